using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Triage;

public abstract class TriageContract : CaseContract
{
    private ITriageQueue Queue => Room.The<ITriageQueue>();

    [CaseFact]
    public async Task An_analysis_is_read_back_as_it_was_written()
    {
        var (a, b) = (Account(1), Account(2));
        var cluster = ACluster(Guid.NewGuid(), 0.95, [a, b]);
        await ReplaceAsync(Results([Flagged(a, 0.9, cluster.Id), Flagged(b, 0.8, cluster.Id)], [cluster], [ALink(a, b)], [AHit(a)]));

        var hit = Assert.Single(await Room.The<IHits>().OfAccountAsync(a, default));
        Assert.Equal(AHit(a).Id, hit.Id);
        Assert.Equal("97 % of 812 requests share one prompt shape.", hit.Evidence.Sentence);
        Assert.Equal(0.31, Assert.Single(hit.Evidence.Measures).PeerHigh);
        var link = Assert.Single((await Room.The<IClusters>().LinksOfAsync(b, 0, 10, default)).Rows);
        Assert.Equal("payment:card-9", Assert.Single(link.Reasons).ResourceId);
        Assert.Equal(1, (await Room.The<IClusters>().LinksAmongAsync([a, b], 10, default)).Total);
        Assert.Equal(0, (await Room.The<IClusters>().LinksAmongAsync([a], 10, default)).Total);
        var stored = (await Room.The<IClusters>().FindAsync(cluster.Id, default))!;
        Assert.Equal([a, b], stored.Members.Select(m => m.AccountId));
        Assert.Equal(0.95, stored.Score.Value);
        Assert.Equal(cluster.Id, await Room.The<IClusters>().OfAccountAsync(a, default));
        Assert.Equal([a, b], (await Room.The<IScores>().AmongAsync([a, b, Account(3)], default)).Keys.Order(ByText));
        Assert.Equal(Noon, (await Room.The<IAnalysisResults>().FlaggedAsync(default))[a]);
        Assert.Equal(1.5, Assert.Single(Assert.Single(await Room.The<IAnalysisResults>().RunsAsync(5, default)).Stages).Seconds);
    }

    [CaseFact]
    public async Task A_new_analysis_replaces_the_old_one()
    {
        await ReplaceAsync(Results([Flagged(Account(1))], hits: [AHit(Account(1))], links: [ALink(Account(1), Account(2))]));
        await ReplaceAsync(Results([Flagged(Account(3))], hits: [AHit(Account(3))]));

        Assert.Empty(await Room.The<IHits>().OfAccountAsync(Account(1), default));
        Assert.Null(await Room.The<IScores>().OfAsync(Account(1), default));
        Assert.Equal(0, (await Room.The<IClusters>().LinksOfAsync(Account(1), 0, 10, default)).Total);
        Assert.Equal([Account(3).Value], await SubjectsAsync());
    }

    [CaseFact]
    public async Task Between_two_analyses_some_accounts_are_renewed_and_the_rest_stays()
    {
        var pool = ACluster(Guid.NewGuid(), 0.95, [Account(4)]);
        await ReplaceAsync(Results([Flagged(Account(1)), Flagged(Account(2)), Flagged(Account(4), 0.8, pool.Id)], [pool], [ALink(Account(1), Account(2))], [AHit(Account(1)), AHit(Account(2))]));

        await Room.The<IAnalysisResults>().RenewAsync(
            new([AHit(Account(1), 0.5), AHit(Account(3))], [Flagged(Account(1), 0.7), Flagged(Account(3), 0.8), Flagged(Account(4), 0.9, pool.Id)],
                new Dictionary<AccountId, SubjectTraits> { [Account(3)] = new("reasoning-elicitation", "startup", 5) }), default);

        Assert.Equal(0.5, Assert.Single(await Room.The<IHits>().OfAccountAsync(Account(1), default)).Strength);
        Assert.Equal(0.99, Assert.Single(await Room.The<IHits>().OfAccountAsync(Account(2), default)).Strength);
        Assert.Equal(0.9, (await Room.The<IScores>().OfAsync(Account(4), default))!.Value);
        Assert.Equal(1, (await Room.The<IClusters>().LinksAmongAsync([Account(1), Account(2)], 10, default)).Total);
        // The member of a suspected pool waits inside it, not beside it.
        Assert.Equal(new[] { Account(1).Value, Account(2).Value, Account(3).Value, pool.Id.ToString("D") }.Order(StringComparer.Ordinal), (await SubjectsAsync()).Order(StringComparer.Ordinal));
        Assert.Equal((0.7, "startup"), ((await EntryAsync(1)).Score, (await EntryAsync(3)).Segment));
    }

