using System.Data.Common;
using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using Investigator.Tests.Ingest;
using Investigator.Tests.Triage;

namespace Investigator.Tests.Detection.Rules;

/// <summary>A rule on its way through real stores: tested on history, in shadow, live, silent on an account, retired.</summary>
public sealed class RuleDetectorTests : IAsyncLifetime
{
    private const string Text = "requests in 1h >= 50 and distinct(ip) in 1d >= 5";

    private AnalysisRig _rig = null!;

    private IRuleBook Book => _rig.Cases.The<IRuleBook>();

    private IDetectorRecord Record => _rig.Cases.The<IDetectorRecord>();

    public async Task InitializeAsync()
    {
        _rig = await AnalysisRig.OpenAsync();
        await _rig.Telemetry.AccountsAsync(Lines.Account("acc-002", ("verification", "kyc"), ("created_at", "2020-01-01T00:00:00Z")));
        await _rig.Telemetry.EventsAsync([
            .. Enumerable.Range(0, 30).SelectMany(n => Enumerable.Range(0, 10).Select(i => Event($"acc-{n:000}", i % 5, 9 + i, i, "key-1"))),
            .. Burst("acc-001"), .. Burst("acc-002"),
        ]);
    }

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task A_test_on_history_shows_those_first_whom_something_speaks_for()
    {
        var rule = (await Book.WriteAsync(People.Analyst, ARule.Draft(Text), default)).Value!;

        var test = (await TestsAsync().RunAsync(People.Analyst, rule.RuleId, rule.Id, 30, default)).Value!;

        Assert.Equal((30, 2, 1), (test.Subjects, test.Accounts, test.LookHonest));
        Assert.Equal(["acc-002", "acc-001"], test.Sample.Select(l => l.Account));
        Assert.Contains("its owner passed an identity check", test.Sample[0].Honest);
        Assert.Contains("years old", string.Join(';', test.Sample[0].Honest), StringComparison.Ordinal);
        Assert.Equal("requests in 1h: 60; distinct(ip) in 1d: 7", test.Sample[1].Measured);
        Assert.Equal(Text, (await _rig.Cases.LatestAsync(rule)).Backtest!.Text);
    }

