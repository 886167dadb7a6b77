using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

/// <summary>Accounts that are inside a campaign by accident, as somebody said.</summary>
internal sealed class InnocentSigns(IDbContextFactory<InvestigatorDb> databases) : IHonestSigns
{
    public async Task<IReadOnlyDictionary<AccountId, string>> AmongAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var signs = new Dictionary<AccountId, string>();
        foreach (var some in accounts.Chunk(ModelLimits.AskedAtOnce))
            foreach (var account in await db.CampaignMembers.Where(m => m.Status == MemberStatus.Innocent && some.Contains(m.AccountId)).Select(m => m.AccountId).Distinct().ToListAsync(ct).ConfigureAwait(false))
                signs[account] = "it is in a campaign as innocent";
        return signs;
    }
}
