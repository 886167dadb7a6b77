using Investigator.Casework.Data;
using Investigator.Casework.Triage.Queries;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

/// <summary>Lists under a filter and a query.</summary>
internal sealed partial class TriageQueue
{
    // From so many matches on, the first page is found sooner along its order than among the matches.
    private const int Plenty = 10_000;

    public async Task<Page<QueueEntry>> LoadAsync(QueueFilter filter, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var asker = await AskerAsync(db, filter, ct).ConfigureAwait(false);
        var entries = db.QueueEntries.AsNoTracking();
        var matching = QueueSelection.Under(entries, filter, asker);
        if (QueueSelection.IsNarrowed(filter)) return await NarrowedAsync(entries, matching, filter, asker, ct).ConfigureAwait(false);
        var total = await matching.LongCountAsync(ct).ConfigureAwait(false);
        return new(await RowsAsync(matching, filter, ct).ConfigureAwait(false), Counted(total, filter));
    }

    // Few matches are found once and only they are sorted: a store that knows nothing of their number would rather walk a million rows in order. Of many, the order finds the first ones soon.
    private static async Task<Page<QueueEntry>> NarrowedAsync(IQueryable<QueueEntry> entries, IQueryable<QueueEntry> matching, QueueFilter filter, QueryAsker asker, CancellationToken ct)
    {
        var ids = await matching.Select(e => e.Id).Take(Plenty + 1).ToListAsync(ct).ConfigureAwait(false);
        if (ids.Count == 0) return new([], 0);
        if (ids.Count <= Plenty) return new(await RowsAsync(entries.Where(e => EF.Parameter(ids).Contains(e.Id)), filter, ct).ConfigureAwait(false), Counted(ids.Count, filter));
        var total = filter.CountTo is null ? await matching.LongCountAsync(ct).ConfigureAwait(false)
            : filter.CountTo <= Plenty ? ids.Count
            : await matching.Take(filter.CountTo.Value + 1).LongCountAsync(ct).ConfigureAwait(false);
        return new(await RowsAsync(QueueSelection.Under(entries, filter, asker, plenty: true), filter, ct).ConfigureAwait(false), Counted(total, filter));
    }

    private static Task<List<QueueEntry>> RowsAsync(IQueryable<QueueEntry> entries, QueueFilter filter, CancellationToken ct) =>
        QueueSelection.Ordered(entries, filter).Skip(filter.Skip).Take(filter.Take).ToListAsync(ct);

    private static long Counted(long total, QueueFilter filter) => filter.CountTo is { } most ? Math.Min(total, most + 1L) : total;

    public async Task<long> TotalAsync(QueueFilter filter, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await QueueSelection.Under(db.QueueEntries.AsNoTracking(), filter, await AskerAsync(db, filter, ct).ConfigureAwait(false)).LongCountAsync(ct).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct) => values.LoadAsync(field, typed, take, ct);

    private async Task<QueryAsker> AskerAsync(InvestigatorDb db, QueueFilter filter, CancellationToken ct)
    {
        var asker = new QueryAsker(acts.Clock.GetUtcNow(), filter.AskedBy, db.Database.IsSqlite(), []);
        if (filter.Query is not { } query) return asker;
        var tagged = new Dictionary<QueryValue, TaggedSubjects>();
        foreach (var word in query.ValuesOf("tag")) tagged[word] = await AccountTags.SubjectsAsync(db, word, ct).ConfigureAwait(false);
        asker = asker with { Tagged = tagged };
        var asked = query.ValuesOf("queue").OfType<PatternValue>().Where(v => v.Pattern.IsPlain).Select(v => v.Pattern.Letters).ToList();
        if (asked.Count == 0) return asker;
        var names = (await Routing.InAsync(db, ct).ConfigureAwait(false)).Queues;
        if (asked.Except(names, StringComparer.OrdinalIgnoreCase).Any()) // a queue that lost its rules
            names = await db.QueueEntries.Select(e => e.Queue).Distinct().ToListAsync(ct).ConfigureAwait(false);
        return asker with { Names = names };
    }
}
