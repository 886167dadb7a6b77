using System.Data.Common;
using Bunit;
using Investigator.Domain.Detection;
using Investigator.Domain.Ingest;
using Investigator.Web.Detection;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Detection;

/// <summary>Which fields arrive, and who is blind without the others.</summary>
public sealed class CoveragePageTests : ConsoleContext, ICoverage
{
    private readonly List<SourceCoverage> _sources = [];
    private Exception? _broken;

    public CoveragePageTests()
    {
        Services.AddSingleton<ICoverage>(this);
        foreach (var detector in (IDetector[])[new Needing("prices", "Prices", "prompt", "country"), new Needing("paces", "Paces", "time")]) Services.AddSingleton(detector);
    }

    [Fact]
    public void Before_the_first_delivery_it_says_how_to_look_beforehand() =>
        Assert.Contains("--dry-run", Open().Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_store_that_does_not_answer_is_said_and_can_be_tried_again()
    {
        _broken = new Silent();
        var page = Open();
        Assert.Contains("the disk is away", page.Find("[data-testid=failed]").TextContent, StringComparison.Ordinal);

        _broken = null;
        page.Find("[data-testid=failed] button").Click();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=nothing]")));
    }

    [Fact]
    public void A_detector_is_blind_when_no_source_brings_what_it_needs()
    {
        Source("gw", 10, ("time", 10), ("country", 3));
        Assert.Equal("Prices: needs prompt", Open().Find("[data-testid=blind-row]").TextContent);
    }

    [Fact]
    public void What_one_source_lacks_another_may_bring()
    {
        Source("gw", 10, ("time", 10), ("country", 3));
        Source("texts", 4, ("time", 4), ("prompt", 4));

        var page = Open("/coverage?source=gw&stream=events");

        Assert.Single(page.FindAll("[data-testid=none-blind]"));
        Assert.Contains("Prices (prompt)", page.Find("[data-testid=blind-here]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_field_says_how_often_it_came_and_never_rounds_to_always_or_never()
    {
        Source("gw", 10_000, ("time", 10_000), ("country", 9_999), ("ip", 1), ("prompt", 0), ("model", 5_000));

        var shares = Open().FindAll("[data-testid=field-row]").ToDictionary(row => row.QuerySelectorAll("td")[0].TextContent.TrimEnd(' ', '*'), row => row.QuerySelectorAll("td")[1].TextContent, StringComparer.Ordinal);

        Assert.Equal(("100 %", "> 99.9 %", "< 0.1 %", "never", "50 %"), (shares["time"], shares["country"], shares["ip"], shares["prompt"], shares["model"]));
    }

    [Fact]
    public void A_stand_in_is_counted_apart()
    {
        _sources.Add(new("envoy", IngestStream.Events, ["envoy-ai-gateway"], 4, 2, [new("account_id", 4, 4, 3, Noon, Noon)]));
        var page = Open();
        Assert.Equal("75 %", page.FindAll("[data-testid=field-row] td")[3].TextContent);
        Assert.Contains("2 more records were no model requests", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_source_with_most_entries_is_shown_until_another_is_asked_for()
    {
        Source("small", 1, ("time", 1));
        Source(Hostile, 9, ("time", 9));

        var page = Open();
        Assert.Contains("<script>", page.Find("#fields").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));

        Assert.Equal("small", Open("/coverage?source=small&stream=events").Find("#fields").TextContent);
    }

    [Fact]
    public void New_usage_moves_the_numbers_by_itself()
    {
        var page = Open();
        Source("gw", 1, ("time", 1));
        News.UsageStored.Raise();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=coverage-source]")));
    }

    [Fact]
    public void Each_field_says_since_when_it_comes_and_who_needs_it()
    {
        _sources.Add(new("gw", IngestStream.Events, ["canonical"], 4, 0, [new("time", 4, 4, 0, Noon.AddDays(-3), Noon), new("prompt", 4, 0, 0, null, null)]));

        var rows = Open().FindAll("[data-testid=field-row]").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList()).ToList();

        Assert.Equal([["time *", "100 %", "", "", "3 days ago", "now", "Paces"], ["prompt", "never", "", "", "–", "–", "Prices"]], rows);
    }

    [Fact]
    public void Sources_stand_side_by_side_with_how_much_each_brings_and_how_many_are_blind_in_it()
    {
        Source("gw", 10, ("time", 10), ("country", 3), ("prompt", 0));
        Source("texts", 40, ("time", 4), ("country", 1), ("prompt", 4));

        var rows = Open("/coverage?source=gw&stream=events").FindAll("[data-testid=coverage-source]");

        Assert.Equal(["texts", "events", "canonical", "40", "3 of 3", "0", "now"], rows[0].QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(["gw", "events", "canonical", "10", "2 of 3", "1", "now"], rows[1].QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.Equal((null, "true"), (rows[0].QuerySelector("a")!.GetAttribute("aria-current"), rows[1].QuerySelector("a")!.GetAttribute("aria-current")));
        Assert.EndsWith("/coverage?source=texts&stream=events#fields", rows[0].QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_sources_are_leafed_through_and_found_by_name()
    {
        for (var n = 0; n < 12; n++) Source($"file-{n:00}", 12 - n, ("time", 1));

        Assert.Equal(10, Open().FindAll("[data-testid=coverage-source]").Count);
        Assert.Equal(2, Open("/coverage?from=10").FindAll("[data-testid=coverage-source]").Count);
        Assert.Single(Open("/coverage?find=FILE-07").FindAll("[data-testid=coverage-source]"));
        Assert.Contains("No source is called that", Open("/coverage?source=nobody").Markup, StringComparison.Ordinal);
    }

    Task<IReadOnlyList<SourceCoverage>> ICoverage.LoadAsync(CancellationToken ct) =>
        _broken is null ? Task.FromResult<IReadOnlyList<SourceCoverage>>([.. _sources]) : Task.FromException<IReadOnlyList<SourceCoverage>>(_broken);

    private IRenderedComponent<CoveragePage> Open(string address = "/coverage")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<CoveragePage>();
    }

    private void Source(string name, long entries, params (string Field, long Said)[] fields) =>
        _sources.Add(new(name, IngestStream.Events, ["canonical"], entries, 0, [.. fields.Select(f => new FieldArrival(f.Field, entries, f.Said, 0, f.Said > 0 ? Noon : null, f.Said > 0 ? Noon : null))]));

    private sealed class Needing(string id, string title, params string[] needs) : IDetector
    {
        public DetectorInfo Info => new(id, 1, title, "", "", needs);

        public Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class Silent() : DbException("the disk is away");
}
