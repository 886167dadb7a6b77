using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Casework.Decisions;
using Investigator.Casework.Triage;
using Investigator.Domain.Sharing.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

/// <summary>
/// Reads what a destination was not told yet from the queue, the decision stream and the audit. All three are written by whoever holds the <see cref="WriteTurn"/>, so that what is committed later
/// also comes later in their order, and a place in each is all that has to be kept.
/// </summary>
internal sealed class AlertFeed(RecordedActs acts, WebhookSecrets secrets) : IAlertFeed
{
    public async Task<DueAlerts?> TakeAsync(int most, TimeSpan hold, CancellationToken ct)
    {
        var look = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var lookHeld = look.ConfigureAwait(false);
        foreach (var due in await Due(look).AsNoTracking().OrderBy(d => d.DueAt).ThenBy(d => d.Id).ToListAsync(ct).ConfigureAwait(false))
        {
            var (alerts, upTo) = await ReadAsync(look, due, most, ct).ConfigureAwait(false);
            // With nothing to tell a place further on is not worth a write: what lies between is skipped again, until there is something or it has grown long.
            if (alerts.Count == 0 && upTo.Sequence - due.Sequence < most) continue;
            if (!await HoldAsync(due, hold, ct).ConfigureAwait(false)) continue;
            var taken = new DueAlerts(
                due.Id, due.Name, due.Transport, due.Address, due.Format, due.ProtectedSecret.Length == 0 ? null : secrets.Open(due.ProtectedSecret),
                due.ProtectedAuthorization is { } said ? secrets.Open(said) : null, alerts, due.Cursor, upTo);
            if (alerts.Count > 0) return taken;
            await TriedAsync(taken, null, ct).ConfigureAwait(false);
        }

        return null;
    }

    public async Task TriedAsync(DueAlerts tried, string? trouble, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var turn = await WriteTurn.TakeAsync(db, ct).ConfigureAwait(false);
        await using var turnHeld = turn.ConfigureAwait(false);
        // Another server may have told it meanwhile, after the hold ran out: then it stands elsewhere, and stays there.
        if (await db.AlertDestinations.SingleOrDefaultAsync(d => d.Id == tried.Destination, ct).ConfigureAwait(false) is not { } found || found.Cursor != tried.Before) return;
        if (trouble is null) found.Took(tried.UpTo, tried.Alerts.Count, acts.Clock.GetUtcNow());
        else found.Failed(ModelLimits.Cut(trouble, ModelLimits.Reason), acts.Clock.GetUtcNow());
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await turn.CommitAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Where the records end now.</summary>
    public static async Task<AlertCursor> EndAsync(InvestigatorDb db, CancellationToken ct)
    {
        var last = await db.QueueEntries.AsNoTracking().OrderByDescending(e => e.OpenedAt).ThenByDescending(e => e.Id).Select(e => new { e.OpenedAt, e.Id }).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        return new(
            last?.OpenedAt ?? DateTimeOffset.UnixEpoch, last?.Id ?? Guid.Empty, await DecisionStream.LastAsync(db, ct).ConfigureAwait(false),
            await db.AuditEntries.MaxAsync(e => (long?)e.Sequence, ct).ConfigureAwait(false) ?? 0);
    }

    private static async Task<(List<SecurityAlert> Alerts, AlertCursor UpTo)> ReadAsync(InvestigatorDb db, AlertDestination due, int most, CancellationToken ct)
    {
        var alerts = new List<SecurityAlert>();
        var upTo = due.Cursor;
        if (due.Kinds.HasFlag(AlertKinds.Findings))
        {
            var (at, id) = (due.FoundAt, due.FoundId);
            var found = await db.QueueEntries.AsNoTracking().Where(e => e.OpenedAt > at || (e.OpenedAt == at && e.Id > id))
                .OrderBy(e => e.OpenedAt).ThenBy(e => e.Id).Take(most).ToListAsync(ct).ConfigureAwait(false);
            alerts.AddRange(found.Select(AlertReading.Of));
            if (found.Count > 0) upTo = upTo with { FoundAt = found[^1].OpenedAt, FoundId = found[^1].Id };
        }

        if (due.Kinds.HasFlag(AlertKinds.Decisions))
        {
            var position = due.Position;
            var decided = await db.DecisionChanges.AsNoTracking().Where(c => c.Position > position).OrderBy(c => c.Position).Take(most).ToListAsync(ct).ConfigureAwait(false);
            alerts.AddRange(decided.Select(AlertReading.Of));
            if (decided.Count > 0) upTo = upTo with { Position = decided[^1].Position };
        }

        var sequence = due.Sequence;
        var done = await db.AuditEntries.AsNoTracking().Where(e => e.Sequence > sequence).OrderBy(e => e.Sequence).Take(most).ToListAsync(ct).ConfigureAwait(false);
        alerts.AddRange(done.Select(AlertReading.Of).OfType<SecurityAlert>().Where(a => due.Kinds.HasFlag(a.Kind)));
        if (done.Count > 0) upTo = upTo with { Sequence = done[^1].Sequence };
        return (alerts, upTo);
    }

    private async Task<bool> HoldAsync(AlertDestination due, TimeSpan hold, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var turn = await WriteTurn.TakeAsync(db, ct).ConfigureAwait(false);
        await using var turnHeld = turn.ConfigureAwait(false);
        if (await Due(db).SingleOrDefaultAsync(d => d.Id == due.Id, ct).ConfigureAwait(false) is not { } found || found.Cursor != due.Cursor) return false;
        found.Hold(acts.Clock.GetUtcNow() + hold);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await turn.CommitAsync(ct).ConfigureAwait(false);
        return true;
    }

    private IQueryable<AlertDestination> Due(InvestigatorDb db)
    {
        var now = acts.Clock.GetUtcNow();
        return db.AlertDestinations.Where(d => d.EndedAt == null && d.DueAt <= now);
    }
}
