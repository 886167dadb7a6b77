using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Triage;

/// <summary>Queues, targets, and what one person hands to another, to later, or into another entry.</summary>
public abstract class HandingOnContract : CaseContract
{
    private ITriageQueue Queue => Room.The<ITriageQueue>();

    [CaseFact]
    public async Task The_first_rule_that_takes_an_entry_says_where_it_waits_and_by_when_it_is_due()
    {
        await RouteAsync(new("Enterprise", 4, Segment: "Enterprise", LeastScore: 0.7), new("Traces", 12, SubjectKind.Account, "reasoning-elicitation"), new("Spenders", 48, LeastTokens: 1_000_000));
        await ReplaceAsync([Flagged(Account(1), 0.8), Flagged(Account(2), 0.6), Flagged(Account(3)), Flagged(Account(4))],
            (1, new("reasoning-elicitation", "enterprise", 5)), (2, new("reasoning-elicitation", "enterprise", 5)), (3, new("", "startup", 1_000_000)), (4, new("", "startup", 999_999)));

        Assert.Equal(["Enterprise", "Traces", "Spenders", "General"], await Task.WhenAll(Enumerable.Range(1, 4).Select(async n => (await EntryAsync(n)).Queue)));
        Assert.Equal(Room.Clock.GetUtcNow().AddHours(4), (await EntryAsync(1)).DueAt);
        Assert.Equal(Account(2).Value, Assert.Single((await Queue.LoadAsync(new([]) { Queue = "Traces" }, default)).Rows).Subject);
        Assert.Equal(Account(3).Value, (await Queue.ClaimNextAsync(People.Analyst, new([]) { Queue = "Spenders" }, default)).Value!.Subject);
    }

    [CaseFact]
    public async Task Changed_rules_move_what_waits_at_the_next_analysis_but_not_what_somebody_holds()
    {
        await ReplaceAsync([Flagged(Account(1), 0.6), Flagged(Account(2), 0.6)]);
        var held = await EntryAsync(1);
        Assert.Null(await Queue.ClaimAsync(People.Analyst, held.Id, held.Version, default));
        await RouteAsync(new RoutingRule("New", 1));

        await ReplaceAsync([Flagged(Account(1), 0.6), Flagged(Account(2), 0.6)]);

        Assert.Equal(("General", "New"), ((await EntryAsync(1)).Queue, (await EntryAsync(2)).Queue));
        Assert.Contains(await Room.AuditAsync(), e => e.Act == "queue.routed");
    }

