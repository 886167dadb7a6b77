using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Triage;

public abstract class BulkJobsContract : CaseContract
{
    private IBulkJobs Jobs => Room.The<IBulkJobs>();

    [CaseFact]
    public async Task A_job_has_an_id_an_answer_for_each_entry_and_a_place_in_the_history()
    {
        var job = (await Jobs.StartAsync(People.Analyst, BulkAct.Close, 3, new() { Verdict = Verdict.FalsePositive, Note = " A class. " }, default)).Value!;
        Assert.False(await Jobs.AnswerAsync(job.Id, [Answer(job, 1, null), Answer(job, 2, Refusal.ClaimedByAnother)], default));
        Assert.Equal(BulkOutcome.Running, (await Jobs.FindAsync(job.Id, default))!.OutcomeAt(Room.Clock.GetUtcNow()));
        Assert.False(await Jobs.AnswerAsync(job.Id, [Answer(job, 3, null)], default));
        await Jobs.EndAsync(job.Id, default);

        var stored = Assert.Single((await Jobs.LoadAsync(0, 10, default)).Rows);
        Assert.Equal((job.Id, 2, 1, 3, "A class.", BulkOutcome.Done), (stored.Id, stored.Acted, stored.Refused, stored.Total, stored.Note, stored.OutcomeAt(Room.Clock.GetUtcNow())));
        Assert.Equal([1, 2, 3], (await Jobs.AnswersAsync(job.Id, refused: false, 0, 10, default)).Rows.Select(a => a.Number));
        var refused = await Jobs.AnswersAsync(job.Id, refused: true, 0, 10, default);
        Assert.Equal((1, "acc-2", Refusal.ClaimedByAnother), (refused.Total, refused.Rows[0].Subject, refused.Rows[0].Why));
        Assert.Equal(["queue.bulk-started", "queue.bulk-ended"], (await Room.AuditAsync()).Select(e => e.Act));
    }

    [CaseFact]
    public async Task Whoever_began_a_job_stops_it_and_so_does_a_reviewer_but_nobody_else()
    {
        var job = (await Jobs.StartAsync(People.Analyst, BulkAct.Claim, 3, BulkTerms.None, default)).Value!;
        Assert.Equal(Refusal.NotAllowed, await Jobs.StopAsync(People.OtherAnalyst, job.Id, default));
        Assert.Null(await Jobs.StopAsync(People.Reviewer, job.Id, default));

        Assert.True(await Jobs.AnswerAsync(job.Id, [Answer(job, 1, null)], default));
        await Jobs.EndAsync(job.Id, default);

        Assert.Equal(BulkOutcome.Stopped, (await Jobs.FindAsync(job.Id, default))!.OutcomeAt(Room.Clock.GetUtcNow()));
        Assert.Equal(Refusal.AlreadyDecided, await Jobs.StopAsync(People.Analyst, job.Id, default));
    }

    [CaseFact]
    public async Task A_job_whose_server_went_away_is_told_from_one_that_runs()
    {
        var job = (await Jobs.StartAsync(People.Analyst, BulkAct.Claim, 3, BulkTerms.None, default)).Value!;
        Room.Clock.Advance(BulkJob.Silence + TimeSpan.FromSeconds(1));

        Assert.Equal(BulkOutcome.Lost, (await Jobs.FindAsync(job.Id, default))!.OutcomeAt(Room.Clock.GetUtcNow()));
    }

    [CaseFact]
    public async Task A_job_without_what_each_of_its_acts_needs_does_not_begin()
    {
        Assert.Equal(Refusal.VerdictMissing, (await Jobs.StartAsync(People.Analyst, BulkAct.Close, 3, new() { Note = "A class." }, default)).Refusal);
        Assert.Equal(Refusal.NoteMissing, (await Jobs.StartAsync(People.Analyst, BulkAct.Close, 3, new() { Verdict = Verdict.CannotTell, Note = " " }, default)).Refusal);
        Assert.Equal(Refusal.NobodyToActOn, (await Jobs.StartAsync(People.Analyst, BulkAct.Claim, 0, BulkTerms.None, default)).Refusal);
        Assert.Empty((await Jobs.LoadAsync(0, 10, default)).Rows);
    }

    [CaseFact]
    public async Task A_job_keeps_whom_it_assigns_to_until_when_it_snoozes_and_with_which_word_it_tags()
    {
        await Room.The<IColleagues>().SeenAsync(People.OtherAnalyst, default);
        var until = Room.Clock.GetUtcNow().AddHours(4);
        foreach (var (act, terms) in ((BulkAct, BulkTerms)[])[(BulkAct.Assign, new() { ToId = People.OtherAnalyst.Id }), (BulkAct.Snooze, new() { Until = until }), (BulkAct.Tag, new() { Word = " Card-9 " })])
            Assert.NotNull((await Jobs.StartAsync(People.Analyst, act, 2, terms with { Verdict = Verdict.Duplicate, Note = "Of another act." }, default)).Value);

        var kept = (await Jobs.LoadAsync(0, 10, default)).Rows.ToDictionary(j => j.Act);
        Assert.Equal((People.OtherAnalyst.Id, People.OtherAnalyst.Name), (kept[BulkAct.Assign].ToId, kept[BulkAct.Assign].ToName));
        Assert.Equal(until, kept[BulkAct.Snooze].Until);
        Assert.Equal("card-9", kept[BulkAct.Tag].Word);
        Assert.All(kept.Values, j => Assert.Equal((null, null), (j.Verdict, j.Note)));
        Assert.Contains(await Room.AuditAsync(), e => e.Act == "queue.bulk-started" && e.Detail.Contains("card-9", StringComparison.Ordinal));
    }

    [CaseFact]
    public async Task A_job_that_hands_on_to_nobody_at_no_time_or_with_no_word_does_not_begin()
    {
        var now = Room.Clock.GetUtcNow();
        foreach (var (act, terms, why) in ((BulkAct, BulkTerms, Refusal)[])
        [
            (BulkAct.Assign, BulkTerms.None, Refusal.NameMissing), (BulkAct.Assign, new() { ToId = "never-seen" }, Refusal.NotAtWork),
            (BulkAct.Snooze, BulkTerms.None, Refusal.ExpiryMissing), (BulkAct.Snooze, new() { Until = now }, Refusal.ExpiryInThePast), (BulkAct.Snooze, new() { Until = now.AddDays(31) }, Refusal.SnoozeTooLong),
            (BulkAct.Tag, BulkTerms.None, Refusal.TagWrong), (BulkAct.Tag, new() { Word = "two words" }, Refusal.TagWrong),
        ])
            Assert.Equal(why, (await Jobs.StartAsync(People.Analyst, act, 2, terms, default)).Refusal);
        Assert.Empty((await Jobs.LoadAsync(0, 10, default)).Rows);
    }

    private static BulkAnswer Answer(BulkJob job, int number, Refusal? why) => BulkAnswer.Of(job.Id, number, SubjectKind.Account, $"acc-{number}", why);
}

public sealed class BulkJobsOnSqlite : BulkJobsContract
{
    protected override bool OnServer => false;
}

public sealed class BulkJobsOnSqlServer : BulkJobsContract
{
    protected override bool OnServer => true;
}
