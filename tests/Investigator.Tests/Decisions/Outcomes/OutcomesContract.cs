using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions.Outcomes;

/// <summary>What the case store says about how the work came out, the assumptions, and blind reviews.</summary>
public abstract class OutcomesContract : CaseContract
{
    private ICaseOutcomes Cases => Room.The<ICaseOutcomes>();

    private IBlindReviews Reviews => Room.The<IBlindReviews>();

    private IFreezeDesk Freezes => Room.The<IFreezeDesk>();

    private DateTimeOffset Now => Room.Clock.GetUtcNow();

    [CaseFact]
    public async Task Moments_are_of_members_that_are_not_innocent()
    {
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([.. Enumerable.Range(1, 4).Select(n => Flagged(Account(n)))]), ARun(), default);
        var pool = await Room.ConfirmedCampaignAsync([.. Enumerable.Range(1, 4).Select(Account)]);
        var started = Now;
        await Room.The<ICampaignDesk>().JudgeAsync(People.Analyst, pool, 1, [Account(4)], MemberStatus.Innocent, "A school.", default);
        Room.Clock.Advance(TimeSpan.FromHours(2));
        await Freezes.FreezeAccountAsync(People.Analyst, Account(4), "Harvest.", Now.AddDays(1), default);
        Room.Clock.Advance(TimeSpan.FromHours(1));
        await Freezes.FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Now.AddDays(1), default);
        Room.Clock.Advance(TimeSpan.FromHours(1));

        var at = (await Cases.MomentsAsync(pool, default))!;
        Assert.Equal(("Pool 1", 3, started, (DateTimeOffset?)started.AddHours(3), (DateTimeOffset?)null, (DateTimeOffset?)null), (at.Name, at.Members, at.TriagedAt, at.FrozenAt, at.ContainedAt, at.BannedAt));
        Assert.Equal([Account(1)], at.Stops.Keys);
        Assert.NotNull(at.FlaggedAt);
        Assert.NotNull(at.FirstSeenAt);

        Assert.NotNull((await Freezes.FreezeCampaignAsync(People.Analyst, pool, 2, "Harvest.", Now.AddDays(1), default)).Value);
        Assert.Equal(Now, (await Cases.MomentsAsync(pool, default))!.ContainedAt);
        Assert.Equal([pool], await Cases.CampaignsAsync(10, default));
        Assert.Null(await Cases.MomentsAsync(Guid.NewGuid(), default));
    }

    [CaseFact]
    public async Task The_first_true_positive_about_a_member_is_when_it_was_triaged()
    {
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(Account(1)), Flagged(Account(2))]), ARun(), default);
        var queue = Room.The<ITriageQueue>();
        await queue.CloseAsync(People.Analyst, (await queue.FindAsync(SubjectKind.Account, Account(1).Value, default))!.Id, 0, Verdict.TruePositive, "One card.", default);
        var closed = Now;
        Room.Clock.Advance(TimeSpan.FromHours(5));
        var pool = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        Assert.Equal(closed, (await Cases.MomentsAsync(pool, default))!.TriagedAt);
    }

    [CaseFact]
    public async Task A_stop_is_wrong_when_an_appeal_the_allow_list_or_a_judgement_says_so()
    {
        foreach (var n in (int[])[1, 2, 3, 4]) await Freezes.FreezeAccountAsync(People.Analyst, Account(n), "Harvest.", Now.AddDays(7), default);
        var from = Now;
        Room.Clock.Advance(TimeSpan.FromHours(1));
        var appeals = Room.The<IAppeals>();
        foreach (var (n, overturns) in ((int, bool)[])[(1, true), (4, false)])
        {
            var appeal = (await appeals.TakeInAsync(People.Analyst, new(null, Account(n), "Not us.", null), TimeSpan.FromDays(14), default)).Value!;
            await appeals.TakeAsync(People.Reviewer, appeal.Id, appeal.Version, default);
            Assert.Null(await appeals.DecideAsync(People.Reviewer, appeal.Id, appeal.Version + 1, overturns, "We looked again.", default));
        }

        await Room.The<IAllowList>().AddAsync(People.Reviewer, DecisionTarget.Of(Account(2)), "A school.", Now.AddDays(1), default);
        var pool = await Room.ConfirmedCampaignAsync([Account(3)]);
        await Room.The<ICampaignDesk>().JudgeAsync(People.Analyst, pool, 1, [Account(3)], MemberStatus.Innocent, "A firm.", default);

        var wrong = (await Cases.WrongStopsAsync(default)).OrderBy(w => w.AccountId.Value, StringComparer.Ordinal).ToList();
        Assert.Equal([(Account(1), "overturned on appeal"), (Account(2), "put on the allow list"), (Account(3), "found innocent afterwards")], wrong.Select(w => (w.AccountId, w.Why)));
        Assert.Equal([from.AddHours(1), from.AddHours(1), null], wrong.Select(w => w.To));
        Assert.Equal(new AppealOutcomes(4, 2, 2, 1), await Cases.AppealsAsync(default));
    }

    [CaseFact]
    public async Task Assumptions_are_set_with_a_reason_and_a_lost_race_is_told()
    {
        var desk = Room.The<IAssumptions>();
        Assert.Null(await desk.LatestAsync(default));
        Assert.Equal(Refusal.ReasonMissing, (await desk.SetAsync(People.Analyst, 0, new(), " ", default)).Refusal);
        Assert.Equal(Refusal.AssumptionWrong, (await desk.SetAsync(People.Analyst, 0, new() { MovedShare = 2 }, "Ours.", default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await desk.SetAsync(People.Auditor, 0, new(), "Ours.", default)).Refusal);
        Assert.Equal(1, (await desk.SetAsync(People.Analyst, 0, new() { AccountPrice = 7, Weights = new Dictionary<string, double> { ["x"] = 2 } }, "Test purchases.", default)).Value!.Number);
        Assert.Equal(Refusal.ChangedMeanwhile, (await desk.SetAsync(People.OtherAnalyst, 0, new(), "Ours.", default)).Refusal);
        var set = (await desk.LatestAsync(default))!;
        Assert.Equal((7, 2, "Test purchases.", People.Analyst.Name), (set.Values.AccountPrice, set.Values.Weights["x"], set.Reason, set.SetBy));
        Assert.Contains(await Room.AuditAsync(), e => e.Act == "assumptions.set");
    }

    [CaseFact]
    public async Task A_blind_sample_is_drawn_by_lot_and_read_by_whoever_did_not_judge_first()
    {
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([.. Enumerable.Range(1, 12).Select(n => Flagged(Account(n)))]), ARun(), default);
        var queue = Room.The<ITriageQueue>();
        for (var n = 1; n <= 12; n++)
            await queue.CloseAsync(People.Analyst, (await queue.FindAsync(SubjectKind.Account, Account(n).Value, default))!.Id, 0, n <= 10 ? Verdict.TruePositive : n == 11 ? Verdict.FalsePositive : Verdict.Duplicate, "Seen.", default);

        Assert.Equal(Refusal.NotAllowed, (await Reviews.DrawAsync(People.Analyst, 5, 7, default)).Refusal);
        Assert.Equal(Refusal.OutOfRange, (await Reviews.DrawAsync(People.Reviewer, 0, 7, default)).Refusal);
        Assert.Equal(5, (await Reviews.DrawAsync(People.Reviewer, 5, 7, default)).Value!.Size);
        Assert.Equal(6, (await Reviews.DrawAsync(People.Reviewer, 500, 8, default)).Value!.Size); // what was drawn is not drawn again, nor a duplicate
        Assert.Equal(Refusal.NobodyToActOn, (await Reviews.DrawAsync(People.Reviewer, 5, 9, default)).Refusal);

        Assert.Equal(0, (await Reviews.WaitingAsync(People.Analyst, 0, 50, default)).Total);
        var waiting = await Reviews.WaitingAsync(People.OtherAnalyst, 0, 50, default);
        Assert.Equal(11, waiting.Total);
        Assert.Equal(Refusal.FirstReader, await Reviews.ReadAsync(People.Analyst, waiting.Rows[0].Id, 0, Verdict.TruePositive, "Same.", default));
        Assert.Equal(Refusal.NoteMissing, await Reviews.ReadAsync(People.OtherAnalyst, waiting.Rows[0].Id, 0, Verdict.TruePositive, "", default));
        foreach (var one in waiting.Rows)
            Assert.Null(await Reviews.ReadAsync(People.OtherAnalyst, one.Id, one.Version, one.Subject == Account(3).Value ? Verdict.BenignPositive : one.Subject == Account(4).Value ? Verdict.CannotTell : Verdict.TruePositive, "Same.", default));
        Assert.Equal(Refusal.AlreadyDecided, await Reviews.ReadAsync(People.OtherAnalyst, waiting.Rows[0].Id, 1, Verdict.TruePositive, "Same.", default));
        Assert.Equal(new ReviewCounts(9, 8, 10, 8), await Cases.ReviewsAsync(default));
    }
}

public sealed class OutcomesOnSqlite : OutcomesContract
{
    protected override bool OnServer => false;
}

public sealed class OutcomesOnSqlServer : OutcomesContract
{
    protected override bool OnServer => true;
}
