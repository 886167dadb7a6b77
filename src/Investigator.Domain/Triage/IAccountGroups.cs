using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Accounts that people put together under a name. Asked here for pictures, answered by the room that groups them.</summary>
public interface IAccountGroups
{
    /// <summary><c>null</c>: there is no such group. Accounts that were found innocent are not among them.</summary>
    Task<AccountGroup?> FindAsync(Guid id, CancellationToken ct);
}

/// <summary>A named group of accounts.</summary>
/// <param name="Name">Written by people: it is shown as text only.</param>
public sealed record AccountGroup(Guid Id, string Name, IReadOnlyList<AccountId> Accounts);
