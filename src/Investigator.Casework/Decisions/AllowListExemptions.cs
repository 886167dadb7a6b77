using Investigator.Casework.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

/// <summary>Whoever is on the allow list is served no fingerprint.</summary>
internal sealed class AllowListExemptions(RecordedActs acts) : IPlacementExemptions
{
    public async Task<bool> IsExemptAsync(AccountId account, CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.AllowListings.AnyAsync(l => l.Scope == DecisionScope.Account && l.AccountId == account && l.EndedAt == null && l.ExpiresAt > now, ct).ConfigureAwait(false);
    }
}
