using Investigator.Casework.Audit;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

internal sealed partial class TriageQueue(RecordedActs acts, QueueValues values) : ITriageQueue
{
    // Each try loses only to somebody who won: so many lost ones in a row are a fault, not a crowd.
    private const int MostTries = 100;

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
            var waiting = await LoadAsync(filter with { States = [QueueState.Open], AssigneeId = null, Snoozed = false, AnyState = false, CountTo = 1, Skip = 0, Take = 10 }, ct).ConfigureAwait(false);
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
                await acts.RecordAsync(db, by, act, SubjectOf(entry), detail, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    private static string SubjectOf(QueueEntry entry) => $"{(entry.Kind is SubjectKind.Account ? "account" : "cluster")}:{entry.Subject}";
}
