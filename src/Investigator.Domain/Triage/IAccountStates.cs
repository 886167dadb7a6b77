using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>What stands about accounts, in a word. Asked here for pictures and tables, answered by the room that decides.</summary>
public interface IAccountStates
{
    /// <summary>"frozen" or "banned", the gravest that stands; accounts about which nothing stands are left out.</summary>
    Task<IReadOnlyDictionary<AccountId, string>> AmongAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);
}
