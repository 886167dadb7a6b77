namespace Investigator.Domain.Decisions;

/// <summary>What a degraded answer lacks.</summary>
[Flags]
public enum Degradation
{
    None = 0,

    /// <summary>The summary of the model's reasoning.</summary>
    ReasoningSummary = 1,

    /// <summary>Log-probabilities of tokens.</summary>
    LogProbabilities = 2,

    All = ReasoningSummary | LogProbabilities,
}

/// <summary>Degradations as words.</summary>
public static class Degradations
{
    /// <summary>The words that machines read, as <c>reasoning-summary</c>, <c>log-probabilities</c>.</summary>
    public static IReadOnlyList<string> Words(this Degradation lacks) =>
    [
        .. lacks.HasFlag(Degradation.ReasoningSummary) ? ["reasoning-summary"] : Array.Empty<string>(),
        .. lacks.HasFlag(Degradation.LogProbabilities) ? ["log-probabilities"] : Array.Empty<string>(),
    ];
}
