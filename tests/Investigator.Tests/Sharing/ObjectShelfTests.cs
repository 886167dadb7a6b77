using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Xunit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Formats.Stix;
using Investigator.Tests.Sharing.Stix;

namespace Investigator.Tests.Sharing;

public sealed class ObjectShelfTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_version_stands_once_with_the_time_of_its_first_release()
    {
        var shelf = ObjectShelf.Of([Released(1, [Indicator("a", 1), Observable("x")]), Released(2, [Indicator("a", 1), Indicator("a", 2), Observable("x")])]);

        Assert.Equal(["indicator--a 1 at 1", "x--x 1 at 1", "indicator--a 2 at 2"], Names(shelf, ObjectVersions.All));
        Assert.Equal(["x--x 1 at 1", "indicator--a 2 at 2"], Names(shelf, ObjectVersions.Last));
        Assert.Equal(["indicator--a 1 at 1", "x--x 1 at 1"], Names(shelf, ObjectVersions.First));
    }

    [Fact]
    public void What_was_taken_back_stands_revoked_and_says_nothing_of_what_it_said()
    {
        var shelf = ObjectShelf.Of([new(Bundle([Indicator("a", 1), Observable("x")]), At(1), At(5)), Released(2, [Indicator("b", 1)])]);

        var objects = shelf.Find(new() { Versions = ObjectVersions.All }).Objects;
        Assert.Equal(["indicator--b", "indicator--a"], objects.Select(one => one.Id));
        var grave = Encoding.UTF8.GetString(objects[1].Json.Span);
        Assert.DoesNotContain("192.0.2.7", grave, StringComparison.Ordinal);
        Assert.True(JsonDocument.Parse(grave).RootElement.GetProperty("revoked").GetBoolean());
        Assert.Equal((At(5), At(5)), (objects[1].AddedAt, objects[1].Version));
    }

    [Fact]
    public void What_also_stands_in_another_bundle_is_not_taken_back()
    {
        var shelf = ObjectShelf.Of([new(Bundle([Indicator("a", 1)]), At(1), At(5)), Released(2, [Indicator("a", 1)])]);

        Assert.Equal(["indicator--a 1 at 2"], Names(shelf, ObjectVersions.All));
    }

    [Fact]
    public void A_revoked_campaign_is_still_valid_STIX()
    {
        var bytes = new StixBundleWriter().Write(ACampaign.WithEverything.Bundle());
        var shelf = ObjectShelf.Of([new(bytes, ACampaign.Noon, ACampaign.Noon.AddDays(1))]);
        var graves = shelf.Find(new() { Take = 10_000 }).Objects;
        Assert.NotEmpty(graves);

        // The revoked versions beside the observables and declarations that they name: a whole bundle again.
        using var document = JsonDocument.Parse(bytes);
        var revoked = graves.ToDictionary(one => one.Id, one => Encoding.UTF8.GetString(one.Json.Span), StringComparer.Ordinal);
        var objects = document.RootElement.GetProperty("objects").EnumerateArray().Select(one => revoked.GetValueOrDefault(one.GetProperty("id").GetString()!, one.GetRawText()));
        // What a revoked version must name and may not: an observable that says nothing.
        var nothing = new JsonObject { ["type"] = "domain-name", ["value"] = "revoked.invalid" };
        nothing["id"] = StixForms.ObservableId("domain-name", nothing, ["value"]);
        Assert.Empty(StixValidator.Objections(Encoding.UTF8.GetBytes($$"""{"type":"bundle","id":"bundle--3f2504e0-4f89-41d3-9a0c-0305e82c3301","objects":[{{string.Join(',', objects.Append(nothing.ToJsonString()))}}]}""")));
    }

    [Fact]
    public void No_revoked_version_names_an_observable_whose_value_could_be_tried_out_of_its_id()
    {
        var bytes = new StixBundleWriter().Write(ACampaign.WithEverything.Bundle());
        using var document = JsonDocument.Parse(bytes);
        var observables = document.RootElement.GetProperty("objects").EnumerateArray().Where(one => !one.TryGetProperty("modified", out _)).Select(one => one.GetProperty("id").GetString()!).Where(id => !id.StartsWith("marking", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(observables);

        var graves = string.Concat(ObjectShelf.Of([new(bytes, ACampaign.Noon, ACampaign.Noon.AddDays(1))]).Find(new() { Take = 10_000 }).Objects.Select(one => Encoding.UTF8.GetString(one.Json.Span)));

        Assert.All(observables, id => Assert.DoesNotContain(id, graves, StringComparison.Ordinal));
    }

    [Property]
    public void Pages_of_any_size_show_every_object_once_and_in_order(PositiveInt pageSize, byte bundles, byte each)
    {
        var shelf = ObjectShelf.Of(Enumerable.Range(0, bundles % 7).Select(b => Released(b, [.. Enumerable.Range(0, each % 23).Select(i => Indicator($"{b}-{i * 31 % 23}", 1))])));
        var seen = new List<ShelfPlace>();
        var query = new ObjectQuery { Take = 1 + (pageSize.Get % 9) };
        for (var more = true; more;)
        {
            var page = shelf.Find(query);
            seen.AddRange(page.Objects.Select(one => one.Place));
            more = page.More;
            if (more) query = query with { After = page.Objects[^1].Place };
        }

        Assert.Equal(shelf.Count, seen.Distinct().Count());
        Assert.Equal(seen.Order(), seen);
    }

    [Fact]
    public void Filters_hold_together()
    {
        var shelf = ObjectShelf.Of([Released(1, [Indicator("a", 1), Observable("x")]), Released(2, [Indicator("b", 1)])]);

        Assert.Equal(["indicator--b 1 at 2"], Names(shelf, ObjectVersions.All, new() { AddedAfter = At(1) }));
        Assert.Equal(["x--x 1 at 1"], Names(shelf, ObjectVersions.All, new() { Types = ["x"] }));
        Assert.Equal(["indicator--a 1 at 1"], Names(shelf, ObjectVersions.All, new() { Ids = ["indicator--a", "x--x"], Types = ["indicator"] }));
        Assert.Equal(["indicator--a 1 at 1"], Names(shelf, ObjectVersions.None, new() { Ids = ["indicator--a"], ExactVersions = [At(1)] }));
        Assert.Empty(Names(shelf, ObjectVersions.None, new() { ExactVersions = [At(9)] }));
    }

    private static string[] Names(ObjectShelf shelf, ObjectVersions versions, ObjectQuery? query = null) =>
        [.. shelf.Find((query ?? new()) with { Versions = versions }).Objects.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Id} {Minutes(one.Version)} at {Minutes(one.AddedAt)}"))];

    private static int Minutes(DateTimeOffset at) => (int)(at - s_noon).TotalMinutes;

    private static DateTimeOffset At(int minutes) => s_noon.AddMinutes(minutes);

    private static ReleasedContent Released(int minutes, string[] objects) => new(Bundle(objects), At(minutes), null);

    private static byte[] Bundle(string[] objects) => Encoding.UTF8.GetBytes($$"""{"type":"bundle","id":"bundle--1","objects":[{{string.Join(',', objects)}}]}""");

    private static string Indicator(string id, int minutes) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"type":"indicator","spec_version":"2.1","id":"indicator--{{id}}","created":"2026-03-02T12:00:00.000Z","modified":"{{At(minutes).UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}}","pattern":"[ipv4-addr:value = '192.0.2.7']","pattern_type":"stix","valid_from":"2026-03-02T12:00:00.000Z","object_marking_refs":["m"]}""");

    private static string Observable(string id) => $$"""{"type":"x","id":"x--{{id}}","value":"192.0.2.7"}""";
}
