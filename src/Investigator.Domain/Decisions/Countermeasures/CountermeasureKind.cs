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

    /// <summary>What is published of its effect, and where; for whoever writes the note.</summary>
    public static string Known(this CountermeasureKind kind) => kind switch
    {
        CountermeasureKind.ReasoningHidden => "Taking the reasoning away cost a student 67.8 to 31.4 points in mathematics and nothing in code (DistillGuard, 2026). Hidden reasoning can be rebuilt from answers and summaries (trace inversion, 2026).",
        CountermeasureKind.LogProbabilitiesOff => "Log-probabilities gave away the last layer of small models for less than 20 USD; without them a student learns from text alone.",
        CountermeasureKind.Rewriting => "Rewritten traces took a student from 45.0 to 17.4 points on GSM8K while the teacher kept 76 (ACL 2026, by a summary). The only one of nine defences that an adaptive student did not pass was no reasoning at all (DistillGuard).",
        CountermeasureKind.Watermark => "A student trained with 5 % marked text is found at p < 1e-5 (NeurIPS 2024); paraphrase erases the mark (ACL 2025). It proves, it does not protect, and absence proves nothing.",
        CountermeasureKind.LowerLimits => "Slows in proportion, and moves load to accounts without the limit. The policy trial and the table of limits say by how much.",
    };
}
