using Investigator.Casework.Triage;
using Investigator.Casework.Triage.Queries;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Tests.CaseStore;
using Microsoft.EntityFrameworkCore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Triage.Queries;

/// <summary>Queries over a small queue whose every row is known: a pool, an account somebody holds, one with signs that mean something to a store, one closed, one asleep.</summary>
public abstract class QueueQueryContract : CaseContract
{
    private static readonly Guid s_pool = new("11111111-1111-1111-1111-111111111111");

    private ITriageQueue Queue => Room.The<ITriageQueue>();

    private async Task FillAsync()
    {
        await ReplaceAsync(Results(
            [
                Flagged(new("acc-1"), 0.95, exchanges: 10_000, sentence: "Shares a card with 12 accounts."),
                Flagged(new("ACC-1"), 0.91, exchanges: 900, sentence: "One prompt shape makes 97 % of its requests."),
                Flagged(new("100%_[a]*?'; --"), 0.8, exchanges: 50, sentence: "Paid from 1.2.3.4."),
                Flagged(new("acc-closed"), 0.7, exchanges: 40), Flagged(new("acc-asleep"), 0.6, exchanges: 30),
                Flagged(new("m-1"), 0.9, s_pool), Flagged(new("m-2"), 0.9, s_pool),
            ],
            [ACluster(s_pool, 0.99, [new("m-1"), new("m-2")], exchanges: 20_000)]));
        Assert.Null(await Queue.ClaimAsync(People.Analyst, (await EntryAsync("ACC-1")).Id, 0, default));
        Assert.Null(await Queue.CloseAsync(People.OtherAnalyst, (await EntryAsync("acc-closed")).Id, 0, Verdict.FalsePositive, "A School's bench_mark.", default));
        Assert.Null(await Queue.SnoozeAsync(People.Analyst, (await EntryAsync("acc-asleep")).Id, 0, Room.Clock.GetUtcNow().AddDays(2), default));
    }

