namespace Investigator.Domain.Triage;

/// <summary>The closing vocabulary, the same on every path.</summary>
public enum Verdict
{
    /// <summary>It is what the score said.</summary>
    TruePositive,

    /// <summary>It does what was seen, and may: a benchmark, a contract.</summary>
    BenignPositive,

    /// <summary>It does not do what the score said.</summary>
    FalsePositive,

    Duplicate,

    CannotTell,
}
