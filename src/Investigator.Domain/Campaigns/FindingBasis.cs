namespace Investigator.Domain.Campaigns;

/// <summary>What a statement rests on. The three are never mixed: a reader has to see which it is. The numbers are stored.</summary>
public enum FindingBasis
{
    /// <summary>It stands in the records: anybody who looks sees the same.</summary>
    Observed,

    /// <summary>It follows from what was observed, by reasoning that may be wrong.</summary>
    Inferred,

    /// <summary>It names who is behind it.</summary>
    Attributed,
}
