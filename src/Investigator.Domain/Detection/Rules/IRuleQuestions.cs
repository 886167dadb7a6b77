using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection.Rules;

/// <summary>Who a rule is true of. An engine answers with one query.</summary>
public interface IRuleQuestions
{
    /// <summary>The accounts or keys with at least one request in the window for which the rule holds, by account and key (ordinal).</summary>
    /// <param name="window">From its end backwards; its start counts from the midnight (UTC) before it, so that days are whole.</param>
    /// <param name="only">The accounts asked for; <c>null</c>: all.</param>
    Task<RuleMatches> MatchesAsync(Rule rule, TimeWindow window, IReadOnlyCollection<AccountId>? only, CancellationToken ct);

    /// <summary>What the engine would answer the rule from, in words, each once: roll-ups, which are quick and outlive events, or the events themselves.</summary>
    IReadOnlyList<string> ReadsFrom(Rule rule);
}

/// <summary>What a rule found.</summary>
/// <param name="Subjects">Accounts or keys that were looked at.</param>
public sealed record RuleMatches(IReadOnlyList<RuleMatch> Found, long Subjects);

/// <summary>One account or key for which a rule holds.</summary>
/// <param name="Key">The key; <c>null</c> when the rule counts for accounts, or for requests without a key.</param>
/// <param name="Values">The numbers of <see cref="Rule.Measures"/>, in their order; <c>null</c>: there is none.</param>
/// <param name="Requests">Its requests in the window.</param>
public sealed record RuleMatch(AccountId Account, string? Key, IReadOnlyList<double?> Values, long Requests);
