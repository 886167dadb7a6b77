using Investigator.Casework.Data;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Linking;

internal sealed class Clusters(IDbContextFactory<InvestigatorDb> databases) : IClusters
{
    public async Task<Cluster?> FindAsync(Guid id, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await WithMembers(db).SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<Cluster>> FindAllAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var found = await WithMembers(db).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct).ConfigureAwait(false);
        return [.. ids.Where(found.ContainsKey).Distinct().Select(id => found[id])];
    }

    public async Task<Guid?> OfAccountAsync(AccountId account, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.ClusterMembers.Where(m => m.AccountId == account).OrderByDescending(m => m.Weight)
            .Select(m => (Guid?)EF.Property<Guid>(m, ClusterMemberConfiguration.ClusterId)).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyDictionary<AccountId, Guid>> OfAccountsAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var members = await db.ClusterMembers.AsNoTracking().Where(m => EF.Parameter(accounts).Contains(m.AccountId))
            .Select(m => new { m.AccountId, m.Weight, Cluster = EF.Property<Guid>(m, ClusterMemberConfiguration.ClusterId) }).ToListAsync(ct).ConfigureAwait(false);
        return members.GroupBy(m => m.AccountId).ToDictionary(m => m.Key, m => m.OrderByDescending(one => one.Weight).ThenBy(one => one.Cluster).First().Cluster);
    }

    public async Task<Page<Cluster>> LoadAsync(int skip, int take, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var total = await db.Clusters.LongCountAsync(ct).ConfigureAwait(false);
        return new(await ByScore(db.Clusters.AsNoTracking()).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<IReadOnlyList<Cluster>> AllAsync(CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await ByScore(WithMembers(db)).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Page<Link>> LinksOfAsync(AccountId account, int skip, int take, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await PageAsync(db.Links.AsNoTracking().Where(l => l.First == account || l.Second == account), skip, take, ct).ConfigureAwait(false);
    }

    public async Task<Page<Link>> LinksAmongAsync(IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await PageAsync(db.Links.AsNoTracking().Where(l => EF.Parameter(accounts).Contains(l.First) && EF.Parameter(accounts).Contains(l.Second)), 0, take, ct).ConfigureAwait(false);
    }

    // A page that is not full is the last one, so that nothing is left to count: among 300 accounts the count costs as much as the links.
    private static async Task<Page<Link>> PageAsync(IQueryable<Link> links, int skip, int take, CancellationToken ct)
    {
        var rows = await Heaviest(links).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false);
        var ends = rows.Count < take && (rows.Count > 0 || skip == 0);
        return new(rows, ends ? skip + rows.Count : await links.LongCountAsync(ct).ConfigureAwait(false));
    }

    private static IQueryable<Cluster> WithMembers(InvestigatorDb db) =>
        db.Clusters.AsNoTracking().Include(c => c.Members.OrderByDescending(m => m.Weight).ThenBy(m => m.AccountId)).AsSplitQuery();

    private static IOrderedQueryable<Cluster> ByScore(IQueryable<Cluster> clusters) =>
        clusters.OrderByDescending(c => EF.Property<double>(c, ClusterConfiguration.ScoreValue)).ThenBy(c => c.Id);

    private static IOrderedQueryable<Link> Heaviest(IQueryable<Link> links) =>
        links.OrderByDescending(l => l.Weight).ThenBy(l => l.First).ThenBy(l => l.Second);
}
