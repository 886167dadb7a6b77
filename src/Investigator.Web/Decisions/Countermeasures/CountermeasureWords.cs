using Investigator.Domain.Decisions.Countermeasures;

namespace Investigator.Web.Decisions.Countermeasures;

/// <summary>How the screen speaks of countermeasures.</summary>
public static class CountermeasureWords
{
    public static string Of(CountermeasureKind kind) => kind switch
    {
        CountermeasureKind.ReasoningHidden => Say("no summary of reasoning"),
        CountermeasureKind.LogProbabilitiesOff => Say("no log-probabilities"),
        CountermeasureKind.Rewriting => Say("answers rewritten"),
        CountermeasureKind.Watermark => Say("answers watermarked"),
        CountermeasureKind.LowerLimits => Say("lower limits"),
    };

    public static string Of(GuardKind kind) => kind switch
    {
        GuardKind.BenignCheck => Say("quality on benign work"),
        GuardKind.SupportSignals => Say("contacts with support a day"),
    };

    public static string Of(CountermeasureState state) => state switch
    {
        CountermeasureState.Proposed => Say("waits for two approvals"),
        CountermeasureState.ApprovedOnce => Say("waits for the second approval"),
        CountermeasureState.Approved => Say("approved, waits for its start"),
        CountermeasureState.Running => Say("running"),
        CountermeasureState.Ended => Say("ended"),
        CountermeasureState.Stopped => Say("stopped"),
    };
}