    [CaseFact]
    public async Task A_query_gives_the_entries_that_it_asks_for()
    {
        await FillAsync();
        string everything = "acc-1 ACC-1 100% acc-closed acc-asleep pool", pool = "pool";
        foreach (var (query, subjects) in new Dictionary<string, string>
        {
            ["score:>=0.8"] = "acc-1 ACC-1 100% pool",
            ["score:>95%"] = pool,
            ["score:0.7..0.91"] = "ACC-1 100% acc-closed",
            ["not score:>=0.8"] = "acc-closed acc-asleep",
            ["score in (0.95, 0.6)"] = "acc-1 acc-asleep",
            ["size:2"] = pool,
            ["size:1.5"] = "",
            ["size:>1.5"] = pool,
            ["size:<=1e300"] = everything,
            ["size:>-1e300"] = everything,
            ["exchanges:>=10k"] = "acc-1 pool",
            ["kind:cluster"] = pool,
            ["kind:account and exchanges:<100"] = "100% acc-closed acc-asleep",
            ["subject:acc-1"] = "acc-1",
            ["subject:acc-*"] = "acc-1 acc-closed acc-asleep",
            ["subject:*-1"] = "acc-1 ACC-1",
            ["subject:(acc-1, ACC-1)"] = "acc-1 ACC-1",
            ["subject:\"100%_[a]*?'; --\""] = "100%",
            ["subject:100%_\\[*"] = "100%",
            ["subject:100?_*"] = "",
            ["subject:\"acc-*\""] = "",
            ["acc-1"] = "acc-1 ACC-1",
            ["\"%\" kind:account"] = "ACC-1 100% acc-closed acc-asleep",
            ["\"_[\""] = "100%",
            ["1[.]2[.]3[.]4"] = "100%",
            ["card accounts"] = "acc-1",
            ["sh*card"] = "acc-1",
            ["reason:\"12 ACCOUNTS\""] = "acc-1",
            ["reason:paid*1.2"] = "100%",
            ["queue:pools"] = pool,
            ["queue:\"near CERTAIN\""] = "acc-1 ACC-1",
            ["queue:near*"] = "acc-1 ACC-1",
            ["not queue:(Pools, General)"] = "acc-1 ACC-1",
            ["family:\"\""] = everything,
            ["assignee:me"] = "ACC-1",
            ["assignee:none"] = "acc-1 100% acc-asleep pool",
            ["assignee:\"analyst 2\""] = "acc-closed",
            ["assignee:analyst-2"] = "acc-closed",
            ["not assignee:analyst*"] = "acc-1 100% acc-asleep pool",
            ["state:open"] = "acc-1 100% pool",
            ["state:claimed"] = "ACC-1",
            ["state:waiting"] = "acc-1 ACC-1 100% pool",
            ["state:snoozed"] = "acc-asleep",
            ["state:closed"] = "acc-closed",
            ["not state:snoozed"] = "acc-1 ACC-1 100% acc-closed pool",
            ["verdict:false-positive"] = "acc-closed",
            ["not verdict:false-positive"] = "acc-1 ACC-1 100% acc-asleep pool",
            ["note:\"SCHOOL'S bench_\""] = "acc-closed",
            ["note:bench%"] = "",
            ["not note:school"] = "acc-1 ACC-1 100% acc-asleep pool",
            ["closed:>-1d"] = "acc-closed",
            ["closed:<-1d"] = "",
            ["not closed:>-1d"] = "acc-1 ACC-1 100% acc-asleep pool",
            ["closed:2026-03-02"] = "acc-closed",
            ["seen:2026-03-01"] = everything,
            ["seen:>2026-03-01"] = "",
            ["seen:>=2026-03-01"] = everything,
            ["seen:<=2026-03-01"] = everything,
            ["seen:<2026-03-01"] = "",
            ["seen:2026-03-01T12:00"] = everything,
            ["seen:>-20h"] = "",
            ["seen:>-22h"] = everything,
            ["seen:-30d..now"] = everything,
            ["late:yes"] = "",
            ["late:no"] = everything,
            ["off score:>0.9"] = everything,
            ["not off score:>0.9"] = everything,
            ["off score:>0.9 or size:2"] = pool,
            ["off score:>2 size:2"] = pool,
        })
        {
            var rows = (await Queue.LoadAsync(new([]) { Query = QueryExamples.Read(query), AnyState = true, AskedBy = "analyst-1" }, default)).Rows;
            Assert.True(Names(subjects.Split(' ')) == Names(rows.Select(r => r.Kind is SubjectKind.Cluster ? "pool" : r.Subject[0] == '1' ? "100%" : r.Subject)), $"{query} gave {Names(rows.Select(r => r.Subject))}");
        }
    }

    [CaseFact]
    public async Task A_query_narrows_what_the_filter_left_and_the_next_one_is_taken_under_it()
    {
        await FillAsync();
        var filter = new QueueFilter([]) { Query = QueryExamples.Read("score:<0.95 kind:account") };

        Assert.Equal(2, (await Queue.LoadAsync(filter, default)).Total);
        Assert.Equal(4, (await Queue.LoadAsync(filter with { AnyState = true }, default)).Total);
        Assert.Equal(4, await Queue.TotalAsync(filter with { AnyState = true }, default));
        Assert.Equal("100%_[a]*?'; --", (await Queue.ClaimNextAsync(People.Analyst, filter with { AnyState = true }, default)).Value!.Subject);
        Assert.Equal(Refusal.NothingWaits, (await Queue.ClaimNextAsync(People.Analyst, filter with { AnyState = true }, default)).Refusal);
    }

