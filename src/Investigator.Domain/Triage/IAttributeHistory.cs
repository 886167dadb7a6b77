using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>How what was said of an account changed: the record itself holds only the last word.</summary>
public interface IAttributeHistory
{
    /// <summary>Latest first. What was said of an attribute for the first time is among them, unless it came with the account's first record.</summary>
    Task<Page<AttributeChange>> ChangesAsync(AccountId account, int skip, int take, CancellationToken ct);
}

/// <summary>One attribute that a later record said otherwise.</summary>
/// <param name="Before"><c>null</c>: it had not been said.</param>
/// <param name="SaidAt">When the record came in: records carry no time of their own.</param>
public sealed record AttributeChange(AccountAttribute Attribute, string? Before, string After, DateTimeOffset SaidAt);
