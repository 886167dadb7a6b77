using Investigator.Casework.Data;
using Investigator.Domain.Detection;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

/// <summary>Accounts that people looked at and found honest.</summary>
internal sealed class VerdictSigns(IDbContextFactory<InvestigatorDb> databases) : IHonestSigns
{
    public async Task<IReadOnlyDictionary<AccountId, string>> AmongAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var signs = new Dictionary<AccountId, string>();
        foreach (var some in accounts.Select(a => a.Value).Chunk(ModelLimits.AskedAtOnce))
            foreach (var judged in await db.QueueEntries
                .Where(e => e.Kind == SubjectKind.Account && (e.Verdict == Verdict.FalsePositive || e.Verdict == Verdict.BenignPositive) && some.Contains(e.Subject))
                .Select(e => new { e.Subject, e.Verdict }).ToListAsync(ct).ConfigureAwait(false))
                signs[new(judged.Subject)] = judged.Verdict is Verdict.FalsePositive ? "it was found to be a false positive" : "it was found to do this and to be allowed to";
        return signs;
    }
}