    [CaseFact]
    public async Task Rules_that_two_people_change_at_once_are_not_overwritten()
    {
        Assert.Null(await Room.The<IQueueRouting>().ReplaceAsync(People.Reviewer, 0, [new("A", 1)], default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Room.The<IQueueRouting>().ReplaceAsync(People.Admin, 0, [new("B", 1)], default));
        Assert.Equal(Refusal.OutOfRange, await Room.The<IQueueRouting>().ReplaceAsync(People.Admin, 1, [new("B", 0)], default));
        Assert.Equal(Refusal.NameMissing, await Room.The<IQueueRouting>().ReplaceAsync(People.Admin, 1, [new(" ", 1)], default));
        Assert.Null(await Room.The<IQueueRouting>().ReplaceAsync(People.Admin, 1, [], default));
        Assert.Equal(["General"], (await Room.The<IQueueRouting>().LoadAsync(default)).Queues);
    }

    [CaseFact]
    public async Task What_is_past_its_target_is_late_and_counted_per_queue()
    {
        await ReplaceAsync([Flagged(Account(1), 0.95), Flagged(Account(2), 0.6)]);
        Room.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(Account(1).Value, Assert.Single((await Queue.LoadAsync(new([]) { Late = true }, default)).Rows).Subject);
        Assert.Equal([new("Pools", 0, 0, 0, 0), new("Near certain", 1, 1, 1, 0), new("General", 1, 1, 0, 0)], await Queue.HealthAsync(default));
        var late = await EntryAsync(1);
        Assert.Null(await Queue.CloseAsync(People.Analyst, late.Id, late.Version, Verdict.CannotTell, "Too thin.", default));
        Assert.Empty((await Queue.LoadAsync(new([QueueState.Open, QueueState.Claimed, QueueState.Closed]) { Late = true }, default)).Rows);
    }

    [CaseFact]
    public async Task A_snoozed_entry_is_out_of_sight_and_comes_back_before_all_others()
    {
        await ReplaceAsync([Flagged(Account(1), 0.6), Flagged(Account(2), 0.99)]);
        var entry = await EntryAsync(1);
        Assert.Equal(Refusal.ExpiryMissing, await Queue.SnoozeAsync(People.Analyst, entry.Id, entry.Version, null, default));
        Assert.Equal(Refusal.ExpiryInThePast, await Queue.SnoozeAsync(People.Analyst, entry.Id, entry.Version, Room.Clock.GetUtcNow(), default));
        Assert.Equal(Refusal.SnoozeTooLong, await Queue.SnoozeAsync(People.Analyst, entry.Id, entry.Version, Room.Clock.GetUtcNow().AddDays(31), default));
        Assert.Null(await Queue.SnoozeAsync(People.Analyst, entry.Id, entry.Version, Room.Clock.GetUtcNow().AddHours(4), default));

        Assert.Equal([Account(2).Value], await SubjectsAsync(new([])));
        Assert.Equal([Account(1).Value], await SubjectsAsync(new([]) { Snoozed = true }));
        Assert.Equal(1, (await Queue.HealthAsync(default)).Single(q => q.Queue == "General").Snoozed);
        await ReplaceAsync([Flagged(Account(1), 0.61), Flagged(Account(2), 0.99)]);
        Room.Clock.Advance(TimeSpan.FromHours(5));

        Assert.Equal([Account(1).Value, Account(2).Value], await SubjectsAsync(new([])));
        Assert.Equal([Account(2).Value, Account(1).Value], await SubjectsAsync(new([], Order: QueueOrder.Score)));
        Assert.Equal(Account(1).Value, (await Queue.ClaimNextAsync(People.Analyst, new([]), default)).Value!.Subject);
        Assert.Equal((0.61, null), ((await EntryAsync(1)).Priority, (await EntryAsync(1)).SnoozedUntil));
    }

    [CaseFact]
    public async Task The_next_one_is_never_one_that_sleeps()
    {
        await ReplaceAsync([Flagged(Account(1), 0.9)]);
        var entry = await EntryAsync(1);
        Assert.Null(await Queue.SnoozeAsync(People.Analyst, entry.Id, entry.Version, Room.Clock.GetUtcNow().AddHours(4), default));

        Assert.Equal(Refusal.NothingWaits, (await Queue.ClaimNextAsync(People.OtherAnalyst, new([]), default)).Refusal);
    }

    [CaseFact]
    public async Task An_entry_is_handed_to_a_colleague_who_was_seen_at_work()
    {
        await ReplaceAsync([Flagged(Account(1))]);
        var entry = await EntryAsync(1);
        Assert.Equal(Refusal.NotAtWork, await Queue.AssignAsync(People.Analyst, entry.Id, entry.Version, People.OtherAnalyst.Id, default));
        foreach (var person in (Person[])[People.OtherAnalyst, People.OtherAnalyst, People.Reviewer, People.Manager, People.Nobody]) await Room.The<IColleagues>().SeenAsync(person, default);
        Assert.Equal([People.OtherAnalyst.Id, People.Reviewer.Id], (await Room.The<IColleagues>().AtWorkAsync(default)).Select(c => c.Id));

        Assert.Null(await Queue.AssignAsync(People.Analyst, entry.Id, entry.Version, People.OtherAnalyst.Id, default));

        entry = await EntryAsync(1);
        Assert.Equal((QueueState.Claimed, "Analyst 2"), (entry.State, entry.AssigneeName));
        Assert.Equal(Refusal.ClaimedByAnother, await Queue.AssignAsync(People.Analyst, entry.Id, entry.Version, People.Reviewer.Id, default));
        Assert.Null(await Queue.AssignAsync(People.Reviewer, entry.Id, entry.Version, People.Reviewer.Id, default));
        Room.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Empty(await Room.The<IColleagues>().AtWorkAsync(default));
    }

    [CaseFact]
    public async Task A_duplicate_is_folded_into_the_pool_that_holds_the_account()
    {
        await ReplaceAsync([Flagged(Account(1)), Flagged(Account(2))]);
        var held = await EntryAsync(1);
        Assert.Null(await Queue.ClaimAsync(People.Analyst, held.Id, held.Version, default));
        held = await EntryAsync(1);
        Assert.Equal(Refusal.NothingToFoldInto, await Queue.FoldAsync(People.Analyst, held.Id, held.Version, null, default));
        var cluster = ACluster(Guid.NewGuid(), 0.9, [Account(1), Account(2), Account(3)]);
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(Account(1), cluster: cluster.Id), Flagged(Account(2), cluster: cluster.Id)], [cluster]), ARun(), default);
        var pool = (await Queue.FindAsync(SubjectKind.Cluster, cluster.Id.ToString("D"), default))!;
        Assert.Equal((2, "Pools"), (pool.Folded, pool.Queue)); // two flagged accounts wait inside it, the one that nobody held has no entry any more
        Assert.Null(await Queue.FindAsync(SubjectKind.Account, Account(2).Value, default));

        Assert.Equal(Refusal.NothingToFoldInto, await Queue.FoldAsync(People.Analyst, held.Id, held.Version, held.Id, default));
        Assert.Equal(Refusal.ClaimedByAnother, await Queue.FoldAsync(People.OtherAnalyst, held.Id, held.Version, null, default));
        Assert.Null(await Queue.FoldAsync(People.Analyst, held.Id, held.Version, null, default));

        held = await EntryAsync(1);
        Assert.Equal((QueueState.Closed, Verdict.Duplicate), (held.State, held.Verdict));
        Assert.Equal(2, (await Queue.FindAsync(SubjectKind.Cluster, pool.Subject, default))!.Folded); // it was counted there before
        Assert.Contains(pool.Subject, Assert.Single(await Room.AuditAsync(), e => e.Act == "queue.folded").Detail, StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task An_entry_counts_what_was_folded_into_it_over_the_next_analysis()
    {
        await ReplaceAsync([Flagged(Account(1)), Flagged(Account(2))]);
        var (twice, stays) = (await EntryAsync(1), await EntryAsync(2));
        Assert.Null(await Queue.FoldAsync(People.Analyst, twice.Id, twice.Version, stays.Id, default));

        await ReplaceAsync([Flagged(Account(1)), Flagged(Account(2))]);

        Assert.Equal((1, QueueState.Closed), ((await EntryAsync(2)).Folded, (await EntryAsync(1)).State));
    }

    [CaseFact]
    public async Task Every_verdict_stays_with_its_note_after_the_entry_opened_again()
    {
        await ReplaceAsync([Flagged(Account(1))]);
        foreach (var note in (string[])["A school.", "No, a shop."])
        {
            var entry = await EntryAsync(1);
            Assert.Null(await Queue.CloseAsync(People.Analyst, entry.Id, entry.Version, Verdict.BenignPositive, note, default));
            entry = await EntryAsync(1);
            Assert.Null(await Queue.ReopenAsync(People.Analyst, entry.Id, entry.Version, default));
        }

        Assert.Equal([("A school.", "Analyst 1"), ("No, a shop.", "Analyst 1")], (await EntryAsync(1)).Judgements.Select(j => (j.Note, j.By)));
    }

    private async Task RouteAsync(params RoutingRule[] rules) =>
        Assert.Null(await Room.The<IQueueRouting>().ReplaceAsync(People.Reviewer, (await Room.The<IQueueRouting>().LoadAsync(default)).Version, rules, default));

    private Task ReplaceAsync(IReadOnlyList<AccountScore> scores, params (int Account, SubjectTraits Traits)[] traits) =>
        Room.The<IAnalysisResults>().ReplaceAsync(Results(scores) with { Traits = traits.ToDictionary(t => Account(t.Account), t => t.Traits) }, ARun(), default);

    private async Task<QueueEntry> EntryAsync(int n) => (await Queue.FindAsync(SubjectKind.Account, Account(n).Value, default))!;

    private async Task<IEnumerable<string>> SubjectsAsync(QueueFilter filter) => (await Queue.LoadAsync(filter, default)).Rows.Select(e => e.Subject);
}

public sealed class HandingOnSqlite : HandingOnContract
{
    protected override bool OnServer => false;
}

public sealed class HandingOnSqlServer : HandingOnContract
{
    protected override bool OnServer => true;
}
