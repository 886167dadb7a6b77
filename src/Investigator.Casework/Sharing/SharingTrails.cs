using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

/// <summary>What the audit says of a campaign's bundles, of their proposals and of matching with partners.</summary>
internal sealed class SharingTrails : ICampaignTrails
{
    public async Task<IReadOnlyList<string>> SubjectsAsync(InvestigatorDb db, IReadOnlyList<Guid> campaigns, CancellationToken ct)
    {
        var proposals = await db.BundleProposals.Where(p => campaigns.Contains(p.CampaignId)).Select(p => p.Id).ToListAsync(ct).ConfigureAwait(false);
        var bundles = await db.SharedBundles.Where(b => campaigns.Contains(b.CampaignId)).Select(b => b.Id).ToListAsync(ct).ConfigureAwait(false);
        var of = campaigns.Select(c => (Guid?)c).ToList();
        var rounds = await db.MatchRounds.Where(r => of.Contains(r.CampaignId)).Select(r => r.Id).ToListAsync(ct).ConfigureAwait(false);
        return [.. proposals.Select(p => $"bundle-proposal:{p}"), .. bundles.Select(b => $"bundle:{b}"), .. rounds.Select(r => $"match:{r}")];
    }

    public Task<IReadOnlyList<long>> EntriesAsync(InvestigatorDb db, IReadOnlyList<Guid> campaigns, CancellationToken ct) => Task.FromResult<IReadOnlyList<long>>([]);
}