    [CaseFact]
    public async Task A_suspected_cluster_waits_in_place_of_its_members()
    {
        var cluster = ACluster(Guid.NewGuid(), 0.95, [Account(1), Account(2)]);
        var doubtful = ACluster(Guid.NewGuid(), 0.1, [Account(3)]);
        await ReplaceAsync(Results([Flagged(Account(1)), Flagged(Account(3)), AccountScore.Of(Account(4), AScore(0.2), null, 5, Day, null)], [cluster, doubtful]));

        Assert.Equal(new[] { Account(3).Value, cluster.Id.ToString("D") }.Order(StringComparer.Ordinal), (await SubjectsAsync()).Order(StringComparer.Ordinal));
    }

    [CaseFact]
    public async Task What_people_did_outlives_the_next_analysis()
    {
        await ReplaceAsync(Results([.. Enumerable.Range(1, 4).Select(n => Flagged(Account(n)))]));
        var (claimed, closed) = (await EntryAsync(1), await EntryAsync(2));
        Assert.Null(await Queue.ClaimAsync(People.Analyst, claimed.Id, claimed.Version, default));
        Assert.Null(await Queue.CloseAsync(People.Analyst, closed.Id, closed.Version, Verdict.FalsePositive, "A school.", default));

        // 1 and 2 are no longer suspected, 3 still is, 4 vanishes untouched.
        await ReplaceAsync(Results([Flagged(Account(3), 0.7)]));

        Assert.Equal(People.Analyst.Id, (await EntryAsync(1)).AssigneeId);
        Assert.Equal(Verdict.FalsePositive, (await EntryAsync(2)).Verdict);
        Assert.Equal(0.7, (await EntryAsync(3)).Score);
        Assert.Null(await Queue.FindAsync(SubjectKind.Account, Account(4).Value, default));
    }

    [CaseFact]
    public async Task A_fresh_score_does_not_refuse_the_person_who_looks_at_the_entry()
    {
        await ReplaceAsync(Results([Flagged(Account(1))]));
        var seen = await EntryAsync(1);
        await ReplaceAsync(Results([Flagged(Account(1), 0.95)]));

        Assert.Null(await Queue.ClaimAsync(People.Analyst, seen.Id, seen.Version, default));
    }

    [CaseFact]
    public async Task Of_two_people_who_claim_at_once_one_is_told()
    {
        await ReplaceAsync(Results([Flagged(Account(1))]));
        var entry = await EntryAsync(1);

        var answers = await Task.WhenAll(((Person[])[People.Analyst, People.OtherAnalyst]).Select(p => Task.Run(() => Queue.ClaimAsync(p, entry.Id, entry.Version, default))));

        Assert.Single(answers, a => a is null);
        Assert.Single(answers, a => a is Refusal.ChangedMeanwhile);
        Assert.Single(await Room.AuditAsync(), e => e.Act == "queue.claimed");
    }

    [CaseFact]
    public async Task Many_who_ask_for_the_next_at_once_never_get_the_same_one()
    {
        await ReplaceAsync(Results([.. Enumerable.Range(1, 12).Select(n => Flagged(Account(n), 0.6 + (n / 100.0)))]));
        var people = Enumerable.Range(1, 6).Select(n => new Person($"analyst-{n}", $"Analyst {n}", Role.Analyst)).ToList();

        var taken = await Task.WhenAll(people.Select(p => Task.Run(async () => new[] { await Queue.ClaimNextAsync(p, new([]), default), await Queue.ClaimNextAsync(p, new([]), default) })));

        Assert.Equal(12, taken.SelectMany(two => two).Select(one => one.Value!.Subject).Distinct().Count());
        Assert.All(taken.Zip(people), pair => Assert.All(pair.First, one => Assert.Equal(pair.Second.Id, one.Value!.AssigneeId)));
        Assert.Equal(Refusal.NothingWaits, (await Queue.ClaimNextAsync(People.Analyst, new([]), default)).Refusal);
    }

