using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions;

/// <summary>Every measure, on everything that it can be taken against; renewal, the allow list and the dry run.</summary>
public abstract class MeasuresContract : CaseContract
{
    private IActionDesk Desk => Room.The<IActionDesk>();

    private IFreezeDesk Freezes => Room.The<IFreezeDesk>();

    private IAllowList Allowed => Room.The<IAllowList>();

    private DateTimeOffset Tomorrow => Room.Clock.GetUtcNow().AddDays(1);

    private DecisionTerms Throttle => new(DecisionKind.Throttle, "Too fast.", Tomorrow) { RequestsPerMinute = 5, Ground = "Unusual volume.", Policy = "Terms 4.2" };

    [CaseFact]
    public async Task A_measure_reaches_the_stream_with_its_terms_and_never_with_its_reason()
    {
        Assert.NotNull((await Desk.ActAsync(People.Analyst, new(DecisionScope.Key, " key-7 "), Throttle, default)).Value);
        await FreezeByTwoAsync(new(DecisionScope.Prefix, "192.0.2.9/24"));
        Assert.NotNull((await Desk.ActAsync(People.Analyst, new(DecisionScope.Organization, "org-1"), new(DecisionKind.StepUp, "Who is it?", Tomorrow), default)).Value);
        Assert.NotNull((await Desk.ActAsync(People.Analyst, DecisionTarget.Of(Account(1)), new(DecisionKind.Observe, "Watch.", Tomorrow), default)).Value);

        var stream = (await Room.The<IDecisionStream>().SinceAsync(0, 10, default)).Changes;
        Assert.Equal([DecisionKind.Throttle, DecisionKind.Freeze, DecisionKind.StepUp, DecisionKind.Observe], stream.Select(c => c.Kind));
        Assert.Equal(["key-7", "192.0.2.0/24", "org-1", Account(1).Value], stream.Select(c => c.Target));
        Assert.Equal(["", "", "", Account(1).Value], stream.Select(c => c.AccountId.Value));
        Assert.Equal(5, stream[0].RequestsPerMinute);
        Assert.Equal(("Unusual volume.", "Terms 4.2", "Too fast."), ((await StandingAsync(DecisionKind.Throttle)).Ground, (await StandingAsync(DecisionKind.Throttle)).Policy, (await StandingAsync(DecisionKind.Throttle)).Reason));
    }

    private async Task FreezeByTwoAsync(DecisionTarget target)
    {
        var bans = Room.The<IBanDesk>();
        var proposal = (await bans.ProposeAsync(People.Analyst, null, target, new(DecisionKind.Freeze, "A farm.", Tomorrow), default)).Value!;
        await bans.OpenEvidenceAsync(People.Manager, proposal.Id, default);
        Assert.Null(await bans.ApproveAsync(People.Manager, proposal.Id, proposal.Version, null, default));
    }

    [CaseFact]
    public async Task A_freeze_of_an_organization_or_of_a_part_of_the_network_is_made_by_two_and_renewed_by_none_alone()
    {
        var freeze = new DecisionTerms(DecisionKind.Freeze, "A farm.", Tomorrow);
        var prefix = new DecisionTarget(DecisionScope.Prefix, "192.0.2.0/24");
        Assert.Equal(Refusal.NeedsSecondPerson, (await Desk.ActAsync(People.Analyst, prefix, freeze, default)).Refusal);
        Assert.Equal(Refusal.NeedsSecondPerson, (await Desk.ActAsync(People.Reviewer, new(DecisionScope.Organization, "org-1"), freeze, default)).Refusal);
        Assert.NotNull((await Desk.ActAsync(People.Analyst, new(DecisionScope.Key, "key-1"), freeze, default)).Value);
        Assert.Equal(Refusal.NothingChosen, (await Room.The<IBanDesk>().ProposeAsync(People.Analyst, null, DecisionTarget.Of(Account(1)), freeze, default)).Refusal);

        await FreezeByTwoAsync(prefix);

        var made = Assert.Single(await Desk.AgainstAsync(new(null, Address: "192.0.2.7"), default));
        Assert.Equal((DecisionKind.Freeze, DecisionScope.Prefix, (DateTimeOffset?)Tomorrow), (made.Kind, made.Scope, made.ExpiresAt));
        Assert.Equal(Refusal.NeedsSecondPerson, (await Desk.RenewAsync(People.Analyst, made.Id, "Still.", Tomorrow.AddDays(1), default)).Refusal);
    }

