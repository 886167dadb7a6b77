namespace Investigator.Domain.Usage;

/// <summary>The signals of one running console. One instance for all; whoever changes a store raises, whoever shows it listens.</summary>
public sealed class News
{
    /// <summary>Usage events or account records were stored.</summary>
    public Signal UsageStored { get; } = new();

    /// <summary>A run of the analysis began, came further or ended.</summary>
    public Signal AnalysisMoved { get; } = new();

    /// <summary>The results of an analysis were replaced: all of them, or those of the accounts that a live pass looked at.</summary>
    public Signal ResultsReplaced { get; } = new();

    /// <summary>Somebody changed the case store: a claim, a campaign, a decision, a proposal.</summary>
    public Signal CasesChanged { get; } = new();

    /// <summary>What others reported counts otherwise than before: accepted, withdrawn, or its source is believed otherwise.</summary>
    public Signal ReportsChanged { get; } = new();
}
