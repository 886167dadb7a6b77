using Investigator.Domain.Usage;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>What a partner's keyed hashes are compared with: attributes of accounts here, in clear, that never leave.</summary>
public interface IKeyedAttributes
{
    /// <summary>Every account that has the attribute, with its value, in any order.</summary>
    /// <param name="kind">A personal kind.</param>
    Task<IReadOnlyList<(AccountId Account, string Value)>> AllAsync(IndicatorKind kind, CancellationToken ct);
}
