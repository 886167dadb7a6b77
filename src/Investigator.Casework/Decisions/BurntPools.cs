using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Casework.Detection;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

/// <summary>Confirmed members of campaigns against whom a freeze or a ban stands, and who carries on what they did.</summary>
internal sealed class BurntPools(IDbContextFactory<InvestigatorDb> databases) : IBurntPools, IHeirs
{
    private const int Most = 20_000;

    public async Task<IReadOnlyList<BurntPool>> AllAsync(CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var cut = await Cut(db).ToListAsync(ct).ConfigureAwait(false);
        var names = await db.Campaigns.Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct).ConfigureAwait(false);
        return [.. cut.GroupBy(m => m.Campaign)
            .Select(of => new BurntPool(of.Key, names.GetValueOrDefault(of.Key) ?? "", of.Min(m => m.DecidedAt), [.. of.Select(m => m.Account).Distinct().OrderBy(a => a.Value, StringComparer.Ordinal)]))
            .Where(p => p.Members.Count >= IBurntPools.FewestMembers).OrderByDescending(p => p.CutAt).ThenBy(p => p.Campaign)];
    }

    public async Task<Heirs> OfAsync(Guid campaign, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var watched = await Cut(db).Where(m => m.Campaign == campaign).Select(m => m.Account).Distinct().CountAsync(ct).ConfigureAwait(false);
        var peers = HeirOfCampaign.PeersOf(campaign);
        var hits = await db.Hits.AsNoTracking().Where(h => h.DetectorId == HeirOfCampaign.Id).OrderByDescending(h => h.Strength).ThenBy(h => h.AccountId).ThenBy(h => h.Id).Take(Most).ToListAsync(ct).ConfigureAwait(false);
        var own = hits.Where(h => h.Evidence.PeerGroup.EndsWith(peers, StringComparison.Ordinal)).ToList();
        var shown = own.Take(Heirs.Shown).ToList();
        var accounts = shown.ConvertAll(h => h.AccountId);
        var members = await db.CampaignMembers.Where(m => EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId) == campaign && accounts.Contains(m.AccountId)).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
        return new(watched, [.. shown.Select(h => new HeirRow(h, members.Contains(h.AccountId)))], own.Count);
    }

    private static IQueryable<CutMember> Cut(InvestigatorDb db)
    {
        var decisions = db.Decisions;
        return db.CampaignMembers.AsNoTracking().Where(m => m.Status == MemberStatus.Confirmed)
            .Join(
                decisions.Where(d => d.EndedAt == null && d.Scope == DecisionScope.Account && (d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban)), m => m.AccountId, d => d.AccountId,
                (m, d) => new CutMember { Campaign = EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId), Account = m.AccountId, DecidedAt = d.DecidedAt });
    }

    private sealed class CutMember
    {
        public Guid Campaign { get; init; }

        public AccountId Account { get; init; }

        public DateTimeOffset DecidedAt { get; init; }
    }
}
