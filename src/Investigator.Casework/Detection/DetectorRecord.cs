using Investigator.Casework.Data;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Detection;

internal sealed class DetectorRecord(IDbContextFactory<InvestigatorDb> databases) : IDetectorRecord
{
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<DetectorVolume>>> VolumesAsync(int take, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var volumes = new Dictionary<string, IReadOnlyList<DetectorVolume>>(StringComparer.Ordinal);
        // One small read off the index each: detectors are few, their volumes many.
        foreach (var id in await db.DetectorVolumes.Select(v => v.DetectorId).Distinct().ToListAsync(ct).ConfigureAwait(false))
            volumes[id] = await db.DetectorVolumes.AsNoTracking().Where(v => v.DetectorId == id).OrderByDescending(v => v.At).ThenBy(v => v.IsShadow).ThenBy(v => v.Id).Take(take).ToListAsync(ct).ConfigureAwait(false);
        return volumes;
    }

    public async Task<Page<Hit>> HitsAsync(string detectorId, int skip, int take, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var hits = db.Hits.AsNoTracking().Where(h => h.DetectorId == detectorId);
        var total = await hits.LongCountAsync(ct).ConfigureAwait(false);
        return new(await hits.OrderByDescending(h => h.Strength).ThenBy(h => h.AccountId).ThenBy(h => h.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<Page<ShadowHit>> ShadowHitsAsync(string ruleId, int skip, int take, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var hits = db.ShadowHits.AsNoTracking().Where(h => h.DetectorId == ruleId);
        var total = await hits.LongCountAsync(ct).ConfigureAwait(false);
        return new(await hits.OrderBy(h => h.AccountId).ThenBy(h => h.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<IReadOnlyDictionary<string, int>> OverlapAsync(string ruleId, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var shadow = db.ShadowHits.Where(h => h.DetectorId == ruleId);
        return await db.Hits.Where(h => shadow.Any(s => s.AccountId == h.AccountId)).GroupBy(h => h.DetectorId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, ct).ConfigureAwait(false);
    }
}
