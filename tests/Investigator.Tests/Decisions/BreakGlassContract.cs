using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions;

/// <summary>A ban without the second person, and what a proposal is refused for.</summary>
public abstract class BreakGlassContract : CaseContract
{
    private static readonly TimeSpan Review = TimeSpan.FromHours(4);
    private static readonly DecisionTerms Ban = new(DecisionKind.Ban, "It takes everything now.", null);
    private static readonly Person OtherManager = new("manager-2", "Manager 2", Role.Manager);

    private IBanDesk Bans => Room.The<IBanDesk>();

    private IFreezeDesk Freezes => Room.The<IFreezeDesk>();

    [CaseFact]
    public async Task It_bans_at_once_is_told_to_webhooks_and_the_stream_and_waits_for_another_manager()
    {
        var hook = (await Room.The<IWebhooks>().CreateAsync(People.Admin, "soc", "https://soc.example/hook", EnforcedKinds.Ban | EnforcedKinds.Notices, default)).Value!;
        var pool = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        Assert.Equal(Refusal.NotAllowed, (await Bans.BreakGlassAsync(People.Reviewer, pool, null, 2, Ban, Review, default)).Refusal);
        Assert.Equal(Refusal.ReasonMissing, (await Bans.BreakGlassAsync(People.Manager, pool, null, 2, Ban with { Reason = "" }, Review, default)).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await Bans.BreakGlassAsync(People.Manager, pool, null, 3, Ban, Review, default)).Refusal);
        Assert.Equal(Refusal.NothingChosen, (await Bans.BreakGlassAsync(People.Manager, pool, null, 2, Ban with { Kind = DecisionKind.Freeze }, Review, default)).Refusal);
        Assert.Empty((await Room.The<IDecisionStream>().SinceAsync(0, 10, default)).Changes);

        var act = (await Bans.BreakGlassAsync(People.Manager, pool, null, 2, Ban, Review, default)).Value!;

