using Investigator.Casework.Data;
using Investigator.Casework.Linking;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed class CampaignPoolFindings(IDbContextFactory<InvestigatorDb> databases) : ICampaignPools
{
    private const int MostEachWay = 2000;

    public async Task<IReadOnlyDictionary<AccountId, Guid>> ClustersAsync(Guid campaign, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var found = await Members(db, campaign).Join(db.ClusterMembers, m => m.AccountId, c => c.AccountId, (m, c) => new { m.AccountId, Cluster = EF.Property<Guid>(c, ClusterMemberConfiguration.ClusterId), c.Weight })
            .ToListAsync(ct).ConfigureAwait(false);
        return found.GroupBy(f => f.AccountId).ToDictionary(g => g.Key, g => g.OrderByDescending(f => f.Weight).ThenBy(f => f.Cluster).First().Cluster);
    }

    public async Task<IReadOnlyList<OutsideLink>> LinksOutAsync(Guid campaign, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await LinksOutAsync(db, campaign, ct).ConfigureAwait(false);
    }

    internal static async Task<IReadOnlyList<OutsideLink>> LinksOutAsync(InvestigatorDb db, Guid campaign, CancellationToken ct)
    {
        // Innocent members are members: nobody proposes them anew.
        var all = CampaignDesk.Members(db, campaign, null);
        var links = db.Links.AsNoTracking();
        var there = await Members(db, campaign).Join(links.Where(l => !all.Any(o => o.AccountId == l.Second)), m => m.AccountId, l => l.First, (m, l) => l)
            .OrderByDescending(l => l.Weight).ThenBy(l => l.First).ThenBy(l => l.Second).Take(MostEachWay).ToListAsync(ct).ConfigureAwait(false);
        var back = await Members(db, campaign).Join(links.Where(l => !all.Any(o => o.AccountId == l.First)), m => m.AccountId, l => l.Second, (m, l) => l)
            .OrderByDescending(l => l.Weight).ThenBy(l => l.First).ThenBy(l => l.Second).Take(MostEachWay).ToListAsync(ct).ConfigureAwait(false);
        return [.. there.Select(l => new OutsideLink(l.Second, l.First, l.Weight, l.Reasons)).Concat(back.Select(l => new OutsideLink(l.First, l.Second, l.Weight, l.Reasons))).OrderByDescending(l => l.Weight)];
    }

    public async Task<IReadOnlyList<SharedCampaign>> SharedWithAsync(Guid campaign, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var members = Members(db, campaign);
        var shared = await db.Campaigns.Where(c => c.Id != campaign)
            .Select(c => new { c.Id, c.Name, Accounts = c.Members.Count(m => m.Status != MemberStatus.Innocent && members.Any(o => o.AccountId == m.AccountId)) })
            .Where(c => c.Accounts > 0).OrderByDescending(c => c.Accounts).ThenBy(c => c.Id).ToListAsync(ct).ConfigureAwait(false);
        return shared.ConvertAll(c => new SharedCampaign(c.Id, c.Name, c.Accounts));
    }

    private static IQueryable<CampaignMember> Members(InvestigatorDb db, Guid campaign) => CampaignDesk.Members(db, campaign, null).Where(m => m.Status != MemberStatus.Innocent);
}
