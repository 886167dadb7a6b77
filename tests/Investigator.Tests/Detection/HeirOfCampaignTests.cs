using System.Globalization;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb.Questions;
using Investigator.Tests.CaseStore;
using Investigator.Tests.Ingest;
using Investigator.Tests.Triage;

namespace Investigator.Tests.Detection;

/// <summary>A pool is frozen, and others take up what it left.</summary>
public sealed class HeirOfCampaignTests : IAsyncLifetime
{
    private AnalysisRig _rig = null!;
    private Guid _campaign;

    private IHeirs Heirs => _rig.Cases.The<IHeirs>();

    public async Task InitializeAsync()
    {
        _rig = await AnalysisRig.OpenAsync();
        await _rig.Telemetry.AccountsAsync([
            .. Enumerable.Range(0, 80).Select(n => Lines.Account($"acc-{n:000}", ("payment_fingerprint", $"card-{n}"), ("device_id", $"dev-{n}"), ("email_domain", n % 2 == 0 ? "mail.example" : "post.example"))),
            .. Enumerable.Range(0, 6).Select(n => Lines.Account($"pool-{n}", ("payment_fingerprint", n < 3 ? "card-A" : "card-B"), ("device_id", $"dev-pool-{n}"))),
            Lines.Account("heir-0", ("payment_fingerprint", "card-A")), Lines.Account("heir-1", ("payment_fingerprint", "card-B")),
            Lines.Account("card-only", ("payment_fingerprint", "card-A")), Lines.Account("before", ("payment_fingerprint", "card-A")),
        ]);
        await _rig.Telemetry.EventsAsync([
            .. Enumerable.Range(0, 80).SelectMany(n => Enumerable.Range(0, 8).Select(i => Event($"acc-{n:000}", n % 9, i, $"My own question {n} of the day is about {Word(n)} and {Word(n + i)}", "sdk/1"))),
            .. Enumerable.Range(0, 6).SelectMany(n => Enumerable.Range(0, 20).Select(i => Event($"pool-{n}", i % 5, i, Work(n + i), "harvester/9"))),
            .. Enumerable.Range(0, 2).SelectMany(n => Enumerable.Range(0, 10).Select(i => Event($"heir-{n}", 8, i, Work(90 + i), "harvester/9"))),
            .. Enumerable.Range(0, 10).Select(i => Event("card-only", 8, i, $"A poem about {Word(i)} please", "sdk/1")),
            .. Enumerable.Range(0, 10).Select(i => Event("before", 2, i, Work(70 + i), "harvester/9")),
        ]);
    }

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_began_after_a_pool_was_cut_and_carries_its_fingerprint_is_its_heir()
    {
        await FreezeAsync();
        await AnalyseAsync();

        var heirs = await Heirs.OfAsync(_campaign, default);
        // Whoever began before the pool ended is a member that was missed, which links show; a card alone is a household.
        Assert.Equal(["heir-0", "heir-1"], heirs.Rows.Select(r => r.Hit.AccountId.Value).Order());
        Assert.Equal((6, 2), (heirs.Watched, heirs.Total));
        var said = heirs.Rows.Single(r => r.Hit.AccountId.Value == "heir-0").Hit.Evidence;
        Assert.StartsWith("Heir of the campaign \"Pool 1\": it began 4 days after the pool's work ended", said.Sentence, StringComparison.Ordinal);
        Assert.Contains("the card card-A (3 of 6 members, 2 others)", said.Sentence, StringComparison.Ordinal);
        Assert.Contains("the client harvester/9 (6 of 6 members, ", said.Sentence, StringComparison.Ordinal);
        Assert.Equal(10, said.EventCount);
    }

    [Fact]
    public async Task Nobody_is_an_heir_of_a_pool_that_was_not_cut_or_of_too_few_or_once_the_freeze_was_lifted()
    {
        await AnalyseAsync();
        Assert.Equal(0, await HitsAsync());

        _campaign = await _rig.Cases.ConfirmedCampaignAsync([.. Pool().Take(2)]);
        foreach (var account in Pool().Take(2)) await FreezeAsync(account);
        await AnalyseAsync();
        Assert.Equal(0, await HitsAsync());

        foreach (var account in Pool().Take(2))
            Assert.Null(await _rig.Cases.The<IFreezeDesk>().LiftAsync(People.Manager, (await _rig.Cases.The<IFreezeDesk>().OfAccountAsync(account, default))[0].Id, "An error.", default));
        await AnalyseAsync();
        Assert.Empty(await _rig.Cases.The<IBurntPools>().AllAsync(default));
    }