        Assert.Equal((ProposalState.Unreviewed, Room.Clock.GetUtcNow() + Review), (act.State, act.ReviewDueAt));
        Assert.Equal(2, (await Freezes.StandingAsync([Account(1), Account(2)], default)).Count(s => s.Value is DecisionKind.Ban));
        Assert.All((await Room.The<IDecisionStream>().SinceAsync(0, 10, default)).Changes, c => Assert.True(c.BreakGlass));
        Assert.Equal(new UnreviewedCounts(1, 0, act.ReviewDueAt), await Bans.UnreviewedAsync(default));
        Assert.Contains("ban.break-glass", (await Room.AuditAsync()).Select(e => e.Act));
        var sent = await Room.The<IWebhookOutbox>().TakeAsync(10, TimeSpan.FromMinutes(1), default);
        Assert.Equal([WebhookNotice.BreakGlass, null], sent.Select(m => m.Notice?.Type).OrderBy(t => t is null));
        Assert.All(sent, m => Assert.Equal("https://soc.example/hook", m.Url));
        Assert.NotEqual(Guid.Empty, hook.Id);
    }

    [CaseFact]
    public async Task The_review_is_another_managers_who_looked_and_it_confirms_or_lifts()
    {
        var first = (await Bans.BreakGlassAsync(People.Manager, null, DecisionTarget.Of(Account(1)), 1, Ban, Review, default)).Value!;
        var second = (await Bans.BreakGlassAsync(People.Manager, null, DecisionTarget.Of(Account(2)), 1, Ban, Review, default)).Value!;
        await Bans.OpenEvidenceAsync(People.Manager, first.Id, default);
        Assert.Equal(Refusal.SelfApproval, await Bans.ReviewAsync(People.Manager, first.Id, 0, true, null, default));
        Assert.Equal(Refusal.EvidenceNotOpened, await Bans.ReviewAsync(OtherManager, first.Id, 0, true, null, default));
        Assert.Equal(Refusal.AlreadyDecided, await Bans.ApproveAsync(OtherManager, first.Id, 0, null, default));
        await Bans.OpenEvidenceAsync(OtherManager, first.Id, default);
        await Bans.OpenEvidenceAsync(OtherManager, second.Id, default);
        Assert.Equal(Refusal.ReasonMissing, await Bans.ReviewAsync(OtherManager, second.Id, 0, false, " ", default));

        Assert.Null(await Bans.ReviewAsync(OtherManager, first.Id, (await Bans.FindAsync(first.Id, default))!.Version, true, null, default));
        Assert.Null(await Bans.ReviewAsync(OtherManager, second.Id, (await Bans.FindAsync(second.Id, default))!.Version, false, "Wrong account.", default));

        Assert.Equal([Account(1)], (await Freezes.StandingAsync([Account(1), Account(2)], default)).Keys);
        Assert.Equal((ProposalState.Approved, ProposalState.Rejected), ((await Bans.FindAsync(first.Id, default))!.State, (await Bans.FindAsync(second.Id, default))!.State));
        Assert.Equal(Refusal.AlreadyDecided, await Bans.ReviewAsync(OtherManager, second.Id, 0, true, null, default));
        Assert.Equal(new UnreviewedCounts(0, 0, null), await Bans.UnreviewedAsync(default));
    }

    [CaseFact]
    public async Task An_overdue_review_alarms_once_and_can_still_be_made()
    {
        await Room.The<IWebhooks>().CreateAsync(People.Admin, "soc", "https://soc.example/hook", EnforcedKinds.Notices, default);
        var act = (await Bans.BreakGlassAsync(People.Manager, null, DecisionTarget.Of(Account(1)), 1, Ban, Review, default)).Value!;
        Assert.Equal(0, await Bans.ExpireAsync(default));
        Room.Clock.Advance(Review);

        Assert.Equal(1, await Bans.ExpireAsync(default));
        Assert.Equal(0, await Bans.ExpireAsync(default));

        Assert.Equal(1, (await Bans.UnreviewedAsync(default)).Overdue);
        Assert.Single(await Room.AuditAsync(), e => e.Act == "break-glass.overdue");
        Assert.Contains(WebhookNotice.ReviewOverdue, (await Room.The<IWebhookOutbox>().TakeAsync(10, TimeSpan.FromMinutes(1), default)).Select(m => m.Notice?.Type));
        await Bans.OpenEvidenceAsync(OtherManager, act.Id, default);
        Assert.Null(await Bans.ReviewAsync(OtherManager, act.Id, (await Bans.FindAsync(act.Id, default))!.Version, true, null, default));
    }

    [CaseFact]
    public async Task A_proposal_that_waited_too_long_is_refused_before_and_after_it_is_ended()
    {
        var proposal = (await Bans.ProposeForAccountAsync(People.Analyst, Account(1), "Harvest.", default)).Value!;
        await Bans.OpenEvidenceAsync(People.Manager, proposal.Id, default);
        Room.Clock.Advance(BanProposal.Lasts);
        Assert.Equal(Refusal.ProposalExpired, await Bans.ApproveAsync(People.Manager, proposal.Id, proposal.Version, null, default));
        await Bans.ExpireAsync(default);
        Assert.Equal(ProposalState.Expired, (await Bans.FindAsync(proposal.Id, default))!.State);
        Assert.Equal(Refusal.ProposalExpired, await Bans.ApproveAsync(People.Manager, proposal.Id, proposal.Version, null, default));
        Assert.Empty(await Freezes.StandingAsync([Account(1)], default));
        Assert.Contains("ban.proposal-expired", (await Room.AuditAsync()).Select(e => e.Act));
    }

    [CaseFact]
    public async Task A_proposal_is_refused_when_a_member_was_found_innocent_or_put_on_the_allow_list_meanwhile()
    {
        var pool = await Room.ConfirmedCampaignAsync([Account(1), Account(2), Account(3)]);
        var innocent = (await Bans.ProposeForCampaignAsync(People.Analyst, pool, "Harvest.", default)).Value!;
        await Bans.OpenEvidenceAsync(People.Manager, innocent.Id, default);
        Assert.Null(await Room.The<ICampaignDesk>().JudgeAsync(People.Analyst, pool, 1, [Account(2)], MemberStatus.Innocent, "A school.", default));
        Assert.Equal(Refusal.FactsChanged, await Bans.ApproveAsync(People.Manager, innocent.Id, innocent.Version, null, default));
        Assert.Null(await Bans.RejectAsync(People.Manager, innocent.Id, innocent.Version, "One is a school.", default));

        var allowed = (await Bans.ProposeForCampaignAsync(People.Analyst, pool, "Harvest.", default)).Value!;
        await Bans.OpenEvidenceAsync(People.Manager, allowed.Id, default);
        await Room.The<IAllowList>().AddAsync(People.Reviewer, DecisionTarget.Of(Account(3)), "A partner.", Room.Clock.GetUtcNow().AddDays(1), default);
        Assert.Equal(Refusal.FactsChanged, await Bans.ApproveAsync(People.Manager, allowed.Id, allowed.Version, null, default));
        Assert.Empty(await Freezes.StandingAsync([Account(1), Account(2), Account(3)], default));
        Assert.Equal(ProposalState.Waiting, (await Bans.FindAsync(allowed.Id, default))!.State);
    }

    [CaseFact]
    public async Task Of_two_managers_at_once_one_approves_and_the_other_is_told()
    {
        var proposal = (await Bans.ProposeForAccountAsync(People.Analyst, Account(1), "Harvest.", default)).Value!;
        await Bans.OpenEvidenceAsync(People.Manager, proposal.Id, default);
        await Bans.OpenEvidenceAsync(OtherManager, proposal.Id, default);
        var version = (await Bans.FindAsync(proposal.Id, default))!.Version;

        var answers = await Task.WhenAll(
            Task.Run(() => Bans.ApproveAsync(People.Manager, proposal.Id, version, null, default)), Task.Run(() => Bans.ApproveAsync(OtherManager, proposal.Id, version, null, default)));

        Assert.Single(answers, (Refusal?)null);
        Assert.Contains(answers.Single(a => a is not null)!.Value, (Refusal[])[Refusal.AlreadyDecided, Refusal.ChangedMeanwhile]);
        Assert.Single(await Freezes.OfAccountAsync(Account(1), default));
    }
}

public sealed class BreakGlassOnSqlite : BreakGlassContract
{
    protected override bool OnServer => false;
}

public sealed class BreakGlassOnSqlServer : BreakGlassContract
{
    protected override bool OnServer => true;
}
