using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Benchmarks.Detection;

/// <summary>Keeps the results of analyses in memory, so that what is measured is the analysis and not the case store.</summary>
internal sealed class ResultsInMemory : IAnalysisResults, IClusters
{
    public AnalysisResults? Results { get; private set; }

    public Task<IReadOnlyDictionary<AccountId, DateTimeOffset>> FlaggedAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<AccountId, DateTimeOffset>>(new Dictionary<AccountId, DateTimeOffset>());

    public Task ReplaceAsync(AnalysisResults results, AnalysisRun run, CancellationToken ct)
    {
        Results = results;
        return Task.CompletedTask;
    }

    public Task RenewAsync(LiveFindings found, CancellationToken ct) => Task.CompletedTask;

    public Task RecordAsync(AnalysisRun run, CancellationToken ct) => Task.CompletedTask;

    public Task<IReadOnlyList<AnalysisRun>> RunsAsync(int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<AnalysisRun>>([]);

    public Task<IReadOnlyList<Cluster>> AllAsync(CancellationToken ct) => Task.FromResult(Results?.Clusters ?? []);

    public Task<Cluster?> FindAsync(Guid id, CancellationToken ct) => Task.FromResult(Results?.Clusters.FirstOrDefault(c => c.Id == id));

    public Task<IReadOnlyList<Cluster>> FindAllAsync(IReadOnlyList<Guid> ids, CancellationToken ct) => throw new NotSupportedException("No page asks here.");

    public Task<IReadOnlyDictionary<AccountId, Guid>> OfAccountsAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) => throw new NotSupportedException("No page asks here.");

    public Task<Guid?> OfAccountAsync(AccountId account, CancellationToken ct) => throw new NotSupportedException("No page asks here.");

    public Task<Page<Cluster>> LoadAsync(int skip, int take, CancellationToken ct) => throw new NotSupportedException("No page asks here.");

    public Task<Page<Link>> LinksOfAsync(AccountId account, int skip, int take, CancellationToken ct) => throw new NotSupportedException("No page asks here.");

    public Task<Page<Link>> LinksAmongAsync(IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct) => throw new NotSupportedException("No page asks here.");
}
