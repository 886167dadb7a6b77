using System.Globalization;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Decisions.Policies;

/// <summary>What policies and limits ask of the traffic, on the real store.</summary>
public sealed class PolicyQuestionsTests : IDisposable
{
    private static readonly TimeSpan s_month = TimeSpan.FromDays(30);
    private readonly TelemetryRig _rig = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Facts_are_of_the_last_30_days(bool sorted)
    {
        await _rig.AccountsAsync(Lines.Account("a", ("organization_id", "org-1"), ("segment", "education"), ("tier", "free"), ("verification", "email")));
        await _rig.EventsAsync(
            Event(1, "a", "2026-02-01T10:00:00Z", environment: "production"), // too old, but it makes m-1 an old model
            Event(2, "a", "2026-03-20T10:00:00Z", environment: "test"), Event(3, "a", "2026-03-20T11:00:00Z", environment: "test"), Event(4, "a", "2026-03-21T10:00:00Z", environment: "production"),
            Event(5, "b", "2026-03-22T10:00:00Z", model: "m-2"), Event(6, "a", "2026-03-22T20:00:00Z", model: "m-2", environment: "test"), Event(7, "c", "2026-03-24T10:00:00Z", model: "m-2"), Event(8, "c", "2026-03-24T12:00:00Z"));
        if (sorted) await _rig.Upkeep.RunAsync(null, default);
        var questions = new DuckDbPolicyFacts(_rig.Store);

        var facts = await questions.FactsAsync(s_month, null, default);
        Assert.Equal(["a 4 3", "b 1 1", "c 2 1"], facts.Select(f => $"{f.AccountId.Value} {f.Requests} {f.ActiveDays}"));
        Assert.Equal(("education", "free", "email", "org-1", "test"), (facts[0].Segment, facts[0].Tier, facts[0].Verification, facts[0].Organization, facts[0].Purpose));
        Assert.Equal([At("2026-03-22T20:00:00Z"), At("2026-03-22T10:00:00Z"), null], facts.Select(f => f.NewModelAt)); // c came two days late
        Assert.Equal(["b"], (await questions.FactsAsync(s_month, [new("b")], default)).Select(f => f.AccountId.Value));
        Assert.Equal(At("2026-03-24T12:00:00Z"), await questions.LatestAsync(default));
    }

    [Fact]
    public async Task A_test_key_that_works_like_production_is_named_with_its_owners()
    {
        var lines = Enumerable.Range(0, 12).Select(n => Event(n, n % 2 == 0 ? "a" : "b", $"2026-03-{20 + (n % 8)}T10:00:00Z", environment: "test", key: "key-test", address: $"192.0.{n}.1"))
            .Append(Event(90, "a", "2026-03-20T10:00:00Z", environment: "production", key: "key-live")).Append(Event(91, "c", "2026-03-20T10:00:00Z", environment: "experiment", key: "key-try"))
            .Concat(Enumerable.Range(0, 20).Select(n => Event(100 + n, "c", $"2026-03-20T11:00:{10 + n}Z", environment: "test", key: "key-busy")));
        await _rig.EventsAsync([.. lines]);
        var questions = new DuckDbPolicyFacts(_rig.Store);
        Assert.Equal(("key-try", 3L), ((await questions.PurposesAsync(s_month, 2, 1, default)).Rows.Single().Key, (await questions.PurposesAsync(s_month, 9, 1, default)).Total));
        var keys = (await questions.PurposesAsync(s_month, 0, 10, default)).Rows;
        // What works like production comes first, though another has more requests.
        Assert.Equal(["key-test test a,b 12 8 12 True", "key-busy test c 20 1 1 False", "key-try experiment c 1 1 1 False"], keys.Select(k => $"{k.Key} {k.Purpose} {string.Join(',', k.Accounts)} {k.Requests} {k.Days} {k.Networks} {k.LooksLikeProduction}"));
        Assert.Equal([1L, 2L, 1L, 1L, 1L, 1L], (await new DuckDbPolicyFacts(_rig.Store).NetworksAsync(s_month, [new("a")], default)).OrderBy(n => int.Parse(n.Prefix.Split('.')[2], CultureInfo.InvariantCulture)).Select(n => n.Requests));
    }

    [Fact]
    public async Task A_limit_refuses_what_is_above_it_by_what_it_is_laid_on()
    {
        await _rig.AccountsAsync(Lines.Account("a", ("organization_id", "org-1")), Lines.Account("b", ("organization_id", "org-1")));
        // One minute: a sends 6 with two keys, b sends 4; both from one prefix. The next minute: b sends 2.
        await _rig.EventsAsync([
            .. Enumerable.Range(0, 6).Select(n => Event(n, "a", $"2026-03-30T10:00:{10 + n}Z", key: n % 2 == 0 ? "k1" : "k2", address: "192.0.2.1")),
            .. Enumerable.Range(0, 4).Select(n => Event(20 + n, "b", $"2026-03-30T10:00:{30 + n}Z", key: "k3", address: "192.0.2.9")),
            .. Enumerable.Range(0, 2).Select(n => Event(30 + n, "b", $"2026-03-30T10:01:{30 + n}Z", key: "k3", address: "198.51.100.1"))]);
        var rates = new DuckDbRates(_rig.Store);
        async Task<string> AboveAsync(LimitPlace place, int rate, IReadOnlyCollection<AccountId>? only = null, IReadOnlyDictionary<AccountId, Guid>? pools = null) =>
            string.Join(' ', (await rates.AboveAsync(place, rate, s_month, pools, only, default)).OrderBy(a => a.Key.Value, StringComparer.Ordinal).Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key.Value}:{a.Value:0.##}")));

        Assert.Equal("a:2 b:2", await AboveAsync(LimitPlace.Key, 2)); // each of a's keys three, b's four
        Assert.Equal("a:4 b:2", await AboveAsync(LimitPlace.Account, 2));
        Assert.Equal("a:4.8 b:3.2", await AboveAsync(LimitPlace.Organization, 2)); // ten in the minute, eight too many, by their part
        Assert.Equal("a:4.8 b:3.2", await AboveAsync(LimitPlace.Prefix, 2));
        Assert.Equal("a:4", await AboveAsync(LimitPlace.Account, 2, [new("a")]));
        var pool = Guid.NewGuid();
        Assert.Equal("a:3 b:2", await AboveAsync(LimitPlace.Pool, 5, pools: new Dictionary<AccountId, Guid> { [new("a")] = pool, [new("b")] = pool }));
        Assert.Equal("", await AboveAsync(LimitPlace.Pool, 5));
        Assert.Equal("", await AboveAsync(LimitPlace.Account, 6));
    }

    public void Dispose() => _rig.Dispose();

    private static DateTimeOffset? At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Event(int id, string account, string time, string model = "m-1", string environment = "production", string key = "key-1", string address = "192.0.2.7") =>
        Lines.Event(id.ToString(CultureInfo.InvariantCulture), ("account_id", account), ("time", time), ("model", model), ("environment", environment), ("api_key_id", key), ("ip", address));
}
