using System.Globalization;
using Investigator.Domain.Decisions;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Decisions;

/// <summary>Which requests count as answered after a moment, on the real store.</summary>
public sealed class AnsweredTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 20, 12, 0, 0, TimeSpan.Zero);
    private readonly TelemetryRig _rig = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answers_count_from_the_very_moment_on_and_refusals_do_not(bool sorted)
    {
        await _rig.EventsAsync(
            Event("held", 10, 0, 200), Event("held", 10, 1, 200), // at the moment and a second later
            Event("held", 9, 59, 200), // just before: in the same half hour of the roll-ups
            Event("held", 20, 0, 403), Event("held", 25, 0, 429), // refused, as it should be
            Event("held", 40, 0, 200),
            Event("quiet", 5, 0, 200), Event("refused", 20, 0, 403), Event("free", 20, 0, 200));
        if (sorted) await _rig.Upkeep.RunAsync(null, CancellationToken.None);

        var found = await new DuckDbAnswered(_rig.Store).AnsweredSinceAsync(
            new Dictionary<DecisionTarget, DateTimeOffset> { [Of("held")] = Noon.AddMinutes(10), [Of("quiet")] = Noon.AddMinutes(10), [Of("refused")] = Noon, [Of("unknown")] = Noon }, CancellationToken.None);

        var one = Assert.Single(found);
        Assert.Equal(("held", 3L, Noon.AddMinutes(10), Noon.AddMinutes(40)), (one.Target.Value, one.Requests, one.FirstAt, one.LastAt));
    }

    [Fact]
    public async Task Each_account_has_a_moment_of_its_own_and_late_lines_of_before_do_not_count()
    {
        await _rig.EventsAsync(Event("a", 10, 0, 200), Event("b", 10, 0, 200));
        await _rig.EventsAsync(Event("a", 2, 0, 200)); // delivered later, happened before
        var found = await new DuckDbAnswered(_rig.Store).AnsweredSinceAsync(
            new Dictionary<DecisionTarget, DateTimeOffset> { [Of("a")] = Noon.AddMinutes(5), [Of("b")] = Noon.AddMinutes(11) }, CancellationToken.None);
        Assert.Equal(("a", 1L), (Assert.Single(found).Target.Value, found[0].Requests));
        Assert.Empty(await new DuckDbAnswered(_rig.Store).AnsweredSinceAsync(new Dictionary<DecisionTarget, DateTimeOffset>(), CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Keys_organizations_and_prefixes_have_the_requests_that_a_gateway_would_refuse_for_them(bool sorted)
    {
        await _rig.AccountsAsync("""{"account_id":"a","organization_id":"org-1"}""", """{"account_id":"b","organization_id":"org-1"}""", """{"account_id":"c","organization_id":"org-2"}""");
        await _rig.EventsAsync(
            From("a", 1, "key-1", "198.51.100.7"), From("b", 2, "key-1", "198.51.100.200"), From("c", 3, "key-2", "198.51.101.7"), From("c", 4, "key-1", "203.0.113.9"), From("c", 5, "key-3", "2001:db8:1:2::7"),
            From("a", 6, "key-1", "198.51.100.7", 403));
        if (sorted) await _rig.Upkeep.RunAsync(null, CancellationToken.None);

        foreach (var (scope, value, requests, last) in ((DecisionScope, string, long, int)[])[
            (DecisionScope.Key, "key-1", 3, 4), (DecisionScope.Key, "key-9", 0, 0), (DecisionScope.Organization, "org-1", 2, 2), (DecisionScope.Organization, "org-2", 3, 5), (DecisionScope.Prefix, "198.51.100.0/24", 2, 2),
            (DecisionScope.Prefix, "198.51.0.0/16", 3, 3), (DecisionScope.Prefix, "198.51.100.128/25", 1, 2), (DecisionScope.Prefix, "2001:db8::/32", 1, 5), (DecisionScope.Prefix, "2001:db8:1:3::/64", 0, 0), (DecisionScope.Prefix, "192.0.2.0/24", 0, 0)])
        {
            var found = await new DuckDbAnswered(_rig.Store).AnsweredSinceAsync(new Dictionary<DecisionTarget, DateTimeOffset> { [new(scope, value)] = Noon }, CancellationToken.None);
            Assert.Equal(requests == 0 ? null : new AnsweredRequests(new(scope, value), requests, found[0].FirstAt, Noon.AddMinutes(last)), found.SingleOrDefault());
        }

        var late = await new DuckDbAnswered(_rig.Store).AnsweredSinceAsync(
            new Dictionary<DecisionTarget, DateTimeOffset> { [new(DecisionScope.Key, "key-1")] = Noon.AddMinutes(3), [new(DecisionScope.Organization, "org-1")] = Noon.AddMinutes(3), [new(DecisionScope.Prefix, "198.51.100.0/24")] = Noon.AddMinutes(2) }, CancellationToken.None);
        Assert.Equal([(DecisionScope.Key, 1L), (DecisionScope.Prefix, 1L)], late.Select(l => (l.Target.Scope, l.Requests)).OrderBy(l => l.Scope));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_has_its_own_requests_alone_and_none_where_logs_send_no_session(bool sorted)
    {
        await _rig.EventsAsync(In("a", 1, "s-1"), In("a", 2, "s-1"), In("a", 3, "s-2"), In("a", 4, null), In("b", 5, "s-1"));
        if (sorted) await _rig.Upkeep.RunAsync(null, CancellationToken.None);

        var found = await new DuckDbAnswered(_rig.Store).AnsweredSinceAsync(
            new Dictionary<DecisionTarget, DateTimeOffset> { [new(DecisionScope.Session, "s-1")] = Noon.AddMinutes(2), [new(DecisionScope.Session, "s-9")] = Noon }, CancellationToken.None);

        Assert.Equal(new AnsweredRequests(new(DecisionScope.Session, "s-1"), 2, Noon.AddMinutes(2), Noon.AddMinutes(5)), Assert.Single(found));
        Assert.Equal(3, (await new DuckDbReach(_rig.Store).ReachAsync(new(DecisionScope.Session, "s-1"), TimeSpan.FromDays(30), null, 10, default)).Requests);
        Assert.Equal(0, (await new DuckDbReach(_rig.Store).ReachAsync(new(DecisionScope.Session, "s-9"), TimeSpan.FromDays(30), null, 10, default)).Accounts);
    }

    public void Dispose() => _rig.Dispose();

    private static DecisionTarget Of(string account) => new(DecisionScope.Account, account);

    private static string In(string account, int minute, string? session) => Lines.Event($"{account}-{minute.ToString(CultureInfo.InvariantCulture)}",
        [("account_id", account), ("time", Noon.AddMinutes(minute).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)), .. session is null ? Array.Empty<(string, object?)>() : [("session_id", session)]]);

    private static string From(string account, int minute, string key, string address, int status = 200) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"event_id":"{{account}}-{{minute}}","time":"{{Noon.AddMinutes(minute):yyyy-MM-ddTHH:mm:ssZ}}","account_id":"{{account}}","api_key_id":"{{key}}","ip":"{{address}}","model":"m-1","input_tokens":10,"output_tokens":20,"status":{{status}}}""");

    private static string Event(string account, int minute, int second, int status) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"event_id":"{{account}}-{{minute}}-{{second}}-{{status}}","time":"{{Noon.AddMinutes(minute).AddSeconds(second):yyyy-MM-ddTHH:mm:ssZ}}","account_id":"{{account}}","model":"m-1","input_tokens":10,"output_tokens":20,"status":{{status}}}""");
}
