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

    /// <summary>The model's own wording: answers are rewritten before they go out. The setting names the rewriting policy.</summary>
    OriginalWording = 4,

    /// <summary>Text without a watermark: answers carry one. The setting names the key's id, never the key.</summary>
    UnmarkedText = 8,

    All = ReasoningSummary | LogProbabilities | OriginalWording | UnmarkedText,
}

/// <summary>Degradations as words.</summary>
public static class Degradations
{
    /// <summary>The words that machines read, as <c>reasoning-summary</c>, <c>log-probabilities</c>, <c>original-wording</c>, <c>unmarked-text</c>.</summary>
    public static IReadOnlyList<string> Words(this Degradation lacks) =>
    [
        .. lacks.HasFlag(Degradation.ReasoningSummary) ? ["reasoning-summary"] : Array.Empty<string>(),
        .. lacks.HasFlag(Degradation.LogProbabilities) ? ["log-probabilities"] : Array.Empty<string>(),
        .. lacks.HasFlag(Degradation.OriginalWording) ? ["original-wording"] : Array.Empty<string>(),
        .. lacks.HasFlag(Degradation.UnmarkedText) ? ["unmarked-text"] : Array.Empty<string>(),
    ];
}
