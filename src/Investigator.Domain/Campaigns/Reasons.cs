using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>The rule of every reason that is kept beside an act.</summary>
internal static class Reasons
{
    public const int Longest = 1000;

    /// <returns>Why it is none; <c>null</c> when it is one.</returns>
    public static Refusal? Wrong(string? reason) => string.IsNullOrWhiteSpace(reason) ? Refusal.ReasonMissing : reason.Length > Longest ? Refusal.TooLong : null;
}
