using Investigator.Domain.Usage;

namespace Investigator.Domain.Sharing.Matching;

/// <summary>What is known of accounts that a partner could know too, asked of the telemetry store.</summary>
public interface IMatchValues
{
    /// <summary>Each account's values of some kinds, in order of account.</summary>
    /// <param name="accounts">Only of these; <c>null</c>: of all.</param>
    IAsyncEnumerable<MatchValue> ValuesAsync(IReadOnlyCollection<MatchKind> kinds, IReadOnlyCollection<AccountId>? accounts, CancellationToken ct);
}

/// <summary>One value of one account. Never shown, never stored again: it is made a token at once.</summary>
public sealed record MatchValue(AccountId Account, MatchKind Kind, string Value);
