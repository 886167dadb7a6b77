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
        var (matching, plenty) = (QueueSelection.Under(entries, filter, asker), false);
        long total;
        if (QueueSelection.IsNarrowed(filter))
        {
            var known = await matching.Take(Math.Max(Plenty, filter.CountTo ?? 0) + 1).LongCountAsync(ct).ConfigureAwait(false);
            if (known == 0) return new([], 0);
            plenty = known > Plenty;
            total = known <= Math.Max(Plenty, filter.CountTo ?? 0) || filter.CountTo is not null ? known : await matching.LongCountAsync(ct).ConfigureAwait(false);
            if (filter.CountTo is { } most) total = Math.Min(total, most + 1L);
        }
        else
        {
            total = await matching.LongCountAsync(ct).ConfigureAwait(false);
        }

        var rows = QueueSelection.Ordered(QueueSelection.Under(entries, filter, asker, plenty), filter).Skip(filter.Skip).Take(filter.Take);
        return new(await rows.ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<long> TotalAsync(QueueFilter filter, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await QueueSelection.Under(db.QueueEntries.AsNoTracking(), filter, await AskerAsync(db, filter, ct).ConfigureAwait(false)).LongCountAsync(ct).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct) => values.LoadAsync(field, typed, take, ct);

    private async Task<QueryAsker> AskerAsync(InvestigatorDb db, QueueFilter filter, CancellationToken ct) => new(
        acts.Clock.GetUtcNow(), filter.AskedBy, db.Database.IsSqlite(), filter.Query?.Asks("queue") is true ? (await Routing.InAsync(db, ct).ConfigureAwait(false)).Queues : []);
}
