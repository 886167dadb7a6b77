using System.Runtime.CompilerServices;
using Investigator.Casework.Data;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

internal sealed class Scores(IDbContextFactory<InvestigatorDb> databases) : IScores
{
    public async Task<AccountScore?> OfAsync(AccountId account, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.AccountScores.AsNoTracking().SingleOrDefaultAsync(s => s.AccountId == account, ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyDictionary<AccountId, AccountScore>> AmongAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var scores = new Dictionary<AccountId, AccountScore>();
        foreach (var some in accounts.Chunk(ModelLimits.AskedAtOnce))
            foreach (var score in await db.AccountScores.AsNoTracking().Where(s => some.Contains(s.AccountId)).ToListAsync(ct).ConfigureAwait(false))
                scores[score.AccountId] = score;
        return scores;
    }

    public async IAsyncEnumerable<AccountScore> AllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        await foreach (var score in db.AccountScores.AsNoTracking().OrderBy(s => s.AccountId).AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
            yield return score;
    }
}
