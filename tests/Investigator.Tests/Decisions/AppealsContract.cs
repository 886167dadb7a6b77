using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;
using Microsoft.EntityFrameworkCore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions;

/// <summary>Appeals from coming in to the answer, on the evidence as it was.</summary>
public abstract class AppealsContract : CaseContract
{
    private static readonly TimeSpan InTwoWeeks = TimeSpan.FromDays(14);
    private static readonly Person Key = new("key:support", "support", Role.None);
    private static readonly Person OtherReviewer = new("reviewer-2", "Reviewer 2", Role.Reviewer);

    private IAppeals Appeals => Room.The<IAppeals>();

    private IFreezeDesk Freezes => Room.The<IFreezeDesk>();

    private DateTimeOffset Tomorrow => Room.Clock.GetUtcNow().AddDays(1);

    [CaseFact]
    public async Task A_key_brings_an_appeal_in_once_and_reads_its_own_alone()
    {
        var decision = await FrozenAsync(People.Analyst);
        Assert.Equal(Refusal.NotFound, (await Appeals.TakeInAsync(Key, new(null, Account(99), "Not us.", null), InTwoWeeks, default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Appeals.TakeInAsync(Key, new(decision.Id, Account(99), "Not us.", null), InTwoWeeks, default)).Refusal);
        Assert.Equal(Refusal.AppealMissing, (await Appeals.TakeInAsync(Key, new(decision.Id, null, " ", null), InTwoWeeks, default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Appeals.TakeInAsync(Key, new(decision.Id, null, new string('x', 10_001), null), InTwoWeeks, default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Appeals.TakeInAsync(People.Auditor, new(decision.Id, null, "Not us.", null), InTwoWeeks, default)).Refusal);

        var appeal = (await Appeals.TakeInAsync(Key, new(null, Account(1), "Not us.", " T-1 "), InTwoWeeks, default)).Value!;
        Assert.Equal(appeal.Id, (await Appeals.TakeInAsync(Key, new(null, Account(1), "Not us.", "T-1"), InTwoWeeks, default)).Value!.Id);
        Assert.Equal(Refusal.StillLooking, (await Appeals.TakeInAsync(Key, new(null, Account(1), "Not us at all.", "T-2"), InTwoWeeks, default)).Refusal);

        Assert.Equal((decision.Id, Room.Clock.GetUtcNow() + InTwoWeeks), (appeal.DecisionId, appeal.DueAt));
        Assert.NotNull(await Appeals.BroughtAsync(Key, appeal.Id, default));
        Assert.Null(await Appeals.BroughtAsync(Key with { Id = "key:other" }, appeal.Id, default));
    }

    [CaseFact]
    public async Task Whoever_took_part_in_the_decision_neither_takes_nor_decides_the_appeal()
    {
        var decision = await FrozenAsync(People.Reviewer);
        var appeal = await AppealAsync(decision);
        Assert.Equal(Refusal.DecidedItself, await Appeals.TakeAsync(People.Reviewer, appeal, 0, default));
        Assert.Equal(Refusal.DecidedItself, await Appeals.DecideAsync(People.Reviewer, appeal, 0, false, "It stands.", default));
        Assert.Equal(Refusal.NotAllowed, await Appeals.TakeAsync(People.Analyst, appeal, 0, default));
        Assert.Equal(Refusal.NotAssigned, await Appeals.DecideAsync(OtherReviewer, appeal, 0, false, "It stands.", default));
        Assert.Null(await Appeals.TakeAsync(OtherReviewer, appeal, 0, default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Appeals.DecideAsync(OtherReviewer, appeal, 0, false, "It stands.", default));
        Assert.Equal(Refusal.ReasonMissing, await Appeals.DecideAsync(OtherReviewer, appeal, 1, false, "", default));
        Assert.Null(await Appeals.DecideAsync(OtherReviewer, appeal, 1, false, "It stands.", default));

        Assert.Single(await Freezes.StandingAsync([Account(1)], default));
        Assert.Equal(Refusal.AlreadyDecided, await Appeals.DecideAsync(OtherReviewer, appeal, 2, true, "It goes.", default));
        Assert.Equal((AppealState.Upheld, "It stands."), ((await Appeals.FindAsync(People.Auditor, appeal, default))!.Appeal.State, (await Appeals.FindAsync(People.Auditor, appeal, default))!.Appeal.Answer));
    }

    [CaseFact]
    public async Task Neither_the_proposer_nor_the_approver_of_a_ban_decides_its_appeal_and_a_manager_alone_overturns_it()
    {
        var bans = Room.The<IBanDesk>();
        var proposal = (await bans.ProposeForAccountAsync(People.Reviewer, Account(1), "Harvest.", default)).Value!;
        await bans.OpenEvidenceAsync(People.Manager, proposal.Id, default);
        Assert.Null(await bans.ApproveAsync(People.Manager, proposal.Id, proposal.Version, null, default));
        var appeal = await AppealAsync(Assert.Single(await Freezes.OfAccountAsync(Account(1), default)));

        Assert.Equal(Refusal.DecidedItself, await Appeals.TakeAsync(People.Reviewer, appeal, 0, default));
        Assert.Equal(Refusal.DecidedItself, await Appeals.TakeAsync(People.Manager, appeal, 0, default));
        Assert.Null(await Appeals.TakeAsync(OtherReviewer, appeal, 0, default));
        Assert.Equal(Refusal.NotAllowed, await Appeals.DecideAsync(OtherReviewer, appeal, 1, true, "A mistake.", default));
        var other = new Person("manager-2", "Manager 2", Role.Manager);
        Assert.Null(await Appeals.TakeAsync(other, appeal, 1, default));
        Assert.Null(await Appeals.DecideAsync(other, appeal, 2, true, "A mistake.", default));
        Assert.Empty(await Freezes.StandingAsync([Account(1)], default));
    }

    [CaseFact]
    public async Task Overturned_it_is_lifted_at_once_called_back_and_counted_against_the_detectors_of_then()
    {
        await Room.The<IWebhooks>().CreateAsync(People.Admin, "support", "https://support.example/hook", EnforcedKinds.Notices, default);
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(Account(1))], hits: [AHit(Account(1))]), ARun(), default);
        var decision = await FrozenAsync(People.Analyst);
        // The next analysis finds nothing any more: what was known then stays.
        await Room.The<IAnalysisResults>().ReplaceAsync(Results(), ARun(), default);
        var appeal = await AppealAsync(decision);
        var shown = (await Appeals.FindAsync(People.Reviewer, appeal, default))!;
        var hit = Assert.Single(shown.Evidence!.Facts.Hits);
        Assert.Equal((Detector.Id, Detector.Version, "evt-1", true, 0.9), (hit.Detector, hit.Version, hit.EventIds[0], shown.Whole, shown.Evidence.Facts.Score));

        Assert.Null(await Appeals.TakeAsync(People.Reviewer, appeal, 0, default));
        Assert.Equal([new AppealCount(Detector.Id, Detector.Version, 1, 0, 0)], await Appeals.DetectorsAsync(People.Auditor, default));
        Assert.Null(await Appeals.DecideAsync(People.Reviewer, appeal, 1, true, "You were right.", default));

        Assert.Empty(await Freezes.StandingAsync([Account(1)], default));
        Assert.Equal([true, false], (await Room.The<IDecisionStream>().SinceAsync(0, 10, default)).Changes.Select(c => c.Added));
        var told = Assert.Single(await Room.The<IWebhookOutbox>().TakeAsync(10, TimeSpan.FromMinutes(1), default));
        Assert.Equal(WebhookNotice.AppealDecided, told.Notice!.Type);
        Assert.Contains("\"outcome\":\"overturned\"", told.Notice.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Harvest.", told.Notice.Data, StringComparison.Ordinal);
        Assert.Equal([new AppealCount(Detector.Id, Detector.Version, 0, 0, 1)], await Appeals.DetectorsAsync(People.Auditor, default));
        Assert.Equal(1, (await Room.The<IActionDesk>().DryRunAsync(People.Analyst, await Room.ConfirmedCampaignAsync([Account(1)]), DecisionKind.Freeze, default)).Value!.Overturned);
    }

    [CaseFact]
    public async Task Evidence_that_was_altered_afterwards_shows()
    {
        var appeal = await AppealAsync(await FrozenAsync(People.Analyst));
        await using (var db = Room.Db()) await db.Set<DecisionEvidence>().ExecuteUpdateAsync(e => e.SetProperty(x => x.Json, x => x.Json + " "));
        Assert.False((await Appeals.FindAsync(People.Reviewer, appeal, default))!.Whole);
    }

    [CaseFact]
    public async Task The_soonest_due_stands_first_and_overdue_ones_can_be_asked_for()
    {
        var late = await AppealAsync(await FrozenAsync(People.Analyst, 1), TimeSpan.FromHours(1));
        var soon = await AppealAsync(await FrozenAsync(People.Analyst, 2), TimeSpan.FromHours(3));
        var done = await AppealAsync(await FrozenAsync(People.Analyst, 3), TimeSpan.FromMinutes(10));
        await Appeals.TakeAsync(People.Reviewer, done, 0, default);
        await Appeals.DecideAsync(People.Reviewer, done, 1, false, "It stands.", default);
        Room.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal([late, soon, done], (await Appeals.LoadAsync(People.Auditor, new(), 0, 10, default)).Rows.Select(r => r.Id));
        Assert.Equal([late], (await Appeals.LoadAsync(People.Auditor, new(Late: true), 0, 10, default)).Rows.Select(r => r.Id));
        Assert.Equal([done], (await Appeals.LoadAsync(People.Auditor, new(AppealState.Upheld), 0, 10, default)).Rows.Select(r => r.Id));
        Assert.Equal(new AppealCounts(2, 1), await Appeals.CountAsync(default));
        Assert.Empty((await Appeals.LoadAsync(People.Nobody, new(), 0, 10, default)).Rows);
        Assert.Null(await Appeals.FindAsync(People.Partner, late, default));
    }

    [CaseFact]
    public async Task A_statement_of_reasons_tells_the_ground_and_never_what_is_withheld()
    {
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(Account(1))], hits: [AHit(Account(1))]), ARun(), default);
        await Room.The<IActionDesk>().ActAsync(
            People.Analyst, DecisionTarget.Of(Account(1)), new(DecisionKind.Throttle, "Shares a card with acc-secret.", Tomorrow) { RequestsPerMinute = 5, Ground = "Unusual volume.", Policy = "Terms 4.2" }, default);
        var decision = Assert.Single(await Freezes.OfAccountAsync(Account(1), default));