    [CaseFact]
    public async Task What_a_measure_lacks_is_said_and_what_needs_two_is_not_done_by_one()
    {
        var account = DecisionTarget.Of(Account(1));
        Assert.Equal(Refusal.RateMissing, (await Desk.ActAsync(People.Analyst, account, Throttle with { RequestsPerMinute = 0 }, default)).Refusal);
        Assert.Equal(Refusal.ExpiryMissing, (await Desk.ActAsync(People.Analyst, account, Throttle with { ExpiresAt = null }, default)).Refusal);
        Assert.Equal(Refusal.ExpiryTooFar, (await Desk.ActAsync(People.Analyst, account, Throttle with { ExpiresAt = Tomorrow.AddDays(90) }, default)).Refusal);
        Assert.Equal(Refusal.ReasonMissing, (await Desk.ActAsync(People.Analyst, account, Throttle with { Reason = " " }, default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Desk.ActAsync(People.Analyst, account, Throttle with { Ground = new string('g', 1001) }, default)).Refusal);
        Assert.Equal(Refusal.NothingChosen, (await Desk.ActAsync(People.Analyst, account, new(DecisionKind.Degrade, "Harvest.", Tomorrow), default)).Refusal);
        Assert.Equal(Refusal.NeedsSecondPerson, (await Desk.ActAsync(People.Analyst, account, new(DecisionKind.Degrade, "Harvest.", Tomorrow) { Degradation = Degradation.All }, default)).Refusal);
        Assert.Equal(Refusal.NeedsSecondPerson, (await Desk.ActAsync(People.Analyst, account, new(DecisionKind.Ban, "Harvest.", null), default)).Refusal);
        Assert.Equal(Refusal.PrefixTooWide, (await Desk.ActAsync(People.Analyst, new(DecisionScope.Prefix, "0.0.0.0/0"), Throttle, default)).Refusal);
        Assert.Empty((await Room.The<IDecisionStream>().SinceAsync(0, 10, default)).Changes);
    }

    [CaseFact]
    public async Task A_throttled_account_can_be_frozen_and_a_frozen_one_needs_no_throttle()
    {
        var account = DecisionTarget.Of(Account(1));
        Assert.NotNull((await Desk.ActAsync(People.Analyst, account, Throttle, default)).Value);
        Assert.Equal(Refusal.AlreadyDecided, (await Desk.ActAsync(People.Analyst, account, Throttle, default)).Refusal);
        Assert.Empty(await Freezes.StandingAsync([Account(1)], default));
        Assert.NotNull((await Freezes.FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Tomorrow, default)).Value);
        Assert.Equal(Refusal.AlreadyDecided, (await Desk.ActAsync(People.Analyst, account, new(DecisionKind.Observe, "Watch.", Tomorrow), default)).Refusal);
        Assert.Equal([DecisionKind.Freeze, DecisionKind.Throttle], (await Desk.AgainstAsync(new(Account(1).Value), default)).Select(d => d.Kind));
    }

