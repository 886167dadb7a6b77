using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Who uses a resource: asked by lists whose rows lie in another store.</summary>
public interface IResourceUsers
{
    /// <summary>The accounts on one resource, most active first.</summary>
    Task<Page<AccountId>> AccountsOnAsync(Resource resource, int skip, int take, CancellationToken ct);
}

/// <summary>Which values of a kind of resource there are, for the completion. An engine without it completes none.</summary>
public interface IResourceValues
{
    /// <summary>Those that hold what is typed, in any case, with how many accounts use each, most used first.</summary>
    Task<IReadOnlyList<ValueCount>> HoldingAsync(ResourceKind kind, string typed, int take, CancellationToken ct);
}
