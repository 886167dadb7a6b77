namespace Investigator.Domain.Decisions.Countermeasures;

/// <summary>What is done to answers. The numbers are stored: new ones go to the end.</summary>
public enum CountermeasureKind
{
    /// <summary>No summary of the reasoning.</summary>
    ReasoningHidden,

    /// <summary>No log-probabilities.</summary>
    LogProbabilitiesOff,

    /// <summary>Answers are rewritten by a policy that gateways know.</summary>
    Rewriting,

    /// <summary>Answers carry a watermark made with a key that gateways hold.</summary>
    Watermark,

    /// <summary>Fewer requests a minute.</summary>
    LowerLimits,
}

/// <summary>What holds for kinds.</summary>
public static class CountermeasureKinds
{
    /// <summary>What answers then lack; none for lower limits.</summary>
    public static Degradation Lacks(this CountermeasureKind kind) => kind switch
    {
        CountermeasureKind.ReasoningHidden => Degradation.ReasoningSummary,
        CountermeasureKind.LogProbabilitiesOff => Degradation.LogProbabilities,
        CountermeasureKind.Rewriting => Degradation.OriginalWording,
        CountermeasureKind.Watermark => Degradation.UnmarkedText,
        CountermeasureKind.LowerLimits => Degradation.None,
    };

    /// <summary>What is published of its effect, by capability; for whoever writes the note.</summary>
    public static IReadOnlyList<CapabilityEffect> Published(this CountermeasureKind kind) => kind switch
    {
        CountermeasureKind.ReasoningHidden =>
        [
            new("mathematics", "A student fell from 67.8 to 31.4 points without the reasoning. It can be rebuilt from answers and summaries: 56.8 to 77.6 on MATH500 for one of 7 billion.", "DistillGuard, 2026; trace inversion, 2026"),
            new("code", "None was seen.", "DistillGuard, 2026"),
        ],
        CountermeasureKind.LogProbabilitiesOff => [new("all", "The last layer of small models was taken with them for less than 20 USD; a student learns from text alone without them.", "Carlini and others, Stealing part of a production language model, 2024")],
        CountermeasureKind.Rewriting =>
        [
            new("mathematics", "A student fell from 45.0 to 17.4 points on GSM8K while the teacher kept its own 76. Judge it against a student that adapts.", "Trace rewriting, ACL 2026, by a summary"),
            new("others", "Nothing is published.", "None found"),
        ],
        CountermeasureKind.Watermark => [new("all", "It protects nothing and proves: a student with 5 % marked text is found at p < 1e-5. Paraphrase erases the mark; absence proves nothing.", "Radioactivity, NeurIPS 2024; ACL 2025")],
        CountermeasureKind.LowerLimits => [new("all", "Slows in proportion, and moves load to accounts without the limit.", "The table of rate limits and the trial of a policy on this console's own traffic")],
    };
}
