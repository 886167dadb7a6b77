using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Triage;

/// <summary>What an analysis found, held in memory: hits, links, clusters and scores.</summary>
internal sealed class FindingsInMemory : IHits, IClusters, IScores
{
    public List<Hit> Hits { get; } = [];

    public List<Link> Links { get; } = [];

    public List<Cluster> Clusters { get; } = [];

    public List<AccountScore> Scores { get; } = [];

    /// <summary>True: every question fails.</summary>
    public bool Broken { get; set; }

    public Task<IReadOnlyList<Hit>> OfAccountAsync(AccountId account, CancellationToken ct) => Answer<IReadOnlyList<Hit>>([.. Hits.Where(h => h.AccountId == account)]);

    public Task<IReadOnlyDictionary<AccountId, IReadOnlyList<string>>> DetectorsOfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        Answer<IReadOnlyDictionary<AccountId, IReadOnlyList<string>>>(Hits.Where(h => accounts.Contains(h.AccountId)).GroupBy(h => h.AccountId).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(h => h.DetectorId)]));

    public Task<IReadOnlyDictionary<string, int>> CountByDetectorAsync(CancellationToken ct) =>
        Answer<IReadOnlyDictionary<string, int>>(Hits.GroupBy(h => h.DetectorId).ToDictionary(g => g.Key, g => g.Count()));

    public Task<Cluster?> FindAsync(Guid id, CancellationToken ct) => Answer(Clusters.FirstOrDefault(c => c.Id == id));

    Task<Guid?> IClusters.OfAccountAsync(AccountId account, CancellationToken ct) =>
        Answer(Clusters.FirstOrDefault(c => c.Members.Any(m => m.AccountId == account))?.Id);

    public Task<IReadOnlyList<Cluster>> FindAllAsync(IReadOnlyList<Guid> ids, CancellationToken ct) =>
        Answer<IReadOnlyList<Cluster>>([.. ids.Distinct().Select(id => Clusters.Find(c => c.Id == id)).OfType<Cluster>()]);

    public Task<IReadOnlyDictionary<AccountId, Guid>> OfAccountsAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var of = Clusters.SelectMany(c => c.Members, (c, m) => (m.AccountId, c.Id)).DistinctBy(m => m.AccountId).ToDictionary(m => m.AccountId, m => m.Id);
        return Answer<IReadOnlyDictionary<AccountId, Guid>>(accounts.Where(of.ContainsKey).Distinct().ToDictionary(a => a, a => of[a]));
    }

    public Task<Page<Cluster>> LoadAsync(int skip, int take, CancellationToken ct) => Answer(new Page<Cluster>([.. Clusters.Skip(skip).Take(take)], Clusters.Count));

    public Task<IReadOnlyList<Cluster>> AllAsync(CancellationToken ct) => Answer<IReadOnlyList<Cluster>>(Clusters);

    public Task<Page<Link>> LinksOfAsync(AccountId account, int skip, int take, CancellationToken ct)
    {
        var all = Links.Where(l => l.First == account || l.Second == account).ToList();
        return Answer(new Page<Link>([.. all.Skip(skip).Take(take)], all.Count));
    }

    public Task<Page<Link>> LinksAmongAsync(IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct)
    {
        var all = Links.Where(l => accounts.Contains(l.First) && accounts.Contains(l.Second)).ToList();
        return Answer(new Page<Link>([.. all.Take(take)], all.Count));
    }

    public Task<AccountScore?> OfAsync(AccountId account, CancellationToken ct) => Answer(Scores.FirstOrDefault(s => s.AccountId == account));

    public Task<IReadOnlyDictionary<AccountId, AccountScore>> AmongAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        Answer<IReadOnlyDictionary<AccountId, AccountScore>>(Scores.Where(s => accounts.Contains(s.AccountId)).ToDictionary(s => s.AccountId));

    IAsyncEnumerable<AccountScore> IScores.AllAsync(CancellationToken ct) => Scores.ToAsyncEnumerable();

    private Task<T> Answer<T>(T value) => Broken ? Task.FromException<T>(new IOException("disk")) : Task.FromResult(value);
}