        var text = (await Appeals.StatementAsync(Key, decision.Id, "Write to appeals@provider.example.", default)).Value!.Text();

        foreach (var said in (string[])["Unusual volume.", "Terms 4.2", "5 requests a minute", "2026-03-03 09:00 UTC", "Automated means: they were used", "Write to appeals@provider.example."])
            Assert.Contains(said, text, StringComparison.Ordinal);
        foreach (var withheld in (string[])["acc-secret", "97 %", Detector.Id, People.Analyst.Name]) Assert.DoesNotContain(withheld, text, StringComparison.Ordinal);
        Assert.Contains("statement.made", (await Room.AuditAsync()).Select(e => e.Act));

        var plain = await FrozenAsync(People.Analyst, 2);
        var other = (await Appeals.StatementAsync(People.Analyst, plain.Id, "Write to us.", default)).Value!.Text();
        Assert.Contains("none were used", other, StringComparison.Ordinal);
        Assert.DoesNotContain(plain.Reason, other, StringComparison.Ordinal);
        Assert.Equal(Refusal.NotFound, (await Appeals.StatementAsync(Key, Guid.NewGuid(), "x", default)).Refusal);
    }

    private async Task<Decision> FrozenAsync(Person by, int account = 1)
    {
        Assert.NotNull((await Freezes.FreezeAccountAsync(by, Account(account), "Harvest.", Tomorrow, default)).Value);
        return (await Freezes.OfAccountAsync(Account(account), default))[0];
    }

    private async Task<Guid> AppealAsync(Decision decision, TimeSpan? answeredIn = null) =>
        (await Appeals.TakeInAsync(People.Analyst, new(decision.Id, null, "Not us.", null), answeredIn ?? InTwoWeeks, default)).Value!.Id;
}

public sealed class AppealsOnSqlite : AppealsContract
{
    protected override bool OnServer => false;
}

public sealed class AppealsOnSqlServer : AppealsContract
{
    protected override bool OnServer => true;
}
