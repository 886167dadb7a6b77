using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>What the latest analysis found, as lists under a query. Highest score first.</summary>
public interface IFindingLists
{
    /// <summary>Accounts that have a hit or a link; all others score 0.</summary>
    /// <param name="query">Over <see cref="AccountFields"/>; <c>null</c>: all.</param>
    Task<Page<AccountScore>> AccountsAsync(Query? query, int skip, int take, CancellationToken ct);

    /// <summary>Without members.</summary>
    /// <param name="query">Over <see cref="ClusterFields"/>; <c>null</c>: all.</param>
    Task<Page<Cluster>> ClustersAsync(Query? query, int skip, int take, CancellationToken ct);

    /// <summary>Hits, strongest first.</summary>
    /// <param name="query">Over <see cref="HitFields"/>; <c>null</c>: all.</param>
    Task<Page<Hit>> HitsAsync(Query? query, int skip, int take, CancellationToken ct);

    /// <summary>For <c>detector</c> the ids of those that hit anything, with their hits; for a field of resources the values, with their accounts; empty for every other field.</summary>
    Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct);
}
