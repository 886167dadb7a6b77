using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed class Citations(IDbContextFactory<InvestigatorDb> databases) : ICitations
{
    // More than go in one moment: whoever asks from a moment on gets past it.
    private const int MostGone = 2 * EvidenceRetention.MostAtOnce;

    public async Task<CitationPage> SinceAsync(long position, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var last = await DecisionStream.LastAsync(db, ct).ConfigureAwait(false);
        // A store that was set back to a backup gives its positions out again.
        if (position > last) return new([], 0, last > 0);
        var changes = await db.DecisionChanges.AsNoTracking().Where(c => c.Position > position).OrderBy(c => c.Position).Take(ModelLimits.AskedAtOnce)
            .Select(c => new { c.Position, c.DecisionId, c.Added }).ToListAsync(ct).ConfigureAwait(false);
        if (changes.Count == 0) return new([], position, false);
        var made = changes.Where(c => c.Added).Select(c => c.DecisionId).Distinct().ToList();
        var kept = await db.DecisionEvidence.AsNoTracking().Where(e => made.Contains(e.DecisionId) && e.GoneAt == null).ToListAsync(ct).ConfigureAwait(false);
        return new(
            [.. kept.Select(e => new CitedEvents(e.DecisionId, [.. e.Facts.Hits.SelectMany(h => h.EventIds).Distinct(StringComparer.Ordinal).Select(id => new EventId(id))])).Where(c => c.Events.Count > 0)],
            changes[^1].Position, changes[^1].Position < last);
    }

    public async Task<IReadOnlyList<GoneEvidence>> GoneAsync(DateTimeOffset since, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.DecisionEvidence.AsNoTracking().Where(e => e.GoneAt != null && e.GoneAt >= since).OrderBy(e => e.GoneAt).ThenBy(e => e.DecisionId).Take(MostGone)
            .Select(e => new GoneEvidence(e.DecisionId, e.GoneAt!.Value)).ToListAsync(ct).ConfigureAwait(false);
    }
}
