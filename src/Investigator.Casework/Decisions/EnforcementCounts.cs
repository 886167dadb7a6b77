using Investigator.Casework.Audit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed class EnforcementCounts(RecordedActs acts) : IEnforcementFigures
{
    public async Task<EnforcementFigures> CountAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var now = acts.Clock.GetUtcNow();
        var heardSince = now - PointStates.DownAfter;
        var (changes, acknowledgements, decisions, points) = (db.DecisionChanges, db.Acknowledgements, db.Decisions, db.EnforcementPoints);
        var standing = decisions.Where(d => d.EndedAt == null);
        var byKind = await standing.GroupBy(d => new { d.Kind, d.Scope }).Select(g => new { g.Key.Kind, g.Key.Scope, Count = g.LongCount() }).ToListAsync(ct).ConfigureAwait(false);
        var made = await decisions.GroupBy(d => d.Kind).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct).ConfigureAwait(false);
        var unacknowledged = await standing.LongCountAsync(
            d => !changes.Any(c => c.DecisionId == d.Id && c.Added && acknowledgements.Any(a => a.FirstPosition <= c.Position && a.LastPosition >= c.Position)), ct).ConfigureAwait(false);
        var breached = await db.Breaches.LongCountAsync(b => decisions.Any(d => d.Id == b.DecisionId && d.EndedAt == null), ct).ConfigureAwait(false);
        var live = db.ApiClients.Where(c => c.RevokedAt == null && (c.Scopes & ApiScope.Decisions) != 0);
        var keys = await live.LongCountAsync(ct).ConfigureAwait(false);
        var heard = await live.LongCountAsync(c => points.Any(p => p.Id == c.Id && p.SeenAt >= heardSince), ct).ConfigureAwait(false);
        var waiting = db.WebhookMessages.Where(m => m.State == WebhookMessageState.Waiting);
        var oldest = await waiting.MinAsync(m => (DateTimeOffset?)m.CreatedAt, ct).ConfigureAwait(false);
        var appeals = db.Appeals.Where(a => a.State == AppealState.Open);
        return new(
            byKind.ToDictionary(k => (k.Kind, k.Scope), k => k.Count), made, unacknowledged, breached, heard, keys - heard,
            await waiting.LongCountAsync(ct).ConfigureAwait(false), oldest is { } first && first < now ? now - first : TimeSpan.Zero,
            await db.WebhookMessages.LongCountAsync(m => m.State == WebhookMessageState.Dead, ct).ConfigureAwait(false),
            await db.BanProposals.LongCountAsync(p => p.State == ProposalState.Waiting, ct).ConfigureAwait(false),
            await db.BanProposals.LongCountAsync(p => p.State == ProposalState.Unreviewed, ct).ConfigureAwait(false),
            await appeals.LongCountAsync(ct).ConfigureAwait(false), await appeals.LongCountAsync(a => a.DueAt < now, ct).ConfigureAwait(false),
            await db.AuditEntries.MaxAsync(e => (long?)e.Sequence, ct).ConfigureAwait(false) ?? 0);
    }
}
