using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

/// <summary>Handing on: to a colleague, to a later time, into another entry.</summary>
internal sealed partial class TriageQueue
{
    public async Task<Refusal?> AssignAsync(Person by, Guid id, long version, string toId, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        var since = acts.Clock.GetUtcNow() - Colleague.Remembered;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (await db.Colleagues.AsNoTracking().SingleOrDefaultAsync(c => c.Id == toId && c.SeenAt >= since, ct).ConfigureAwait(false) is not { } to) return Refusal.NotAtWork;
        return await ActAsync(by, id, version, "queue.assigned", e => e.Assign(by, to), new { to = to.Id }, ct).ConfigureAwait(false);
    }

    public Task<Refusal?> SnoozeAsync(Person by, Guid id, long version, DateTimeOffset? until, CancellationToken ct) =>
        ActAsync(by, id, version, "queue.snoozed", e => e.Snooze(by, until, acts.Clock), new { until }, ct);

    public async Task<Refusal?> FoldAsync(Person by, Guid id, long version, Guid? into, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.QueueEntries.SingleOrDefaultAsync(e => e.Id == id, ct).ConfigureAwait(false) is not { } entry) return Refusal.NotFound;
                if (entry.Version != version) return Refusal.ChangedMeanwhile;
                var holds = await HoldingAsync(db, entry, ct).ConfigureAwait(false);
                var stays = into is null ? holds : await db.QueueEntries.SingleOrDefaultAsync(e => e.Id == into, ct).ConfigureAwait(false);
                if (stays is null) return Refusal.NothingToFoldInto;
                if (entry.Fold(by, stays, inside: ReferenceEquals(stays, holds), acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "queue.folded", SubjectOf(entry), new { into = SubjectOf(stays) }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<QueueHealth>> HealthAsync(CancellationToken ct)
    {
        var (now, waiting) = (acts.Clock.GetUtcNow(), true);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var counts = await db.QueueEntries.Where(e => e.IsWaiting == waiting).GroupBy(e => e.Queue)
            .Select(g => new
            {
                Queue = g.Key,
                Waiting = g.Count(e => e.SnoozedUntil == null || e.SnoozedUntil <= now),
                Unclaimed = g.Count(e => (e.SnoozedUntil == null || e.SnoozedUntil <= now) && e.State == QueueState.Open),
                Late = g.Count(e => (e.SnoozedUntil == null || e.SnoozedUntil <= now) && e.DueAt < now),
                Snoozed = g.Count(e => e.SnoozedUntil > now),
            })
            .ToDictionaryAsync(g => g.Queue, g => new QueueHealth(g.Queue, g.Waiting, g.Unclaimed, g.Late, g.Snoozed), StringComparer.Ordinal, ct).ConfigureAwait(false);
        var routing = await Routing.InAsync(db, ct).ConfigureAwait(false);
        // A queue that lost its rules is shown as long as something waits in it.
        var others = counts.Keys.Except(routing.Queues, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. routing.Queues.Concat(others).Select(q => counts.GetValueOrDefault(q) ?? new(q, 0, 0, 0, 0))];
    }

    /// <returns>The entry of the cluster that holds the account; <c>null</c>: none.</returns>
    private static async Task<QueueEntry?> HoldingAsync(InvestigatorDb db, QueueEntry entry, CancellationToken ct)
    {
        if (entry.Kind is not SubjectKind.Account) return null;
        var account = new AccountId(entry.Subject);
        var cluster = await db.AccountScores.Where(s => s.AccountId == account).Select(s => s.ClusterId).SingleOrDefaultAsync(ct).ConfigureAwait(false);
        if (cluster is null) return null;
        var subject = cluster.Value.ToString("D");
        return await db.QueueEntries.SingleOrDefaultAsync(e => e.Kind == SubjectKind.Cluster && e.Subject == subject, ct).ConfigureAwait(false);
    }
}