    [CaseFact]
    public async Task The_next_one_is_the_first_under_the_filter_that_nobody_holds()
    {
        await ReplaceAsync(Results([Flagged(Account(1), 0.9), Flagged(Account(2), 0.8), Flagged(Account(3), 0.7, sentence: "Steady pace.")]));
        var first = await EntryAsync(1);
        Assert.Null(await Queue.ClaimAsync(People.OtherAnalyst, first.Id, first.Version, default));

        Assert.Equal(Account(3).Value, (await Queue.ClaimNextAsync(People.Analyst, new([], Text: "steady"), default)).Value!.Subject);
        Assert.Equal(Account(2).Value, (await Queue.ClaimNextAsync(People.Analyst, new([QueueState.Closed], AssigneeId: "somebody", Skip: 50), default)).Value!.Subject);
    }

    [CaseFact]
    public async Task The_queue_pages_sorts_and_filters_whatever_the_case_of_letters()
    {
        await ReplaceAsync(Results([Flagged(Account(1), 0.6), Flagged(Account(2), 0.9, sentence: "Überaus STEADY pace."), Flagged(Account(3), 0.7)]));

        var byScore = await Queue.LoadAsync(new([], Take: 2), default);
        Assert.Equal((3, Account(2).Value, Account(3).Value), (byScore.Total, byScore.Rows[0].Subject, byScore.Rows[1].Subject));
        Assert.Equal(Account(2).Value, Assert.Single((await Queue.LoadAsync(new([], Text: "überaus steady"), default)).Rows).Subject);
        Assert.Empty((await Queue.LoadAsync(new([], Text: "100%_"), default)).Rows);
        foreach (var order in Enum.GetValues<QueueOrder>())
            Assert.Equal(3, (await Queue.LoadAsync(new([QueueState.Open], SubjectKind.Account, Order: order, Descending: false), default)).Rows.Count);
        Assert.Equal(3, (await Queue.CountAsync(default))[QueueState.Open]);
    }

    [CaseFact]
    public async Task A_closed_entry_opens_again_for_whoever_changed_their_mind()
    {
        await ReplaceAsync(Results([Flagged(Account(1))]));
        var entry = await EntryAsync(1);
        Assert.Equal(Refusal.NoteMissing, await Queue.CloseAsync(People.Analyst, entry.Id, entry.Version, Verdict.BenignPositive, " ", default));
        Assert.Null(await Queue.CloseAsync(People.Analyst, entry.Id, entry.Version, Verdict.BenignPositive, "A benchmark.", default));
        entry = await EntryAsync(1);
        Assert.Null(await Queue.ReopenAsync(People.Analyst, entry.Id, entry.Version, default));
        entry = await EntryAsync(1);
        Assert.Null(await Queue.ReleaseAsync(People.Analyst, entry.Id, entry.Version, default));

        Assert.Equal(QueueState.Open, (await EntryAsync(1)).State);
        Assert.Equal(["queue.closed", "queue.reopened", "queue.released"], (await Room.AuditAsync()).Select(e => e.Act));
    }

    private static readonly IComparer<AccountId> ByText = Comparer<AccountId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value));

    private Task ReplaceAsync(AnalysisResults results) => Room.The<IAnalysisResults>().ReplaceAsync(results, ARun(), default);

    private async Task<QueueEntry> EntryAsync(int n) => (await Queue.FindAsync(SubjectKind.Account, Account(n).Value, default))!;

    private async Task<IEnumerable<string>> SubjectsAsync() => (await Queue.LoadAsync(new([]), default)).Rows.Select(e => e.Subject);
}

public sealed class TriageOnSqlite : TriageContract
{
    protected override bool OnServer => false;
}

public sealed class TriageOnSqlServer : TriageContract
{
    protected override bool OnServer => true;
}
