using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>The links and clusters of the latest analysis.</summary>
public interface IClusters
{
    /// <summary>With its members, or <c>null</c>.</summary>
    Task<Cluster?> FindAsync(Guid id, CancellationToken ct);

    /// <summary>Those of the ids that exist, with their members, in the order of the ids.</summary>
    Task<IReadOnlyList<Cluster>> FindAllAsync(IReadOnlyList<Guid> ids, CancellationToken ct);

    /// <summary>The cluster that holds an account, or <c>null</c>.</summary>
    Task<Guid?> OfAccountAsync(AccountId account, CancellationToken ct);

    /// <summary>The cluster that holds each of the accounts; those in none are left out.</summary>
    Task<IReadOnlyDictionary<AccountId, Guid>> OfAccountsAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>Highest score first, without members.</summary>
    Task<Page<Cluster>> LoadAsync(int skip, int take, CancellationToken ct);

    /// <summary>All clusters with members: for exports and for keeping ids over runs.</summary>
    Task<IReadOnlyList<Cluster>> AllAsync(CancellationToken ct);

    /// <summary>An account's links, heaviest first.</summary>
    Task<Page<Link>> LinksOfAsync(AccountId account, int skip, int take, CancellationToken ct);

    /// <summary>Links with both ends among <paramref name="accounts"/>, heaviest first.</summary>
    Task<Page<Link>> LinksAmongAsync(IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct);
}
