using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Account scores of the latest analysis.</summary>
public interface IScores
{
    /// <summary><c>null</c>: the account has neither hit nor link; its score is 0.</summary>
    Task<AccountScore?> OfAsync(AccountId account, CancellationToken ct);

    /// <summary>The rows among <paramref name="accounts"/> that exist.</summary>
    Task<IReadOnlyDictionary<AccountId, AccountScore>> AmongAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>All rows, for an export, by account id.</summary>
    IAsyncEnumerable<AccountScore> AllAsync(CancellationToken ct);
}
