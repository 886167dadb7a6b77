using System.Globalization;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb;
using Investigator.Telemetry.DuckDb.Questions;
using Investigator.Tests.CaseStore;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Triage;

/// <summary>What customers showed and declared, in the score of a real analysis.</summary>
public sealed class CustomerSignsTests : IAsyncLifetime
{
    private AnalysisRig _rig = null!;

    private IVerifications Verifications => _rig.Cases.The<IVerifications>();

    private DateTimeOffset Now => _rig.Cases.Clock.GetUtcNow();

    public async Task InitializeAsync()
    {
        _rig = await AnalysisRig.OpenAsync();
        await _rig.Telemetry.EventsAsync([.. from account in (string[])["seen", "quiet"] from n in Enumerable.Range(0, 40) select Event(account, n)]);
        // One finding, so that there is a score to lower.
        Assert.NotNull((await _rig.Cases.The<ILeakedKeys>().ReportAsync(People.Analyst, new("key-of-seen", null, null, null), default)).Value);
    }

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task Passing_lowers_the_score_and_failing_raises_it_each_as_a_part_that_says_why()
    {
        var before = (await ScoreAsync("seen"))!;
        await EndAsync("seen", VerificationChannel.Identity, passed: true);
        var passed = (await ScoreAsync("seen"))!;
        var part = Assert.Single(passed.Parts, p => p.Source == "step-up");
        Assert.Equal(-1.5, part.Weight);
        Assert.Equal("Its owner was verified when asked, by a document or a contract, on 2026-03-02.", part.Sentence);
        Assert.Equal(1.5, LogOdds(before.Value) - LogOdds(passed.Value), 6);

        _rig.Cases.Clock.Advance(TimeSpan.FromHours(1));
        await EndAsync("seen", VerificationChannel.Phone, passed: false); // the latest counts
        var failed = (await ScoreAsync("seen"))!;
        Assert.Equal(1, LogOdds(failed.Value) - LogOdds(before.Value), 6);
        Assert.Contains("failed, on 2026-03-02", Assert.Single(failed.Parts, p => p.Source == "step-up").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_speaks_for_an_account_makes_no_score_alone_and_what_speaks_against_it_no_flag()
    {
        await EndAsync("quiet", VerificationChannel.Payment, passed: true);
        Assert.Null(await ScoreAsync("quiet"));
        _rig.Cases.Clock.Advance(TimeSpan.FromHours(1));
        await EndAsync("quiet", VerificationChannel.Payment, passed: false);
        var score = (await ScoreAsync("quiet"))!;
        Assert.Equal(["step-up", "start"], score.Parts.Select(p => p.Source));
        Assert.True(score.Value < QueueLine.Probability);
        _rig.Cases.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Null(await ScoreAsync("quiet")); // too long ago to say anything
    }

    [Fact]
    public async Task Traffic_that_is_what_was_declared_lowers_the_score_and_other_traffic_raises_it()
    {
        var before = (await ScoreAsync("seen"))!;
        await DeclareAsync(new("Nightly runs", 1000, [], [], null));
        Assert.Equal(1, LogOdds(before.Value) - LogOdds((await ScoreAsync("seen"))!.Value), 6);
        await DeclareAsync(new("Nightly runs", 1, [], [], null));
        var missed = (await ScoreAsync("seen"))!;
        Assert.Equal(1, LogOdds(missed.Value) - LogOdds(before.Value), 6);
        Assert.Contains("instead of 1", Assert.Single(missed.Parts, p => p.Source == "declaration").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_organization_declared_speaks_for_those_of_its_accounts_alone_that_keep_to_it()
    {
        await _rig.Telemetry.EventsAsync([
            .. from n in Enumerable.Range(0, 100) select Event("keeps", n, ("organization_id", "lab"), ("ip", "192.0.2.7")),
            .. from n in Enumerable.Range(0, 10) select Event("strays", n, ("organization_id", "lab"), ("ip", "203.0.113.9"))]);
        await _rig.Telemetry.AccountsAsync(Lines.Account("keeps", ("organization_id", "lab")), Lines.Account("strays", ("organization_id", "lab")));
        Assert.NotNull((await _rig.Cases.The<IDeclarations>().MakeAsync(People.Analyst, new(DecisionScope.Organization, "lab"), new("Nightly runs", 1000, [], ["192.0.2.0/24"], null), Now.AddDays(30), default)).Value);
        var declared = new DeclaredUse(_rig.Cases.The<IDeclarations>(), new DuckDbPolicyFacts(_rig.Telemetry.Store));
        var fit = Assert.Single(await declared.CheckAsync(null, default));
        Assert.Empty(fit.Misses); // a tenth from elsewhere is let pass for all of them together

        // An account does not hide among those of its organization.
        var signs = (await new CustomerSigns(_rig.Cases.The<IVerificationResults>(), declared).AllAsync(default)).ToDictionary(s => s.AccountId.Value);
        Assert.Equal(CustomerSignKind.AsDeclared, signs["keeps"].Kind);
        Assert.Equal(CustomerSignKind.NotAsDeclared, signs["strays"].Kind);
        Assert.Contains("100 % of the requests come from elsewhere", signs["strays"].Sentence.Replace("100%", "100 %", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal([new("strays")], await declared.MissedAsync(await new DuckDbPolicyFacts(_rig.Telemetry.Store).FactsAsync(TimeSpan.FromDays(30), null, default), default));
        Assert.Equal([new("keeps")], (await declared.AmongAsync([new("keeps"), new("strays")], default)).Keys);

        // Where the organization as a whole sends something else, nobody of it is spoken for, and too much is too much of each.
        Assert.NotNull((await _rig.Cases.The<IDeclarations>().MakeAsync(People.Analyst, new(DecisionScope.Organization, "lab"), new("Nightly runs", 10, [], [], null), Now.AddDays(30), default)).Value);
        Assert.All((await new CustomerSigns(_rig.Cases.The<IVerificationResults>(), declared).AllAsync(default)).Where(s => s.AccountId.Value is "keeps" or "strays"), s => Assert.Equal(CustomerSignKind.NotAsDeclared, s.Kind));
    }

    [Fact]
    public void One_identity_check_counts_once()
    {
        var record = new AccountRecord { AccountId = new("a"), Verification = "kyc" };
        var scores = new AccountScores(new());
        var hit = Findings.AHit(new("a"));
        var byRecord = scores.Rate(record, [hit], null, null);
        var byBoth = scores.Rate(record, [hit], null, null, [new(new("a"), CustomerSignKind.VerifiedByDocument, "Seen.")]);
        Assert.Equal(0.5, LogOdds(byRecord.Value) - LogOdds(byBoth.Value), 6);
        Assert.DoesNotContain(byBoth.Parts, p => p.Source == "verification");
        var byMail = scores.Rate(record, [hit], null, null, [new(new("a"), CustomerSignKind.VerifiedByReach, "Seen.")]);
        Assert.Contains(byMail.Parts, p => p.Source == "verification"); // mail is no identity check
    }

    private async Task EndAsync(string account, VerificationChannel channel, bool passed)
    {
        Assert.NotNull((await Verifications.RequestAsync(People.Analyst, [new(account)], new(channel, "Who?", "Show.", Now.AddDays(7)), default)).Value);
        var asked = (await Verifications.OfAccountAsync(new(account), default)).First(v => v.State is VerificationState.Open);
        Assert.Null(await Verifications.EndAsync(People.Analyst, asked.Id, asked.Version, passed, passed ? "case 7" : null, null, default));
    }

    private async Task DeclareAsync(DeclaredTerms terms) =>
        Assert.NotNull((await _rig.Cases.The<IDeclarations>().MakeAsync(People.Analyst, DecisionTarget.Of(new("seen")), terms, Now.AddDays(30), default)).Value);

    private async Task<Score?> ScoreAsync(string account)
    {
        var signs = new CustomerSigns(_rig.Cases.The<IVerificationResults>(), new(_rig.Cases.The<IDeclarations>(), new DuckDbPolicyFacts(_rig.Telemetry.Store)));
        var round = new DetectorRound([new LeakedKey(_rig.Cases.The<ILeakedKeySigns>(), new ReportedQuestions(_rig.Telemetry.Store))], _rig.Cases.The<IDetectorSettings>(), _rig.Rules);
        await _rig.Analysis(round: round, customers: signs).RunAsync(new(), null, default);
        return (await _rig.Cases.The<IScores>().OfAsync(new(account), default))?.Score;
    }

    private static double LogOdds(double probability) => Math.Log(probability / (1 - probability));

    private static string Event(string account, int n, params (string, object?)[] more) => Lines.Event(
        $"{account}-{n}", [("account_id", account), ("status", 200), ("api_key_id", $"key-of-{account}"),
        ("time", new DateTime(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc).AddMinutes(n).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)), .. more]);
}