    [CaseFact]
    public async Task The_largest_queries_that_are_read_are_answered_by_the_store()
    {
        await FillAsync();
        var deep = string.Concat(Enumerable.Repeat("not (score:>2 or ", 10)) + "kind:cluster" + new string(')', 10);
        foreach (var text in (string[])[string.Join(" or ", Enumerable.Range(0, 198).Select(n => $"reason:a{n}*").Append("kind:cluster")), $"kind:cluster or subject in ({string.Join(',', Enumerable.Range(0, 199).Select(n => $"x{n}*"))})", deep])
            Assert.Equal(1, (await Queue.LoadAsync(new([]) { Query = QueryExamples.Read(text) }, default)).Total);
    }

    [CaseFact]
    public async Task A_total_that_is_not_counted_to_the_end_says_more()
    {
        await FillAsync();
        var filter = new QueueFilter([]) { Query = QueryExamples.Read("score:>0"), CountTo = 2, Take = 3 };

        var page = await Queue.LoadAsync(filter, default);

        Assert.Equal((3, 3), (page.Rows.Count, (int)page.Total));
        Assert.Equal(4, await Queue.TotalAsync(filter, default));
    }

    [CaseFact]
    public async Task Values_come_with_counts_and_by_any_part_of_them()
    {
        await FillAsync();

        Assert.Equal([new("General", 2), new("Near certain", 2), new("Pools", 1)], await Queue.ValuesAsync("queue", "", 10, default));
        Assert.Equal([new ValueCount("Near certain", 2)], await Queue.ValuesAsync("queue", "CERT", 10, default));
        Assert.Equal([new ValueCount("Analyst 1", 1)], await Queue.ValuesAsync("assignee", "", 10, default));
        Assert.Equal([new("account", 4), new("cluster", 1)], await Queue.ValuesAsync("kind", "", 10, default));
        Assert.Equal(["acc-1", "acc-asleep"], (await Queue.ValuesAsync("subject", "acc-", 2, default)).Select(v => v.Value));
        Assert.Empty(await Queue.ValuesAsync("queue", "%", 10, default));
        Assert.Empty(await Queue.ValuesAsync("score", "", 10, default));
    }

    [CaseFact]
    public async Task What_is_asked_for_reaches_the_store_as_a_parameter_alone()
    {
        await using var db = Room.Db();
        foreach (var query in QueryExamples.EveryField().Select(q => q.Text.Replace("word", "w0rd", StringComparison.Ordinal)).Append("subject:\"'; DROP TABLE QueueEntry; --\"").Select(QueryExamples.Read))
        {
            var tagged = query.ValuesOf("tag").ToDictionary(word => word, _ => new TaggedSubjects(["acc-w0rd"], []));
            var asked = QueueColumns.All.Conditions(query, new(Noon, "analyst-1", db.Database.IsSqlite(), []) { Tagged = tagged }).Aggregate(db.Set<QueueEntry>().AsQueryable(), (rows, condition) => rows.Where(condition)).ToQueryString();
            var command = string.Join('\n', asked.Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal) && !line.StartsWith("DECLARE", StringComparison.Ordinal)));

            Assert.DoesNotContain("w0rd", command, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("DROP", command, StringComparison.Ordinal);
            Assert.DoesNotContain("2026", command, StringComparison.Ordinal);
        }
    }

    [CaseFact]
    public void Every_field_of_the_queue_has_its_place_in_the_store() =>
        Assert.Equal(QueueFields.All.All.Select(f => f.Name).Order(StringComparer.Ordinal), QueueColumns.All.Names.Order(StringComparer.Ordinal));

    private async Task<QueueEntry> EntryAsync(string subject) => (await Queue.FindAsync(SubjectKind.Account, subject, default))!;

    private Task ReplaceAsync(AnalysisResults results) => Room.The<IAnalysisResults>().ReplaceAsync(results, ARun(), default);

    private static string Names(IEnumerable<string> subjects) => string.Join(' ', subjects.Where(s => s.Length > 0).Order(StringComparer.Ordinal));
}

public sealed class QueueQueryOnSqlite : QueueQueryContract
{
    protected override bool OnServer => false;
}

public sealed class QueueQueryOnSqlServer : QueueQueryContract
{
    protected override bool OnServer => true;
}
