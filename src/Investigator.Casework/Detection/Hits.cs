using Investigator.Casework.Data;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Detection;

internal sealed class Hits(IDbContextFactory<InvestigatorDb> databases) : IHits
{
    public async Task<IReadOnlyList<Hit>> OfAccountAsync(AccountId account, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Hits.AsNoTracking().Where(h => h.AccountId == account).OrderByDescending(h => h.Strength).ThenBy(h => h.Id).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyDictionary<AccountId, IReadOnlyList<string>>> DetectorsOfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var found = new Dictionary<AccountId, IReadOnlyList<string>>();
        foreach (var some in accounts.Chunk(ModelLimits.AskedAtOnce))
            foreach (var of in (await db.Hits.Where(h => some.Contains(h.AccountId)).Select(h => new { h.AccountId, h.DetectorId }).ToListAsync(ct).ConfigureAwait(false)).GroupBy(h => h.AccountId))
                found[of.Key] = [.. of.Select(h => h.DetectorId).Order(StringComparer.Ordinal)];
        return found;
    }

    public async Task<IReadOnlyDictionary<string, int>> CountByDetectorAsync(CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Hits.GroupBy(h => h.DetectorId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct).ConfigureAwait(false);
    }
}