    [CaseFact]
    public async Task A_request_meets_what_stands_against_its_account_key_organization_and_address()
    {
        await Desk.ActAsync(People.Analyst, DecisionTarget.Of(Account(1)), Throttle, default);
        await Desk.ActAsync(People.Analyst, new(DecisionScope.Key, "key-1"), new(DecisionKind.Observe, "Watch.", Tomorrow), default);
        await FreezeByTwoAsync(new(DecisionScope.Prefix, "192.0.2.0/24"));

        Assert.Equal([DecisionKind.Freeze, DecisionKind.Throttle, DecisionKind.Observe], (await Desk.AgainstAsync(new(Account(1).Value, "key-1", "org-1", "192.0.2.200"), default)).Select(d => d.Kind));
        Assert.Equal([DecisionKind.Observe], (await Desk.AgainstAsync(new(null, "key-1"), default)).Select(d => d.Kind));
        Assert.Empty(await Desk.AgainstAsync(new("acc-other", "key-2", "org-1", "198.51.100.1"), default));
        Room.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Desk.AgainstAsync(new(Account(1).Value, "key-1", null, "192.0.2.200"), default));
        Assert.Equal(3, await Freezes.ExpireAsync(default));
        Assert.Equal(["freeze.expired", "observe.expired", "throttle.expired"], (await Room.AuditAsync()).Select(e => e.Act).Where(a => a.EndsWith("expired", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [CaseFact]
    public async Task A_selection_is_acted_on_as_one_act_without_those_held_allowed_or_found_innocent()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(4), Account(5)]);
        Assert.Null(await Room.The<ICampaignDesk>().JudgeAsync(People.Analyst, campaign, (await Room.The<ICampaignDesk>().FindAsync(campaign, default))!.Version, [Account(4)], MemberStatus.Innocent, "A school.", default));
        await Freezes.FreezeAccountAsync(People.Analyst, Account(2), "Harvest.", Tomorrow, default);
        await Allowed.AddAsync(People.Reviewer, DecisionTarget.Of(Account(3)), "A school.", Tomorrow.AddDays(1), default);
        AccountId[] chosen = [.. Enumerable.Range(1, 5).Select(Account), Account(1)];
        var freeze = new DecisionTerms(DecisionKind.Freeze, "One card.", Tomorrow) { Ground = "Unusual volume.", Policy = "Terms 4.2" };

        var preview = await Desk.PreviewAsync(chosen, DecisionKind.Freeze, default);
        Assert.Equal((2, 2, 1, 0), (preview.Total, preview.AlreadyHeld, preview.Innocent, preview.Candidates));
        Assert.Equal([Account(1), Account(5)], preview.Accounts);
        Assert.Equal(Refusal.ChangedMeanwhile, (await Desk.ActOnAccountsAsync(People.Analyst, chosen, 5, freeze, default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Desk.ActOnAccountsAsync(People.Manager, chosen, 2, freeze, default)).Refusal);
        Assert.Equal(Refusal.ReasonMissing, (await Desk.ActOnAccountsAsync(People.Analyst, chosen, 2, freeze with { Reason = " " }, default)).Refusal);
        Assert.Equal(Refusal.NeedsSecondPerson, (await Desk.ActOnAccountsAsync(People.Analyst, chosen, 2, new(DecisionKind.Ban, "One card.", null), default)).Refusal);
        Assert.Equal(Refusal.TimingWrong, (await Desk.ActOnAccountsAsync(People.Analyst, chosen, 2, freeze with { Timing = new(null, TimeSpan.FromHours(1)) }, default)).Refusal);
        Assert.Equal(Refusal.NobodyToActOn, (await Desk.ActOnAccountsAsync(People.Analyst, [Account(2), Account(4)], 0, freeze, default)).Refusal);
        Assert.Equal(Refusal.TooManyChosen, (await Desk.ActOnAccountsAsync(People.Analyst, [.. Enumerable.Range(1, 20_001).Select(Account)], 20_001, freeze, default)).Refusal);
        Assert.Single((await Room.The<IDecisionStream>().SinceAsync(0, 10, default)).Changes, c => c.Added && c.AccountId != Account(3));

        var receipt = (await Desk.ActOnAccountsAsync(People.Analyst, chosen, 2, freeze, default)).Value!;

        Assert.Equal(2, receipt.Accounts);
        var made = Assert.Single(await Freezes.OfAccountAsync(Account(5), default));
        Assert.Equal((receipt.ActId, (Guid?)null, "One card.", "Unusual volume.", "Terms 4.2"), (made.ActId, made.CampaignId, made.Reason, made.Ground, made.Policy));
        Assert.Contains(await Room.AuditAsync(), e => e.Act == "freeze" && e.Subject == $"act:{receipt.ActId}");
        Assert.Null(await Freezes.UndoAsync(People.Analyst, receipt.ActId, default));
        Assert.Contains(await Room.AuditAsync(), e => e.Act == "freeze.undone" && e.Subject == $"act:{receipt.ActId}");
        Assert.Equal([Account(2)], (await Freezes.StandingAsync(chosen, default)).Keys);
    }

    [CaseFact]
    public async Task Renewal_asks_again_and_leaves_no_gap()
    {
        await Freezes.FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Tomorrow, default);
        var first = Assert.Single(await Freezes.OfAccountAsync(Account(1), default));
        Assert.Equal(Refusal.ReasonMissing, (await Desk.RenewAsync(People.OtherAnalyst, first.Id, "", Tomorrow.AddDays(7), default)).Refusal);
        Assert.Equal(Refusal.ExpiryMissing, (await Desk.RenewAsync(People.OtherAnalyst, first.Id, "Still.", null, default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Desk.RenewAsync(People.Manager, first.Id, "Still.", Tomorrow.AddDays(7), default)).Refusal);

        var next = (await Desk.RenewAsync(People.OtherAnalyst, first.Id, "Still.", Tomorrow.AddDays(7), default)).Value!;

        Assert.Equal((People.OtherAnalyst.Name, Tomorrow.AddDays(7)), (next.DecidedBy, next.ExpiresAt));
        var changes = (await Room.The<IDecisionStream>().SinceAsync(1, 10, default)).Changes;
        Assert.Equal([(next.Id, true), (first.Id, false)], changes.Select(c => (c.DecisionId, c.Added)));
        Assert.Equal(Refusal.AlreadyDecided, (await Desk.RenewAsync(People.OtherAnalyst, first.Id, "Still.", Tomorrow, default)).Refusal);
    }

    [CaseFact]
    public async Task The_allow_list_lifts_what_stands_keeps_off_what_would_come_and_ends_by_itself()
    {
        await Freezes.FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Tomorrow, default);
        await Desk.ActAsync(People.Analyst, new(DecisionScope.Key, "key-1"), Throttle, default);
        Assert.Equal(Refusal.ReasonMissing, (await Allowed.AddAsync(People.Reviewer, DecisionTarget.Of(Account(1)), "", Tomorrow, default)).Refusal);
        Assert.Equal(Refusal.ListedTooLong, (await Allowed.AddAsync(People.Reviewer, DecisionTarget.Of(Account(1)), "A school.", Tomorrow.AddDays(365), default)).Refusal);
        Assert.NotNull((await Allowed.AddAsync(People.Reviewer, DecisionTarget.Of(Account(1)), "A school.", Tomorrow, default)).Value);
        Assert.NotNull((await Allowed.AddAsync(People.Reviewer, new(DecisionScope.Key, "key-1"), "A school.", Tomorrow, default)).Value);

        Assert.Empty(await Desk.AgainstAsync(new(Account(1).Value, "key-1"), default));
        Assert.Equal(Refusal.AllowListed, (await Freezes.FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Tomorrow, default)).Refusal);
        Assert.Equal(Refusal.AllowListed, (await Desk.ActAsync(People.Analyst, new(DecisionScope.Key, "key-1"), Throttle, default)).Refusal);
        Assert.Equal(Refusal.AllowListed, (await Allowed.AddAsync(People.Reviewer, DecisionTarget.Of(Account(1)), "Again.", Tomorrow, default)).Refusal);
        Assert.Equal(Refusal.AllowListed, (await Room.The<IBanDesk>().ProposeForAccountAsync(People.Analyst, Account(1), "Harvest.", default)).Refusal);

