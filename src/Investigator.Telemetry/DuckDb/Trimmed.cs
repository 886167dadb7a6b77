namespace Investigator.Telemetry.DuckDb;

/// <summary>What one pass of the retention removed.</summary>
/// <param name="Texts">Prompt texts.</param>
/// <param name="Features">Events that lost what was taken of their prompt.</param>
/// <param name="RollUps">Rows of the roll-ups, and what account records once said.</param>
/// <param name="Quarantined">Lines that could not be taken.</param>
/// <param name="Answers">Answers that were kept as hashes.</param>
public sealed record Trimmed(long Texts, long Events, long Features, long RollUps, long Quarantined, long Answers = 0)
{
    /// <summary>Whether anything went.</summary>
    public bool Any => Texts + Events + Features + RollUps + Quarantined + Answers > 0;
}
