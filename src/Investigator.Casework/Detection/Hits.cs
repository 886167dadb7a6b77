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

    public async Task<IReadOnlyDictionary<string, int>> CountByDetectorAsync(CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Hits.GroupBy(h => h.DetectorId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct).ConfigureAwait(false);
    }
}
