using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>One request of a sample, as far as it can be compared without its text.</summary>
/// <param name="SimHash"><c>null</c> when no text was seen.</param>
/// <param name="Characters">Of the prompt; <c>null</c> when no text was seen.</param>
public sealed record TrafficSample(
    AccountId Account, long InputTokens, long OutputTokens, long ReasoningTokens, int Tools, int? Characters, ulong? SimHash, bool InFamily);