        Room.Clock.Advance(TimeSpan.FromDays(1));
        await Freezes.ExpireAsync(default);
        Assert.All((await Allowed.LoadAsync(People.Auditor, 0, 10, default)).Rows, entry => Assert.Equal("expired", entry.EndedBy));
        Assert.NotNull((await Freezes.FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Tomorrow, default)).Value);
    }

    [CaseFact]
    public async Task A_ban_is_lifted_by_the_allow_list_only_when_a_manager_says_so()
    {
        var proposal = (await Room.The<IBanDesk>().ProposeForAccountAsync(People.Analyst, Account(1), "Harvest.", default)).Value!;
        await Room.The<IBanDesk>().OpenEvidenceAsync(People.Manager, proposal.Id, default);
        Assert.Null(await Room.The<IBanDesk>().ApproveAsync(People.Manager, proposal.Id, proposal.Version, null, default));

        Assert.Equal(Refusal.NotAllowed, (await Allowed.AddAsync(People.Reviewer, DecisionTarget.Of(Account(1)), "A school.", Tomorrow, default)).Refusal);
        Assert.Empty((await Allowed.LoadAsync(People.Reviewer, 0, 10, default)).Rows);
        Assert.NotNull((await Allowed.AddAsync(People.Manager, DecisionTarget.Of(Account(1)), "A school.", Tomorrow, default)).Value);
        Assert.Empty(await Freezes.StandingAsync([Account(1)], default));
    }

    [CaseFact]
    public async Task A_dry_run_says_whom_it_would_hit_and_who_stands_beside_them_and_the_act_hits_them_alone()
    {
        var pool = await Room.ConfirmedCampaignAsync([.. Enumerable.Range(1, 7).Select(Account)]);
        var campaigns = Room.The<ICampaignDesk>();
        var other = await Room.ConfirmedCampaignAsync([Account(1)]);
        await campaigns.JudgeAsync(People.Analyst, other, 1, [Account(1)], MemberStatus.Innocent, "A school.", default);
        await campaigns.JudgeAsync(People.Analyst, pool, 1, [Account(7)], MemberStatus.Innocent, "A school.", default);
        await campaigns.AddAsync(People.Analyst, pool, [Account(8)], "graph", default);
        await Freezes.FreezeAccountAsync(People.Analyst, Account(2), "Harvest.", Tomorrow, default);
        await Allowed.AddAsync(People.Reviewer, DecisionTarget.Of(Account(3)), "A school.", Tomorrow, default);
        await Desk.ActAsync(People.Analyst, DecisionTarget.Of(Account(4)), Throttle, default);
        await Room.The<IAppeals>().TakeInAsync(People.Analyst, new(null, Account(4), "Not us.", null), TimeSpan.FromDays(14), default);

        Assert.Equal(Refusal.NotAllowed, (await Desk.DryRunAsync(People.Nobody, pool, DecisionKind.Freeze, default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Desk.DryRunAsync(People.Analyst, Guid.NewGuid(), DecisionKind.Freeze, default)).Refusal);
        var freeze = (await Desk.DryRunAsync(People.Analyst, pool, DecisionKind.Freeze, default)).Value!;
        Assert.Equal([Account(1), Account(4), Account(5), Account(6)], freeze.Accounts);
        Assert.Equal((4, 1, 1, 1, 1), (freeze.Total, freeze.AlreadyHeld, freeze.AllowListed, freeze.Innocent, freeze.Candidates));
        Assert.Equal((1, 1, 0, 4), (freeze.InnocentElsewhere, freeze.OpenAppeals, freeze.Overturned, freeze.Neighbours.Paying));
        Assert.Equal(3, (await Desk.DryRunAsync(People.Analyst, pool, DecisionKind.Throttle, default)).Value!.Total);

        Assert.Equal(Refusal.ChangedMeanwhile, (await Desk.ActOnCampaignAsync(People.Analyst, pool, 4, Throttle, default)).Refusal);
        var act = (await Desk.ActOnCampaignAsync(People.Analyst, pool, 3, Throttle, default)).Value!;
        Assert.Equal([Account(1), Account(5), Account(6)], (await Freezes.OfCampaignAsync(pool, 0, 10, default)).Rows.Select(d => d.AccountId).OrderBy(a => a.Value, StringComparer.Ordinal));
        Assert.Equal(4, (await Desk.StandingAsync(People.Auditor, DecisionKind.Throttle, DecisionScope.Account, 0, 10, default)).Total);
        Assert.Null(await Freezes.UndoAsync(People.Analyst, act.ActId, default));
        Assert.Equal(1, (await Desk.StandingAsync(People.Auditor, DecisionKind.Throttle, null, 0, 10, default)).Total);
        Assert.Equal(4, (await Freezes.PreviewAsync(pool, null, default)).Total);
    }

    [CaseFact]
    public async Task A_degradation_is_proposed_by_one_and_made_by_another_and_lifted_by_a_manager_alone()
    {
        var bans = Room.The<IBanDesk>();
        var terms = new DecisionTerms(DecisionKind.Degrade, "Harvest of reasoning.", Tomorrow) { Degradation = Degradation.ReasoningSummary };
        var proposal = (await bans.ProposeAsync(People.Analyst, null, new(DecisionScope.Organization, "org-1"), terms, default)).Value!;
        await bans.OpenEvidenceAsync(People.Manager, proposal.Id, default);
        Assert.Null(await bans.ApproveAsync(People.Manager, proposal.Id, proposal.Version, null, default));

        var made = await StandingAsync(DecisionKind.Degrade);
        Assert.Equal((DecisionScope.Organization, "org-1", Degradation.ReasoningSummary, (DateTimeOffset?)Tomorrow), (made.Scope, made.Target, made.Degradation, made.ExpiresAt));
        Assert.Equal(Refusal.NeedsSecondPerson, (await Desk.RenewAsync(People.Analyst, made.Id, "Still.", Tomorrow.AddDays(1), default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, await Freezes.LiftAsync(People.Analyst, made.Id, "A mistake.", default));
        Assert.Null(await Freezes.LiftAsync(People.Manager, made.Id, "A mistake.", default));
    }

    private async Task<Decision> StandingAsync(DecisionKind kind) => Assert.Single((await Desk.StandingAsync(People.Analyst, kind, null, 0, 10, default)).Rows);
}

public sealed class MeasuresOnSqlite : MeasuresContract
{
    protected override bool OnServer => false;
}

public sealed class MeasuresOnSqlServer : MeasuresContract
{
    protected override bool OnServer => true;
}
