using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions;

/// <summary>What was known at a decision stays by a time of its own; holds and appeals keep it longer, and its hash stays for ever.</summary>
public abstract class EvidenceRetentionContract : CaseContract
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private IFreezeDesk Freezes => Room.The<IFreezeDesk>();

    private IEvidenceRetention Evidence => Room.The<IEvidenceRetention>();

    [CaseFact]
    public async Task Facts_go_a_year_after_the_end_and_not_before_and_leave_the_hash_the_decision_and_an_entry()
    {
        var (standing, ended) = (await FrozenAsync(Account(1)), await EndedAsync(Account(2)));
        var before = await KeptAsync(ended);
        Room.Clock.Advance(Year - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await Evidence.ForgetAsync(Year, [], default));
        Room.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, await Evidence.ForgetAsync(Year, [], default));
        Assert.Equal(0, await Evidence.ForgetAsync(Year, [], default));

        var after = await KeptAsync(ended);
        Assert.Equal((before.Sha256, false, 0), (after.Sha256, after.IsAltered, after.Facts.Hits.Count));
        Assert.NotNull(after.GoneAt);
        Assert.Single((await KeptAsync(standing)).Facts.Hits);
        Assert.Equal("evidence.expired", (await Room.AuditAsync())[^1].Act);
        Assert.Contains(ended.ToString(), (await Room.The<IEvidencePacks>().MakeAsync(People.Auditor, ended, default)).Value!.Files.Single(f => f.Name == "act.txt").Text, StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task A_hold_on_the_campaign_or_on_the_account_keeps_them_until_it_ends()
    {
        var (inCampaign, named) = (await EndedAsync(Account(1)), await EndedAsync(Account(2)));
        var holds = Room.The<ICampaignHolds>();
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var hold = (await holds.PlaceAsync(People.Manager, campaign, "Case 7.", default)).Value!;
        Room.Clock.Advance(2 * Year);

        Assert.Equal(0, await Evidence.ForgetAsync(Year, [Account(2)], default));
        Assert.Single((await KeptAsync(inCampaign)).Facts.Hits);
        Assert.Null(await holds.EndAsync(People.Manager, hold.Id, "Closed.", default));
        Assert.Equal(1, await Evidence.ForgetAsync(Year, [Account(2)], default));
        Assert.Equal((false, true), ((await KeptAsync(named)).GoneAt is not null, (await KeptAsync(inCampaign)).GoneAt is not null));
    }

    [CaseFact]
    public async Task An_open_appeal_keeps_them_and_so_does_one_that_was_decided_within_the_time()
    {
        var (ended, appeals) = (await EndedAsync(Account(1)), Room.The<IAppeals>());
        Room.Clock.Advance(2 * Year);
        var appeal = (await appeals.TakeInAsync(People.Reviewer, new(ended, null, "Not us.", null), TimeSpan.FromDays(14), default)).Value!;
        Assert.Equal(0, await Evidence.ForgetAsync(Year, [], default));
        Assert.Null(await appeals.TakeAsync(People.Reviewer, appeal.Id, appeal.Version, default));
        Assert.Null(await appeals.DecideAsync(People.Reviewer, appeal.Id, appeal.Version + 1, false, "It was right.", default));
        Assert.Equal(0, await Evidence.ForgetAsync(Year, [], default));

        Room.Clock.Advance(Year + TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Evidence.ForgetAsync(Year, [], default));
    }

    private async Task<Guid> FrozenAsync(AccountId account)
    {
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(account)], hits: [AHit(account)]), ARun(), default);
        Assert.NotNull((await Freezes.FreezeAccountAsync(People.Analyst, account, "Harvest.", Room.Clock.GetUtcNow().AddDays(90), default)).Value);
        return (await Freezes.OfAccountAsync(account, default))[0].Id;
    }

    private async Task<Guid> EndedAsync(AccountId account)
    {
        var decision = await FrozenAsync(account);
        Assert.Null(await Freezes.LiftAsync(People.Analyst, decision, "Enough.", default));
        return decision;
    }

    private async Task<DecisionEvidence> KeptAsync(Guid decision) => (await Room.The<IEvidencePacks>().KeptAsync(People.Auditor, [decision], default))[decision];
}

public sealed class EvidenceRetentionOnSqlite : EvidenceRetentionContract
{
    protected override bool OnServer => false;
}

public sealed class EvidenceRetentionOnSqlServer : EvidenceRetentionContract
{
    protected override bool OnServer => true;
}