    [Fact]
    public async Task A_test_on_history_is_asked_for_by_who_may_write_rules_and_in_its_bounds()
    {
        var rule = (await Book.WriteAsync(People.Analyst, ARule.Draft(Text), default)).Value!;

        Assert.Equal(Refusal.NotAllowed, (await TestsAsync().RunAsync(People.Admin, rule.RuleId, rule.Id, 30, default)).Refusal);
        Assert.Equal(Refusal.OutOfRange, (await TestsAsync().RunAsync(People.Analyst, rule.RuleId, rule.Id, 401, default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await TestsAsync().RunAsync(People.Analyst, rule.RuleId, Guid.NewGuid(), 30, default)).Refusal);
        Assert.Null((await _rig.Cases.LatestAsync(rule)).Backtest);
    }

    [Fact]
    public async Task In_shadow_it_finds_and_moves_nothing_and_live_it_moves_scores_a_little()
    {
        await AnalyseAsync();
        var before = await ScoresAsync();
        var rule = await ShadowAsync();
        await AnalyseAsync();

        Assert.Equal(["acc-001", "acc-002"], (await Record.ShadowHitsAsync(rule.RuleId, 0, 10, default)).Rows.Select(h => h.AccountId.Value));
        Assert.Equal(0, (await Record.HitsAsync(rule.RuleId, 0, 10, default)).Total);
        Assert.Equal(before, await ScoresAsync());

        await LiveAsync(rule);
        await AnalyseAsync();

        Assert.Equal(0, (await Record.ShadowHitsAsync(rule.RuleId, 0, 10, default)).Total);
        var hit = (await Record.HitsAsync(rule.RuleId, 0, 10, default)).Rows[0];
        Assert.Equal(("acc-001", 1, 50), (hit.AccountId.Value, hit.DetectorVersion, hit.Evidence.EventIds.Count));
        Assert.Equal("The rule \"Night bursts\" holds. requests in 1h: 60; distinct(ip) in 1d: 7.", hit.Evidence.Sentence);
        var score = (await _rig.Cases.The<IScores>().OfAsync(new("acc-001"), default))!;
        Assert.Equal(1, score.Score.Parts.Single(p => p.Source == rule.RuleId).Weight);
    }

    [Fact]
    public async Task One_rule_alone_flags_nobody()
    {
        await _rig.Telemetry.EventsAsync([.. Enumerable.Range(0, 3).Select(i => Event("acc-quiet", i, 10, i, "key-9"))]);
        await LiveAsync(await ShadowAsync("requests < 5"));
        await AnalyseAsync();

        var score = (await _rig.Cases.The<IScores>().OfAsync(new("acc-quiet"), default))!;
        Assert.InRange(score.Value, 0.001, QueueLine.Probability - 0.2);
        Assert.Null(await _rig.Cases.The<ITriageQueue>().FindAsync(SubjectKind.Account, "acc-quiet", default));
    }

    [Fact]
    public async Task A_share_of_accounts_stays_the_same_and_the_live_version_keeps_the_others()
    {
        var rule = await _rig.Cases.PartlyAsync(50);
        var accounts = Enumerable.Range(0, 2_000).Select(n => new AccountId($"acc-{n}")).ToList();
        var half = accounts.Where(rule.Covers).ToHashSet();
        Assert.InRange(half.Count, 900, 1_100);
        Assert.Null(await Book.ShareAsync(People.Manager, rule.Id, rule.Version, 10, default));
        Assert.Subset(half, accounts.Where((await _rig.Cases.LatestAsync(rule)).Covers).ToHashSet());
    }

    [Fact]
    public async Task Two_versions_share_the_accounts_between_them()
    {
        await _rig.Telemetry.EventsAsync([.. Enumerable.Range(3, 20).SelectMany(n => Burst($"acc-{n:000}"))]);
        var live = await ShadowAsync();
        await LiveAsync(live);
        var next = (await Book.ReviseAsync(People.Analyst, live.RuleId, ARule.Draft("requests in 1h >= 55 and distinct(ip) in 1d >= 5"), default)).Value!;
        Assert.Null(await Book.TestedAsync(People.Analyst, next.Id, ARule.Tested(next.Text), default));
        Assert.Null(await Book.ShadowAsync(People.Analyst, next.Id, (await _rig.Cases.LatestAsync(next)).Version, default));
        await _rig.Cases.AnalysedAsync(next);
        Assert.Null(await Book.ProposeAsync(People.Analyst, next.Id, (await _rig.Cases.LatestAsync(next)).Version, "Sharper.", default));
        Assert.Null(await Book.ApproveForAsync(People.Manager, next.Id, (await _rig.Cases.LatestAsync(next)).Version, 50, null, default));
        next = await _rig.Cases.LatestAsync(next);
        await AnalyseAsync();

        var hits = (await Record.HitsAsync(live.RuleId, 0, 100, default)).Rows;
        Assert.Equal(22, hits.Count);
        Assert.All(hits, h => Assert.Equal(next.Covers(h.AccountId) ? 2 : 1, h.DetectorVersion));
        Assert.Equal([1, 2], hits.Select(h => h.DetectorVersion).Distinct().Order());
        Assert.Empty((await Record.ShadowHitsAsync(live.RuleId, 0, 10, default)).Rows);
    }

    [Fact]
    public async Task A_silent_account_is_left_out_and_counted()
    {
        var rule = await ShadowAsync();
        await LiveAsync(rule);
        await _rig.Cases.The<IDetectorDesk>().SnoozeAsync(People.Analyst, rule.RuleId, new("acc-001"), "A benchmark.", _rig.Cases.Clock.GetUtcNow().AddDays(3), default);
        await AnalyseAsync();

        Assert.Equal(["acc-002"], (await Record.HitsAsync(rule.RuleId, 0, 10, default)).Rows.Select(h => h.AccountId.Value));
        Assert.Equal((1, 1), (await Record.VolumesAsync(1, default))[rule.RuleId][0] is var v ? (v.Hits, v.Snoozed) : default);
    }

    [Fact]
    public async Task A_detector_that_is_off_looks_at_nothing()
    {
        await AnalyseAsync();
        Assert.NotEqual(0, (await Record.HitsAsync("key-on-many-networks", 0, 1, default)).Total);

        await _rig.Cases.The<IDetectorDesk>().SwitchAsync(People.Manager, "key-on-many-networks", 0, true, "Noise.", default);
        await AnalyseAsync();

        Assert.Equal(0, (await Record.HitsAsync("key-on-many-networks", 0, 1, default)).Total);
    }

    [Fact]
    public async Task A_retired_rule_leaves_no_trace_in_scores()
    {
        var rule = await ShadowAsync();
        await LiveAsync(rule);
        using var ground = new AnalysisGround();
        await AnalyseAsync(ground);
        var live = await _rig.Cases.LatestAsync(rule);
        await Book.RetireAsync(People.Manager, live.Id, live.Version, "Noise.", default);

        // Already the live pass between two analyses takes its part out.
        await _rig.Telemetry.EventsAsync(Event("acc-001", 6, 12, 5, "key-1"));
        await Live(ground).RunAsync(default);

        Assert.DoesNotContain((await _rig.Cases.The<IScores>().OfAsync(new("acc-001"), default))?.Score.Parts ?? [], p => p.Source == rule.RuleId);
    }

    [Fact]
    public async Task A_live_rule_sees_what_comes_in_between_two_analyses()
    {
        var rule = await ShadowAsync();
        await LiveAsync(rule);
        using var ground = new AnalysisGround();
        await AnalyseAsync(ground);

        await _rig.Telemetry.EventsAsync([.. Burst("acc-007")]);
        await Live(ground).RunAsync(default);

        Assert.Contains("acc-007", (await Record.HitsAsync(rule.RuleId, 0, 10, default)).Rows.Select(h => h.AccountId.Value));
    }

    [Fact]
    public async Task A_rule_over_keys_names_the_key_and_leads_to_its_events()
    {
        await _rig.Telemetry.EventsAsync([.. Enumerable.Range(0, 55).Select(i => Event("acc-003", 3, 4, i, "key-stolen"))]);
        await LiveAsync(await ShadowAsync("for each key: requests in 1h > 50 and share(model = \"large-1\") > 90%"));
        await AnalyseAsync();

        var hit = (await Record.HitsAsync("rule-night-bursts", 0, 10, default)).Rows.Single(h => h.AccountId.Value == "acc-003");
        Assert.Contains("for the key key-stolen", hit.Evidence.Sentence, StringComparison.Ordinal);
        Assert.Equal(55, hit.Evidence.EventCount);
    }

    [Fact]
    public async Task A_rule_that_the_engine_cannot_answer_stops_nobody_and_is_told()
    {
        var rule = await ShadowAsync();
        await LiveAsync(rule);

        var run = await _rig.Analysis(round: _rig.Round(new Exhausted())).RunAsync(new(), null, default);

        Assert.Equal(RunOutcome.Done, run.Outcome);
        Assert.NotEqual(0, run.Hits);
        Assert.Contains("out of memory", VolumeAlarm.Judge((await Record.VolumesAsync(5, default))[rule.RuleId])!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_says_which_fields_it_is_blind_without() =>
        Assert.Equal(["user_agent", "ip", "prompt", "created_at", "tier"], Needs("share(user_agent like \"curl*\") > 0.5 and distinct(network_prefix) > 3 and distinct(skeleton) > 9 and requests > 4 and account.age < 7d and account.tier = \"free\""));

    [Theory]
    [InlineData("requests in 1h > 4 and count(status >= 400) > 2", "half-hour roll-ups")]
    [InlineData("distinct(network_prefix) in 1d > 4", "half-hour roll-ups; the daily roll-up of network_prefix")]
    [InlineData("distinct(network_prefix) in 1h > 4 and highest(temperature) > 1", "half-hour roll-ups; events, one by one")]
    public void A_rule_says_what_it_is_answered_from(string text, string from) => Assert.Equal(from, string.Join("; ", _rig.Rules.ReadsFrom(Rule.Read(text).Rule!)));

    private static IReadOnlyList<string> Needs(string text)
    {
        var version = RuleVersion.Write(Guid.NewGuid(), "rule-a", 1, People.Analyst, ARule.Draft(text), TimeProvider.System).Value!;
        return new RuleDetector(version, new Exhausted()).Info.Needs;
    }

    private Backtests TestsAsync() => new(Book, _rig.Rules, _rig.Usage, _rig.Cases.The<IHits>(), _rig.Cases.The<IEnumerable<IHonestSigns>>(), TimeProvider.System);

    private Task<AnalysisRun> AnalyseAsync(AnalysisGround? ground = null) => _rig.Analysis(ground: ground).RunAsync(new(), null, default);

    private LiveAnalysis Live(AnalysisGround ground) => new(
        ground, _rig.Usage, DetectorCatalogue.Create(), _rig.Cases.The<IAnalysisResults>(), _rig.Cases.The<IScores>(), new(), new(), _rig.Round());

    private Task<RuleVersion> ShadowAsync(string text = Text) => _rig.Cases.InShadowAsync(People.Analyst, text);

    private async Task LiveAsync(RuleVersion rule)
    {
        Assert.Null(await Book.ProposeAsync(People.Analyst, rule.Id, (await _rig.Cases.LatestAsync(rule)).Version, "Good.", default));
        Assert.Null(await Book.ApproveAsync(People.Manager, rule.Id, (await _rig.Cases.LatestAsync(rule)).Version, null, default));
    }

    private async Task<List<(string, double)>> ScoresAsync()
    {
        var scores = new List<(string, double)>();
        await foreach (var score in _rig.Cases.The<IScores>().AllAsync(default)) scores.Add((score.AccountId.Value, score.Value));
        return scores;
    }

    private static IEnumerable<string> Burst(string account) => Enumerable.Range(0, 60).Select(i => Event(account, 4, 3, i, "key-2", $"203.0.{i % 6}.9"));

    private static string Event(string account, int day, int hour, int i, string key, string ip = "198.51.100.7") => Lines.Event(
        $"{account}-{day}-{hour}-{i}-{key}", ("account_id", account), ("api_key_id", key), ("ip", ip), ("asn", 64500 + (ip[^3] % 7)),
        ("time", new DateTime(2026, 2, 1, hour % 24, i % 60, 0, DateTimeKind.Utc).AddDays(day).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));

    private sealed class Exhausted : IRuleQuestions
    {
        public Task<RuleMatches> MatchesAsync(Rule rule, TimeWindow window, IReadOnlyCollection<AccountId>? only, CancellationToken ct) => Task.FromException<RuleMatches>(new Broken());

        public IReadOnlyList<string> ReadsFrom(Rule rule) => [];

        private sealed class Broken() : DbException("out of memory");
    }
}
