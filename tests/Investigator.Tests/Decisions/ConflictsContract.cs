using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions;

/// <summary>Who has an interest in a case does not decide it, and is told which rule says so.</summary>
public abstract class ConflictsContract : CaseContract
{
    private static readonly Person s_both = People.AnalystAndManager;

    private IBanDesk Bans => Room.The<IBanDesk>();

    private IConflicts Rules => Room.The<IConflicts>();

    [CaseFact]
    public async Task Who_judged_the_members_does_not_approve_their_ban_nor_reject_it()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var version = (await Room.The<ICampaignDesk>().FindAsync(campaign, default))!.Version;
        Assert.Null(await Room.The<ICampaignDesk>().JudgeAsync(s_both, campaign, version, [Account(1)], MemberStatus.Confirmed, "One card.", default));
        var proposal = (await Bans.ProposeForCampaignAsync(People.Analyst, campaign, "Harvest.", default)).Value!;

        Assert.Equal(Refusal.ConflictOpened, await DecideAsync(s_both, proposal.Id, approves: true));
        Assert.Equal(Refusal.ConflictOpened, await DecideAsync(s_both, proposal.Id, approves: false));
        Assert.Equal(Refusal.ConflictOpened, (await Rules.OfProposalAsync(s_both, proposal.Id, default))!.Why);
        Assert.Null(await Rules.OfProposalAsync(People.Manager, proposal.Id, default));
        Assert.Null(await DecideAsync(People.Manager, proposal.Id, approves: true));
    }

    [CaseFact]
    public async Task Who_merged_it_from_a_campaign_they_started_does_not_approve_either()
    {
        var desk = Room.The<ICampaignDesk>();
        var mine = (await desk.StartAsync(s_both, "Mine", null, [Account(1)], "queue", default)).Value!;
        Assert.Null(await desk.JudgeAsync(People.Analyst, mine.Id, 0, null, MemberStatus.Confirmed, "One card.", default));
        var into = await Room.ConfirmedCampaignAsync([Account(2)]);
        Assert.NotNull((await Room.The<ILineage>().MergeAsync(People.Analyst, mine.Id, 1, into, 1, "One lab.", default)).Value);
        var proposal = (await Bans.ProposeForCampaignAsync(People.Analyst, into, "Harvest.", default)).Value!;

        Assert.Equal(Refusal.ConflictOpened, await DecideAsync(s_both, proposal.Id, approves: true));
    }

    [CaseFact]
    public async Task Who_froze_the_account_alone_does_not_approve_its_ban()
    {
        Assert.Null((await Room.The<IFreezeDesk>().FreezeAccountAsync(s_both, Account(1), "Harvest.", Room.Clock.GetUtcNow().AddDays(1), default)).Refusal);
        var proposal = (await Bans.ProposeForAccountAsync(People.Analyst, Account(1), "Harvest.", default)).Value!;

        Assert.Equal(Refusal.ConflictDecided, await DecideAsync(s_both, proposal.Id, approves: true));
    }

    [CaseFact]
    public async Task Who_built_the_case_or_acted_alone_does_not_approve_a_countermeasure_on_it()
    {
        var (ledger, started) = (Room.The<ICountermeasures>(), (await Room.The<ICampaignDesk>().StartAsync(s_both, "Mine", null, [Account(1)], "queue", default)).Value!);
        var now = Room.Clock.GetUtcNow();
        var onCampaign = (await ledger.ProposeAsync(People.Analyst, started.Id, null, MeasureScene.Counter(now), default)).Value!;
        Assert.Null((await Room.The<IFreezeDesk>().FreezeAccountAsync(s_both, Account(2), "Harvest.", now.AddDays(1), default)).Refusal);
        var onAccount = (await ledger.ProposeAsync(People.Analyst, null, DecisionTarget.Of(Account(2)), MeasureScene.Counter(now), default)).Value!;
        Assert.NotNull((await Rules.DeclareAsync(People.Admin, s_both.Id, "org-1", "Board.", default)).Value);
        var onOrganization = (await ledger.ProposeAsync(People.Analyst, null, new(DecisionScope.Organization, "org-1"), MeasureScene.Counter(now), default)).Value!;

        Assert.Equal(Refusal.ConflictOpened, await ledger.ApproveAsync(s_both, onCampaign.Id, 0, default));
        Assert.Equal(Refusal.ConflictDecided, await ledger.ApproveAsync(s_both, onAccount.Id, 0, default));
        Assert.Equal(Refusal.ConflictAffiliated, await ledger.ApproveAsync(s_both, onOrganization.Id, 0, default));
        Assert.Equal(Refusal.ConflictOpened, (await Rules.OfCountermeasureAsync(s_both, onCampaign.Id, default))!.Why);
        Assert.Null(await Rules.OfCountermeasureAsync(People.Manager, onCampaign.Id, default));
        Assert.Equal(CountermeasureState.Proposed, (await ledger.FindAsync(onCampaign.Id, default))!.State);
        Assert.Null(await ledger.ApproveAsync(People.Manager, onCampaign.Id, 0, default));
    }

    [CaseFact]
    public async Task Who_wrote_any_draft_of_a_policy_neither_approves_rejects_nor_widens_it()
    {
        var policies = Room.The<IPolicyDesk>();
        var policy = (await policies.WriteAsync(s_both, "Map", MeasureScene.Rules, default)).Value!;
        Assert.Null(await policies.EditAsync(People.Analyst, policy.Id, 0, "Better map", MeasureScene.Rules, default));
        Assert.Null(await policies.TriedAsync(People.Analyst, policy.Id, MeasureScene.Trial, default));
        Assert.Null(await policies.ProposeAsync(People.Analyst, policy.Id, 2, "Good.", default));

        Assert.Equal(Refusal.ConflictWrote, await policies.ApproveAsync(s_both, policy.Id, 3, 10, null, default));
        Assert.Equal(Refusal.ConflictWrote, await policies.RejectAsync(s_both, policy.Id, 3, "Wide.", default));
        Assert.Equal(Refusal.ConflictWrote, (await Rules.OfPolicyAsync(s_both, policy.Id, default))!.Why);
        Assert.Null(await policies.ApproveAsync(People.Manager, policy.Id, 3, 10, null, default));
        Assert.Equal(Refusal.ConflictWrote, await policies.ShareAsync(s_both, policy.Id, 4, 100, default));
        Assert.Equal(10, (await policies.FindAsync(policy.Id, default))!.SharePercent);
    }

    [CaseFact]
    public async Task Who_works_with_an_organization_whose_accounts_a_policy_met_does_not_approve_it()
    {
        Room.Organizations.All[Account(1)] = "org-1";
        var policies = Room.The<IPolicyDesk>();
        var policy = (await policies.WriteAsync(People.Analyst, "Map", MeasureScene.Rules, default)).Value!;
        Assert.Null(await policies.TriedAsync(People.Analyst, policy.Id, MeasureScene.Trial with { LookAlikes = [new(Account(1).Value, 0, null, 0.2, 10, 0)] }, default));
        Assert.Null(await policies.ProposeAsync(People.Analyst, policy.Id, 1, "Good.", default));
        Assert.NotNull((await Rules.DeclareAsync(People.Admin, People.Manager.Id, "org-1", "Board.", default)).Value);

        Assert.Equal(Refusal.ConflictAffiliated, await policies.ApproveAsync(People.Manager, policy.Id, 2, 10, null, default));
        Assert.Equal(PolicyState.Proposed, (await policies.FindAsync(policy.Id, default))!.State);
    }

    [CaseFact]
    public async Task Who_has_the_case_in_the_queue_does_not_approve()
    {
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(Account(1))]), ARun(), default);
        var queue = Room.The<ITriageQueue>();
        var entry = (await queue.LoadAsync(new([]), default)).Rows.Single(e => e.Subject == Account(1).Value);
        Assert.Null(await queue.ClaimAsync(s_both, entry.Id, entry.Version, default));
        var proposal = (await Bans.ProposeForAccountAsync(People.Analyst, Account(1), "Harvest.", default)).Value!;

        Assert.Equal(Refusal.ConflictTriaged, await DecideAsync(s_both, proposal.Id, approves: true));
    }

    [CaseFact]
    public async Task Who_is_declared_to_work_with_the_organization_decides_neither_bans_nor_appeals_about_it()
    {
        Room.Organizations.All[Account(1)] = "org-7";
        var declared = (await Rules.DeclareAsync(People.Admin, People.Manager.Id, "org-7", "Sits on its board.", default)).Value!;
        Assert.Equal(Refusal.AlreadyDecided, (await Rules.DeclareAsync(People.Admin, People.Manager.Id, "org-7", "Again.", default)).Refusal);
        var proposal = (await Bans.ProposeForAccountAsync(People.Analyst, Account(1), "Harvest.", default)).Value!;
        var other = (await Bans.ProposeForAccountAsync(People.Analyst, Account(2), "Harvest.", default)).Value!;
        var whole = (await Bans.ProposeAsync(People.Analyst, null, new(DecisionScope.Organization, "org-7"), new(DecisionKind.Ban, "Harvest.", null), default)).Value!;
        Assert.Null((await Room.The<IFreezeDesk>().FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Room.Clock.GetUtcNow().AddDays(1), default)).Refusal);
        var appeal = (await Room.The<IAppeals>().TakeInAsync(People.Analyst, new(null, Account(1), "Not us.", null), TimeSpan.FromDays(14), default)).Value!;

        Assert.Equal(Refusal.ConflictAffiliated, await DecideAsync(People.Manager, proposal.Id, approves: true));
        Assert.Equal(Refusal.ConflictAffiliated, await DecideAsync(People.Manager, whole.Id, approves: true));
        Assert.Null(await DecideAsync(People.Manager, other.Id, approves: true));
        Assert.Equal(Refusal.ConflictAffiliated, await Room.The<IAppeals>().TakeAsync(People.Manager, appeal.Id, 0, default));
        Assert.Equal(Refusal.ConflictAffiliated, (await Rules.OfAppealAsync(People.Manager, appeal.Id, default))!.Why);

        Assert.Null(await Rules.EndAsync(People.Admin, declared.Id, default));
        Assert.Null(await DecideAsync(People.Manager, proposal.Id, approves: true));
        Assert.Equal(["affiliation.declared", "affiliation.ended"], (await Room.AuditAsync()).Where(e => e.Act.StartsWith("affiliation", StringComparison.Ordinal)).Select(e => e.Act));
    }

    [CaseFact]
    public async Task Who_judged_the_campaign_neither_takes_nor_decides_an_appeal_against_its_freeze()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var version = (await Room.The<ICampaignDesk>().FindAsync(campaign, default))!.Version;
        Assert.Null(await Room.The<ICampaignDesk>().JudgeAsync(People.Reviewer, campaign, version, [Account(1)], MemberStatus.Confirmed, "One card.", default));
        await Room.The<IFreezeDesk>().FreezeCampaignAsync(People.Analyst, campaign, 1, "Harvest.", Room.Clock.GetUtcNow().AddDays(1), default);
        var appeal = (await Room.The<IAppeals>().TakeInAsync(People.Analyst, new(null, Account(1), "Not us.", null), TimeSpan.FromDays(14), default)).Value!;

        Assert.Equal(Refusal.ConflictOpened, await Room.The<IAppeals>().TakeAsync(People.Reviewer, appeal.Id, 0, default));
        Assert.Null(await Room.The<IAppeals>().TakeAsync(People.Manager, appeal.Id, 0, default));
    }

    [CaseFact]
    public async Task A_break_glass_is_not_reviewed_by_who_built_the_case()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        Assert.Null(await Room.The<ICampaignDesk>().AddAsync(s_both, campaign, [Account(2)], "graph", default));
        var act = (await Bans.BreakGlassAsync(People.Manager, campaign, null, 1, new(DecisionKind.Ban, "Harvest.", null), TimeSpan.FromHours(4), default)).Value!;
        await Bans.OpenEvidenceAsync(s_both, act.Id, default);

        Assert.Equal(Refusal.ConflictOpened, await Bans.ReviewAsync(s_both, act.Id, (await Bans.FindAsync(act.Id, default))!.Version, true, null, default));
    }

    [CaseFact]
    public async Task A_declaration_needs_a_person_an_organization_and_a_reason()
    {
        Assert.Equal(Refusal.PersonMissing, (await Rules.DeclareAsync(People.Admin, " ", "org-7", "Board.", default)).Refusal);
        Assert.Equal(Refusal.PersonMissing, (await Rules.DeclareAsync(People.Admin, "manager-1", null, "Board.", default)).Refusal);
        Assert.Equal(Refusal.ReasonMissing, (await Rules.DeclareAsync(People.Admin, "manager-1", "org-7", "", default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Rules.DeclareAsync(People.Admin, new('x', 257), "org-7", "Board.", default)).Refusal);
        Assert.Empty((await Rules.LoadAsync(People.Auditor, 0, 10, default)).Rows);
    }

    private async Task<Refusal?> DecideAsync(Person by, Guid proposal, bool approves)
    {
        await Bans.OpenEvidenceAsync(by, proposal, default);
        var version = (await Bans.FindAsync(proposal, default))!.Version;
        return approves ? await Bans.ApproveAsync(by, proposal, version, null, default) : await Bans.RejectAsync(by, proposal, version, "Wrong.", default);
    }
}

public sealed class ConflictsOnSqlite : ConflictsContract
{
    protected override bool OnServer => false;
}

public sealed class ConflictsOnSqlServer : ConflictsContract
{
    protected override bool OnServer => true;
}
