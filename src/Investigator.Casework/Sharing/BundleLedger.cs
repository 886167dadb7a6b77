using Investigator.Casework.Audit;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed class BundleLedger(RecordedActs acts) : IBundleLedger
{
    public async Task<Page<LedgerRow>> LoadAsync(Person by, LedgerFilter filter, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var lines = db.BundleFetches.AsNoTracking();
        if (filter.Bundle is { } bundle) lines = lines.Where(f => f.BundleId == bundle);
        if (filter.Partner is { } partner) lines = lines.Where(f => f.PartnerId == partner);
        var (bundles, partners) = (db.SharedBundles, db.Partners);
        var total = await lines.LongCountAsync(ct).ConfigureAwait(false);
        return new(
            await lines.OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Skip(skip).Take(take)
                .Select(f => new LedgerRow(
                    f.Id, f.At, f.BundleId, bundles.Where(b => b.Id == f.BundleId).Select(b => b.CampaignName).FirstOrDefault(), f.PartnerId,
                    partners.Where(p => p.Id == f.PartnerId).Select(p => p.Name).FirstOrDefault(), f.PersonName, f.Path, f.Objects, f.ContentHash))
                .ToListAsync(ct).ConfigureAwait(false),
            total);
    }
}
