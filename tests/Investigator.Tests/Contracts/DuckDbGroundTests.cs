using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Contracts;

/// <summary>What groups of accounts stand on, on the real store.</summary>
public sealed class DuckDbGroundTests : IDisposable
{
    private static readonly DateTimeOffset s_day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TelemetryRig _rig = new();

    private DuckDbGround Ground => new(_rig.Store);

    [Fact]
    public async Task A_resource_is_counted_by_group_with_its_times_and_with_everybody_who_uses_it()
    {
        await _rig.EventsAsync(
            Event("e1", "a", 0, "192.0.2.1"), Event("e2", "b", 5, "192.0.2.2"), Event("e3", "c", 9, "192.0.2.3"), Event("e4", "a", 7, "192.0.2.1"),
            Event("e5", "outsider", 3, "192.0.2.9"), Event("e6", "alone", 3, "198.51.100.1"));

        var ground = await Ground.SharedAsync([(new("a"), 0), (new("b"), 0), (new("c"), 1), (new("nobody"), 1)], 3, default);

        var prefix = ground.Uses.Where(u => u.Resource == new Resource(ResourceKind.NetworkPrefix, "192.0.2.0/24")).ToList();
        Assert.Equal([(0, 2, 4L), (1, 1, 4L)], prefix.Select(u => (u.Group, u.Accounts, u.InAll)));
        Assert.Equal((s_day, s_day.AddHours(7)), (prefix[0].FirstSeenAt, prefix[0].LastSeenAt));
        Assert.DoesNotContain(ground.Uses, u => u.Resource.Kind is ResourceKind.IpAddress); // one account each
        Assert.Equal(5, ground.Accounts);
        Assert.Equal(SharedGround.None, await Ground.SharedAsync([], 1, default));
    }

    [Fact]
    public async Task What_records_name_counts_too_and_has_no_times()
    {
        await _rig.AccountsAsync(Lines.Account("a", ("payment_fingerprint", "card-9")), Lines.Account("b", ("payment_fingerprint", "card-9")), Lines.Account("c", ("payment_fingerprint", "card-9")));

        var use = Assert.Single((await Ground.SharedAsync([(new("a"), 0), (new("b"), 0)], 2, default)).Uses, u => u.Resource.Kind is ResourceKind.Payment);

        Assert.Equal(("card-9", 2, 3L, null), (use.Resource.Value, use.Accounts, use.InAll, use.FirstSeenAt));
    }

    [Fact]
    public async Task Of_a_kind_only_the_most_used_come_and_what_was_left_out_is_counted()
    {
        await _rig.EventsAsync([.. Enumerable.Range(0, 10).SelectMany(i => (string[])[Event($"a{i}", "a", i, $"192.0.{i}.1"), Event($"b{i}", "b", i, $"192.0.{i}.1")])]);

        var ground = await Ground.SharedAsync([(new("a"), 0), (new("b"), 0)], 2, default);

        Assert.Equal(IGroundQuestions.MostOfKind, ground.Uses.Count(u => u.Resource.Kind is ResourceKind.IpAddress));
        Assert.True(ground.Resources >= 20, $"{ground.Resources} resources"); // ten addresses and ten prefixes at least
        Assert.DoesNotContain(ground.Uses, u => u.Resource.Kind is ResourceKind.ApiKey or ResourceKind.Organization);
    }

    [Fact]
    public async Task When_an_account_used_a_thing_is_told_for_pairs_that_did_and_no_others()
    {
        await _rig.EventsAsync(Event("e1", "a", 0, "192.0.2.1"), Event("e2", "a", 30, "192.0.2.1"), Event("e3", "b", 5, "192.0.2.2"));

        var uses = await Ground.UsesAsync([new("a"), new("b"), new("nobody")], [new(ResourceKind.IpAddress, "192.0.2.1"), new(ResourceKind.Asn, "no number"), new(ResourceKind.Device, "a\0b")], default);

        var use = Assert.Single(uses);
        Assert.Equal(("a", "192.0.2.1", s_day, s_day.AddHours(30), 2L), (use.Account.Value, use.Resource.Value, use.FirstSeenAt, use.LastSeenAt, use.Requests));
        Assert.Empty(await Ground.UsesAsync([], [new(ResourceKind.IpAddress, "192.0.2.1")], default));
        Assert.Empty(await Ground.UsesAsync([new("a")], [], default));
    }

    public void Dispose() => _rig.Dispose();

    private static string Event(string id, string account, int hours, string ip) =>
        Lines.Event(id, ("account_id", account), ("time", s_day.AddHours(hours).ToString("O", System.Globalization.CultureInfo.InvariantCulture)), ("ip", ip));
}