    [Fact]
    public async Task An_heir_alone_is_not_flagged_and_goes_with_the_freeze()
    {
        await FreezeAsync();
        await AnalyseAsync();
        var score = (await _rig.Cases.The<IScores>().OfAsync(new("heir-0"), default))!;
        var part = score.Score.Parts.Single(p => p.Source == HeirOfCampaign.Id);
        Assert.InRange(part.Weight, 1, new ScoreOptions().HitWeights[HeirOfCampaign.Id]);

        foreach (var account in Pool())
            Assert.Null(await _rig.Cases.The<IFreezeDesk>().LiftAsync(People.Manager, (await _rig.Cases.The<IFreezeDesk>().OfAccountAsync(account, default))[0].Id, "An error.", default));
        await AnalyseAsync();
        Assert.Equal(0, await HitsAsync());
        Assert.DoesNotContain((await _rig.Cases.The<IScores>().OfAsync(new("heir-0"), default))?.Score.Parts ?? [], p => p.Source == HeirOfCampaign.Id);
    }

    [Fact]
    public async Task An_heir_that_was_added_to_the_campaign_is_said_to_be_in_it()
    {
        await FreezeAsync();
        await AnalyseAsync();
        Assert.Null(await _rig.Cases.The<ICampaignDesk>().AddAsync(People.Analyst, _campaign, [new("heir-0")], "heir", default));

        var rows = (await Heirs.OfAsync(_campaign, default)).Rows;

        Assert.True(rows.Single(r => r.Hit.AccountId.Value == "heir-0").IsMember);
        Assert.False(rows.Single(r => r.Hit.AccountId.Value == "heir-1").IsMember);
        Assert.Equal(0, (await Heirs.OfAsync(Guid.NewGuid(), default)).Total);
    }

    [Fact]
    public async Task What_many_others_use_never_leaves_the_store()
    {
        await FreezeAsync();
        var pools = await _rig.Cases.The<IBurntPools>().AllAsync(default);
        var traits = await new HeirQuestions(_rig.Telemetry.Store).TraitsAsync(pools, null, default);

        // sdk/1 is everybody's client.
        Assert.DoesNotContain(traits, t => t.Resource.Value == "sdk/1");
        Assert.Equal(["card-only", "heir-0", "heir-1"], traits.Select(t => t.Account.Value).Distinct().Order());
        Assert.All(await new HeirQuestions(_rig.Telemetry.Store).TraitsAsync(pools, [new("heir-1")], default), t => Assert.Equal("heir-1", t.Account.Value));
        Assert.Empty(await new HeirQuestions(_rig.Telemetry.Store).TraitsAsync([], null, default));
    }

    [Fact]
    public async Task The_fingerprint_outlives_the_events_of_the_pool()
    {
        await FreezeAsync();
        await _rig.Telemetry.Upkeep.RunAsync(null, default);
        await _rig.Telemetry.Store.AskAsync("DELETE FROM usage_event WHERE account_id LIKE 'pool-%' RETURNING 1", [], _ => 0, default);

        var traits = await new HeirQuestions(_rig.Telemetry.Store).TraitsAsync(await _rig.Cases.The<IBurntPools>().AllAsync(default), null, default);

        Assert.Contains(traits, t => t.Account.Value == "heir-0" && t.Resource.Kind is ResourceKind.PromptSkeleton);
    }

    private static IEnumerable<AccountId> Pool() => Enumerable.Range(0, 6).Select(n => new AccountId($"pool-{n}"));

    private async Task FreezeAsync()
    {
        _campaign = await _rig.Cases.ConfirmedCampaignAsync([.. Pool()]);
        foreach (var account in Pool()) await FreezeAsync(account);
    }

    private async Task FreezeAsync(AccountId account) =>
        Assert.Null((await _rig.Cases.The<IFreezeDesk>().FreezeAccountAsync(People.Analyst, account, "Harvest.", _rig.Cases.Clock.GetUtcNow().AddDays(7), default)).Refusal);

    private async Task<long> HitsAsync() => (await _rig.Cases.The<IDetectorRecord>().HitsAsync(HeirOfCampaign.Id, 0, 10, default)).Total;

    private async Task AnalyseAsync()
    {
        IDetector[] detectors = [.. DetectorCatalogue.Create(), new HeirOfCampaign(_rig.Cases.The<IBurntPools>(), new HeirQuestions(_rig.Telemetry.Store), new())];
        await _rig.Analysis(round: new DetectorRound(detectors, _rig.Cases.The<IDetectorSettings>(), _rig.Rules)).RunAsync(new(), null, default);
    }

    private static string Work(int n) => $"Rate the following answer on a scale of 1 to 10 with a strict rubric: the {Word(n)} of number {n} is what matters most here";

    private static string Word(int n) => ((string[])["tide", "glacier", "sonnet", "matrix", "enzyme", "verdict", "orbit", "syllable", "harbour", "meadow", "engine"])[n % 11];

    private static string Event(string account, int day, int i, string prompt, string client) => Lines.Event(
        $"{account}-{day}-{i}", ("account_id", account), ("prompt", prompt), ("user_agent", client), ("status", 200), ("ip", $"198.51.{account.Length + day}.{i + 1}"),
        ("time", new DateTime(2026, 2, 1, 9, 0, 0, DateTimeKind.Utc).AddDays(day).AddMinutes(13 * i).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
}
