using System.Linq.Expressions;
using Investigator.Casework.Audit;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

internal sealed class TriageQueue(RecordedActs acts) : ITriageQueue
{
    // Each try loses only to somebody who won: so many lost ones in a row are a fault, not a crowd.
    private const int MostTries = 100;

    private static readonly QueueState[] s_waiting = [QueueState.Open, QueueState.Claimed];

    public async Task<Page<QueueEntry>> LoadAsync(QueueFilter filter, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var states = filter.States.Count > 0 ? filter.States : s_waiting;
        var entries = db.QueueEntries.AsNoTracking().Where(e => states.Contains(e.State));
        if (filter.Kind is { } kind) entries = entries.Where(e => e.Kind == kind);
        if (filter.AssigneeId is { } assignee) entries = entries.Where(e => e.AssigneeId == assignee);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var text = filter.Text.Trim().ToLowerInvariant();
            entries = entries.Where(e => EF.Property<string>(e, QueueEntryConfiguration.SearchText).Contains(text));
        }

        var total = await entries.LongCountAsync(ct).ConfigureAwait(false);
        return new(await Ordered(entries, filter).Skip(filter.Skip).Take(filter.Take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<QueueEntry?> FindAsync(SubjectKind kind, string subject, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.QueueEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Kind == kind && e.Subject == subject, ct).ConfigureAwait(false);
    }

    public Task<Refusal?> ClaimAsync(Person by, Guid id, long version, CancellationToken ct) =>
        ActAsync(by, id, version, "queue.claimed", e => e.Claim(by), null, ct);

    public async Task<Done<QueueEntry>> ClaimNextAsync(Person by, QueueFilter filter, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        for (var tries = 0; tries < MostTries; tries++)
        {
            // A few at a time: whoever loses the race for one goes on with the next without asking again.
            var waiting = await LoadAsync(filter with { States = [QueueState.Open], AssigneeId = null, Skip = 0, Take = 10 }, ct).ConfigureAwait(false);
            if (waiting.Rows.Count == 0) return Refusal.NothingWaits;
            foreach (var entry in waiting.Rows)
            {
                if (await ClaimAsync(by, entry.Id, entry.Version, ct).ConfigureAwait(false) is null)
                    return await FindAsync(entry.Kind, entry.Subject, ct).ConfigureAwait(false) is { } mine ? mine : Refusal.NotFound;
            }
        }

        return Refusal.ChangedMeanwhile;
    }

    public Task<Refusal?> ReleaseAsync(Person by, Guid id, long version, CancellationToken ct) =>
        ActAsync(by, id, version, "queue.released", e => e.Release(by), null, ct);

    public Task<Refusal?> CloseAsync(Person by, Guid id, long version, Verdict? verdict, string? note, CancellationToken ct) =>
        ActAsync(by, id, version, "queue.closed", e => e.Close(by, verdict, note, acts.Clock), new { verdict = verdict?.ToString(), note }, ct);

    public Task<Refusal?> ReopenAsync(Person by, Guid id, long version, CancellationToken ct) =>
        ActAsync(by, id, version, "queue.reopened", e => e.Reopen(by), null, ct);

    public async Task<IReadOnlyDictionary<QueueState, int>> CountAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var counts = await db.QueueEntries.GroupBy(e => e.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct).ConfigureAwait(false);
        return Enum.GetValues<QueueState>().ToDictionary(s => s, s => counts.GetValueOrDefault(s));
    }

    private async Task<Refusal?> ActAsync(Person by, Guid id, long version, string act, Func<QueueEntry, Refusal?> rule, object? detail, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.QueueEntries.SingleOrDefaultAsync(e => e.Id == id, ct).ConfigureAwait(false) is not { } entry) return Refusal.NotFound;
                if (entry.Version != version) return Refusal.ChangedMeanwhile;
                if (rule(entry) is { } no) return no;
                await acts.RecordAsync(db, by, act, $"{(entry.Kind is SubjectKind.Account ? "account" : "cluster")}:{entry.Subject}", detail, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    private static IOrderedQueryable<QueueEntry> Ordered(IQueryable<QueueEntry> entries, QueueFilter filter) => (filter.Order switch
    {
        QueueOrder.Score => By(entries, e => e.Score, filter.Descending),
        QueueOrder.Size => By(entries, e => e.Size, filter.Descending),
        QueueOrder.Exchanges => By(entries, e => e.Exchanges, filter.Descending),
        QueueOrder.FirstSeen => By(entries, e => e.FirstSeenAt, filter.Descending),
        QueueOrder.LastSeen => By(entries, e => e.LastSeenAt, filter.Descending),
        QueueOrder.Assignee => By(entries, e => e.AssigneeName, filter.Descending),
        QueueOrder.Opened => By(entries, e => e.OpenedAt, filter.Descending),
    }).ThenBy(e => e.Id);

    private static IOrderedQueryable<QueueEntry> By<T>(IQueryable<QueueEntry> entries, Expression<Func<QueueEntry, T>> column, bool descending) =>
        descending ? entries.OrderByDescending(column) : entries.OrderBy(column);
}
