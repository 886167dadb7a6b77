using Investigator.Domain.Decisions.Countermeasures;

namespace Investigator.Web.Decisions.Countermeasures;

/// <summary>How the screen speaks of countermeasures.</summary>
public static class CountermeasureWords
{
    public static string Of(CountermeasureKind kind) => kind switch
    {
        CountermeasureKind.ReasoningHidden => "no summary of reasoning",
        CountermeasureKind.LogProbabilitiesOff => "no log-probabilities",
        CountermeasureKind.Rewriting => "answers rewritten",
        CountermeasureKind.Watermark => "answers watermarked",
        CountermeasureKind.LowerLimits => "lower limits",
    };

    public static string Of(CountermeasureState state) => state switch
    {
        CountermeasureState.Proposed => "waits for two approvals",
        CountermeasureState.ApprovedOnce => "waits for the second approval",
        CountermeasureState.Approved => "approved, waits for its start",
        CountermeasureState.Running => "running",
        CountermeasureState.Ended => "ended",
        CountermeasureState.Stopped => "stopped",
    };
}
