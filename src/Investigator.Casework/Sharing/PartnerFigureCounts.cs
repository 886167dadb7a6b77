using Investigator.Casework.Audit;
using Investigator.Casework.Decisions;
using Investigator.Casework.Detection;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Detection;
using Investigator.Domain.Sharing.Inbound;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed class PartnerFigureCounts(RecordedActs acts) : IPartnerFigures
{
    public async Task<PartnerFigures> CountAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var (bundles, reports, decisions) = (db.SharedBundles, db.ReportedIndicators, db.Decisions);
        var fetched = db.BundleFetches.Where(f => f.PartnerId != null && f.BundleId != null && bundles.Any(b => b.Id == f.BundleId)).Select(f => f.BundleId).Distinct();
        var accepted = reports.Where(r => r.State == ReportState.Accepted);
        var seen = db.Sightings.Where(s => s.State == SightingState.Approved && s.Accounts > 0).Select(s => s.ReportId).Distinct();
        var stopped = db.Hits.Where(h => h.DetectorId == ReportedIndicatorMatch.Id && decisions.Any(d => d.Scope == DecisionScope.Account && d.AccountId == h.AccountId && (d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban)))
            .Select(h => h.AccountId).Distinct();
        return new(
            await bundles.LongCountAsync(ct).ConfigureAwait(false), await fetched.LongCountAsync(ct).ConfigureAwait(false), await accepted.LongCountAsync(ct).ConfigureAwait(false),
            await accepted.LongCountAsync(r => seen.Contains(r.Id), ct).ConfigureAwait(false), await stopped.LongCountAsync(ct).ConfigureAwait(false),
            await db.ReceivedSightings.LongCountAsync(s => s.WithdrawnAt == null && s.Count > 0, ct).ConfigureAwait(false));
    }
}
