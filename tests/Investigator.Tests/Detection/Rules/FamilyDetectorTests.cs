using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Triage;
using Investigator.Telemetry;
using Investigator.Tests.CaseStore;
using Investigator.Tests.Ingest;
using Investigator.Tests.Triage;

namespace Investigator.Tests.Detection.Rules;

/// <summary>A prompt family on its way through real stores: found in examples, tested on history, in shadow, live.</summary>
public sealed class FamilyDetectorTests : IAsyncLifetime
{
    private AnalysisRig _rig = null!;

    private IRuleBook Book => _rig.Cases.The<IRuleBook>();

    private IDetectorRecord Record => _rig.Cases.The<IDetectorRecord>();

    public Task InitializeAsync() => OpenAsync(_ => { });

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task Wordings_are_found_in_examples_and_stored_prompts_say_which_are_ordinary()
    {
        var found = (await new WordingSearch(_rig.Families).FindAsync(People.Analyst, AFamily.Examples, default)).Value!;

        Assert.NotEqual(0, found.Compared);
        var family = new Domain.Text.PromptFamily("f", "", "", Domain.Text.FamilyWordings.Bias, found.Patterns);
        Assert.All(Domain.Text.FamilyWordings.Fit(family, AFamily.Examples), fit => Assert.True(fit >= 0.5f));
        Assert.All(Domain.Text.FamilyWordings.Fit(family, [.. Enumerable.Range(0, 50).Select(AFamily.Ordinary)]), fit => Assert.True(fit < 0.5f));
        Assert.Equal(Refusal.ExamplesMissing, (await new WordingSearch(_rig.Families).FindAsync(People.Analyst, ["one"], default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await new WordingSearch(_rig.Families).FindAsync(People.Auditor, AFamily.Examples, default)).Refusal);
    }

    [Fact]
    public async Task A_test_on_history_shows_whom_it_would_hit_and_of_them_those_first_whom_something_speaks_for()
    {
        var family = (await Book.WriteAsync(People.Analyst, AFamily.Draft(), default)).Value!;
        Assert.Equal("rule-family-exam-grading", family.RuleId);

        var test = (await Tests().RunAsync(People.Analyst, family.RuleId, family.Id, 30, default)).Value!;

        // acc-teacher grades too and has passed an identity check; acc-curious asked twice.
        Assert.Equal((2, 1), (test.Accounts, test.LookHonest));
        Assert.Equal(["acc-teacher", "acc-harvest", "acc-curious"], test.Sample.Select(l => l.Account));
        Assert.Contains("its owner passed an identity check", test.Sample[0].Honest);
        Assert.Equal("60 of 60 prompts (100 %)", test.Sample[1].Measured);
        Assert.EndsWith("not a hit", test.Sample[2].Measured, StringComparison.Ordinal);
        Assert.Equal((3, 102), (test.Reach!.Accounts, test.Reach.Fit));
        Assert.Equal(test.Reach.Requests, test.Reach.Read);
        Assert.Equal(family.Text, (await _rig.Cases.LatestAsync(family)).Backtest!.Text);
        Assert.Equal(test.Reach, (await _rig.Cases.LatestAsync(family)).Backtest!.Reach);
    }

    [Fact]
    public async Task In_shadow_it_moves_nothing_and_live_it_moves_scores_with_the_events_behind_it()
    {
        await AnalyseAsync();
        var before = await ScoresAsync();
        var family = await ShadowAsync();
        await AnalyseAsync();

        Assert.Equal(["acc-harvest", "acc-teacher"], await ShadowedAsync(family));
        Assert.Equal(before, await ScoresAsync());

        await LiveAsync(family);
        await AnalyseAsync();

        Assert.Empty(await ShadowedAsync(family));
        var hit = (await Record.HitsAsync(family.RuleId, 0, 10, default)).Rows.Single(h => h.AccountId.Value == "acc-harvest");
        Assert.StartsWith("60 of 60 prompts (100 %) fit the family \"Exam grading\"", hit.Evidence.Sentence, StringComparison.Ordinal);
        Assert.Equal((50, 60), (hit.Evidence.EventIds.Count, hit.Evidence.EventCount));
        Assert.All(hit.Evidence.EventIds, id => Assert.StartsWith("acc-harvest", id, StringComparison.Ordinal));
        Assert.Contains((await _rig.Cases.The<IScores>().OfAsync(new("acc-harvest"), default))!.Score.Parts, p => p.Source == family.RuleId);
    }

    [Fact]
    public async Task What_comes_in_after_it_was_put_in_shadow_is_compared_as_it_comes_though_no_text_is_kept()
    {
        await DisposeAsync();
        await OpenAsync(options => options.KeepText = false);
        var family = await ShadowAsync();
        await AnalyseAsync();
        Assert.Empty(await ShadowedAsync(family));

        await _rig.Telemetry.EventsAsync([.. Graded("acc-late", 40)]);
        await AnalyseAsync();

        Assert.Equal(["acc-late"], await ShadowedAsync(family));
        Assert.Equal(0, await _rig.Telemetry.CountAsync("usage_text"));
    }

    [Fact]
    public async Task Without_text_a_test_on_history_finds_nothing_and_says_what_it_could_not_read()
    {
        await DisposeAsync();
        await OpenAsync(options => options.KeepText = false);
        await _rig.Telemetry.EventsAsync([.. Enumerable.Range(0, 7).Select(i => Event("acc-hash", i, null, ("prompt_sha256", new string('a', 64)))), Event("acc-bare", 0, null)]);
        var family = (await Book.WriteAsync(People.Analyst, AFamily.Draft(), default)).Value!;

        var reach = (await Tests().RunAsync(People.Analyst, family.RuleId, family.Id, 30, default)).Value!.Reach!;

        Assert.Equal((0, 0, 7), (reach.Read, reach.Fit, reach.HashOnly));
        Assert.Equal(reach.Requests - 8, reach.WithText);
        var found = (await new WordingSearch(_rig.Families).FindAsync(People.Analyst, AFamily.Examples, default)).Value!;
        Assert.Equal(0, found.Compared);
        Assert.NotEmpty(found.Patterns);
    }

    [Fact]
    public async Task The_store_remembers_what_it_watches()
    {
        var family = await ShadowAsync();
        await AnalyseAsync();
        Assert.Equal([family.RuleId], Telemetry.DuckDb.WatchedFamilyTable.Load(_rig.Telemetry.Store).Now.Select(f => f.Id));
        var kept = await _rig.Telemetry.CountAsync("family_match");
        Assert.Equal(102, kept);

        // Watched again as it is: nothing is read or kept twice.
        await AnalyseAsync();
        Assert.Equal(kept, await _rig.Telemetry.CountAsync("family_match"));

        await Book.RetireAsync(People.Analyst, family.Id, (await _rig.Cases.LatestAsync(family)).Version, "Noise.", default);
        await AnalyseAsync();
        Assert.Equal((0, 0), (await _rig.Telemetry.CountAsync("family_match"), await _rig.Telemetry.CountAsync("watched_family")));
    }

    [Fact]
    public async Task A_reading_that_broke_off_is_done_again_and_keeps_no_event_twice()
    {
        var watched = FamilyDetector.Watched(await ShadowAsync())!;
        await _rig.Families.WatchAsync([watched], default);
        await _rig.Telemetry.Store.AskAsync("UPDATE watched_family SET read_back = false RETURNING family", [], row => row.GetString(0), default);
        await _rig.Telemetry.Store.AskAsync("DELETE FROM family_match WHERE account_id = 'acc-harvest' RETURNING family", [], row => row.GetString(0), default);

        await _rig.Families.WatchAsync([watched], default);

        Assert.Equal(102, await _rig.Telemetry.CountAsync("family_match"));
        Assert.Equal(102, await _rig.Telemetry.OneAsync<long>("SELECT count(DISTINCT event_id) FROM family_match"));
    }

    [Fact]
    public async Task Matches_go_when_the_features_of_their_events_go()
    {
        await DisposeAsync();
        await OpenAsync(options => options.FeatureRetention = TimeSpan.FromDays(1));
        await ShadowAsync();
        await AnalyseAsync();
        Assert.NotEqual(0, await _rig.Telemetry.CountAsync("family_match"));

        _rig.Telemetry.Clock.Advance(TimeSpan.FromDays(60));
        await _rig.Telemetry.Upkeep.RunAsync(null, default);

        Assert.Equal(0, await _rig.Telemetry.CountAsync("family_match"));
    }

    private async Task OpenAsync(Action<TelemetryOptions> configure)
    {
        _rig = await AnalysisRig.OpenAsync(configure);
        await _rig.Telemetry.AccountsAsync(Lines.Account("acc-teacher", ("verification", "kyc")));
        string[] lines =
        [
            .. Enumerable.Range(0, 40).SelectMany(n => Enumerable.Range(0, 12).Select(i => Event($"acc-{n:000}", i, AFamily.Ordinary(n + i)))),
            .. Graded("acc-harvest", 60), .. Graded("acc-teacher", 40), .. Graded("acc-curious", 2), .. Enumerable.Range(10, 30).Select(i => Event("acc-curious", i, AFamily.Ordinary(i))),
        ];
        await _rig.Telemetry.EventsAsync(lines);
    }

    private Backtests Tests() => new(Book, _rig.Rules, _rig.Usage, _rig.Cases.The<IHits>(), _rig.Cases.The<IEnumerable<IHonestSigns>>(), TimeProvider.System, _rig.Families);

    private Task<AnalysisRun> AnalyseAsync() => _rig.Analysis().RunAsync(new(), null, default);

    private async Task<IEnumerable<string>> ShadowedAsync(RuleVersion family) => (await Record.ShadowHitsAsync(family.RuleId, 0, 10, default)).Rows.Select(h => h.AccountId.Value);

    private async Task<List<(string, double)>> ScoresAsync()
    {
        var scores = new List<(string, double)>();
        await foreach (var score in _rig.Cases.The<IScores>().AllAsync(default)) scores.Add((score.AccountId.Value, score.Value));
        return scores;
    }

    private async Task<RuleVersion> ShadowAsync()
    {
        var family = (await Book.WriteAsync(People.Analyst, AFamily.Draft(), default)).Value!;
        Assert.Null(await Book.TestedAsync(People.Analyst, family.Id, ARule.Tested(family.Text), default));
        Assert.Null(await Book.ShadowAsync(People.Analyst, family.Id, (await _rig.Cases.LatestAsync(family)).Version, default));
        await _rig.Cases.AnalysedAsync(family);
        return await _rig.Cases.LatestAsync(family);
    }

    private async Task LiveAsync(RuleVersion family)
    {
        Assert.Null(await Book.ProposeAsync(People.Analyst, family.Id, (await _rig.Cases.LatestAsync(family)).Version, "Good.", default));
        Assert.Null(await Book.ApproveAsync(People.Manager, family.Id, (await _rig.Cases.LatestAsync(family)).Version, null, default));
    }

    private static IEnumerable<string> Graded(string account, int count) => Enumerable.Range(0, count).Select(i => Event(account, i, AFamily.Examples[i % AFamily.Examples.Count]));

    private static string Event(string account, int i, string? prompt, params (string, object?)[] more) => Lines.Event(
        $"{account}-{i}", [("account_id", account), ("prompt", prompt), ("time", new DateTime(2026, 2, 1, 8, 0, 0, DateTimeKind.Utc).AddMinutes(17 * i).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)), .. more]);
}
