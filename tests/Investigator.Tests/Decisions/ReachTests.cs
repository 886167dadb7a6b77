using System.Globalization;
using Investigator.Domain.Decisions;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Decisions;

/// <summary>Whom a measure would have met, on the real store.</summary>
public sealed class ReachTests : IDisposable
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private readonly TelemetryRig _rig = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_scope_meets_its_own_requests_of_the_last_30_days(bool sorted)
    {
        await _rig.AccountsAsync(Lines.Account("a", ("organization_id", "org-1")), Lines.Account("b", ("organization_id", "org-1")));
        await _rig.EventsAsync(
            Event(1, "a", "2026-03-30T10:00:00Z", "key-1", "192.0.2.7"), Event(2, "a", "2026-03-30T10:00:20Z", "key-1", "192.0.2.8"), Event(3, "a", "2026-03-30T10:00:40Z", "key-2", "198.51.100.1"),
            Event(4, "b", "2026-03-31T10:00:00Z", "key-1", "192.0.2.200"), Event(5, "c", "2026-03-31T10:00:00Z", "key-3", "2001:db8::1"), Event(6, "c", "2026-02-01T10:00:00Z", "key-1", "192.0.2.7"));
        if (sorted) await _rig.Upkeep.RunAsync(null, default);
        var reach = new DuckDbReach(_rig.Store);

        foreach (var (scope, value, expected) in ((DecisionScope, string, string)[])[
            (DecisionScope.Account, "a", "a 3/3"), (DecisionScope.Key, "key-1", "a 2/3, b 1/1"), (DecisionScope.Organization, "org-1", "a 3/3, b 1/1"), (DecisionScope.Prefix, "192.0.2.0/24", "a 2/3, b 1/1"),
            (DecisionScope.Prefix, "192.0.2.128/25", "b 1/1"), (DecisionScope.Prefix, "2001:db8::/32", "c 1/1"), (DecisionScope.Prefix, "203.0.113.0/24", ""), (DecisionScope.Key, "nobody", "")])
        {
            var found = await reach.ReachAsync(new(scope, value), Month, null, 10, default);
            Assert.Equal((value, expected), (value, string.Join(", ", found.Most.Select(m => $"{m.AccountId.Value} {m.Requests}/{m.All}"))));
            Assert.Equal((found.Most.Count, found.Most.Sum(m => m.Requests), (long?)null), (found.Accounts, found.Requests, found.AboveRate));
        }

        Assert.Equal(2, (await reach.ReachAsync(new(DecisionScope.Account, "a"), Month, 1, 10, default)).AboveRate); // three in one minute, one is left
        Assert.Equal(1, (await reach.ReachAsync(new(DecisionScope.Prefix, "192.0.2.0/24"), Month, 1, 10, default)).AboveRate);
        Assert.Equal(0, (await reach.ReachAsync(new(DecisionScope.Key, "key-1"), Month, 5, 10, default)).AboveRate);
        var cut = await reach.ReachAsync(new(DecisionScope.Key, "key-1"), Month, null, 1, default);
        Assert.Equal((2, 3L, 1), (cut.Accounts, cut.Requests, cut.Most.Count));
    }

    public void Dispose() => _rig.Dispose();

    private static string Event(int id, string account, string time, string key, string address) =>
        Lines.Event(id.ToString(CultureInfo.InvariantCulture), ("account_id", account), ("time", time), ("api_key_id", key), ("ip", address));
}
