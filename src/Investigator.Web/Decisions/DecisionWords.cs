using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions;

/// <summary>How the screen speaks of decisions and proposals.</summary>
public static class DecisionWords
{
    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Freeze => Say("freeze"),
        DecisionKind.Ban => Say("ban"),
        DecisionKind.Observe => Say("observation"),
        DecisionKind.Throttle => Say("throttle"),
        DecisionKind.StepUp => Say("step-up verification"),
        DecisionKind.Degrade => Say("degradation"),
    };

    /// <summary>What it means for the customer.</summary>
    public static string Effect(DecisionKind kind) => kind switch
    {
        DecisionKind.Freeze => Say("No requests are served until it ends. Reversible; expires."),
        DecisionKind.Ban => Say("No requests are served any more. A manager can lift it."),
        DecisionKind.Observe => Say("Nothing changes for the customer; gateways that understand it mark the requests. Reversible; expires."),
        DecisionKind.Throttle => Say("Fewer requests a minute are served, by gateways that understand it. Reversible; expires."),
        DecisionKind.StepUp => Say("Requests are served once the customer was verified again, by gateways that understand it. Reversible; expires."),
        DecisionKind.Degrade => Say("Answers come without what teaches most, from gateways that understand it. Needs a second person; expires."),
    };

    /// <summary>The kind with its terms.</summary>
    public static string Of(Decision decision) => decision.Kind switch
    {
        DecisionKind.Throttle => Say("throttle to {0:N0} a minute", decision.RequestsPerMinute),
        DecisionKind.Degrade => Say("degradation: no {0}", string.Join(Say(", no "), decision.Degradation.Words().Select(word => word.Replace('-', ' ')))),
        _ => Of(decision.Kind),
    };

    public static string Of(DecisionScope scope) => scope switch
    {
        DecisionScope.Account => Say("account"),
        DecisionScope.Key => Say("API key"),
        DecisionScope.Organization => Say("organization"),
        DecisionScope.Prefix => Say("network prefix"),
        DecisionScope.Session => Say("session"),
    };

    public static string Of(AppealState state) => state switch
    {
        AppealState.Open => Say("open"),
        AppealState.Upheld => Say("upheld"),
        AppealState.Overturned => Say("overturned"),
    };

    public static string Of(ProposalState state) => state switch
    {
        ProposalState.Waiting => Say("waiting"),
        ProposalState.Approved => Say("approved"),
        ProposalState.Rejected => Say("rejected"),
        ProposalState.Withdrawn => Say("withdrawn"),
        ProposalState.Expired => Say("expired"),
        ProposalState.Unreviewed => Say("unreviewed"),
    };

    public static string Of(PointState state) => state switch
    {
        PointState.Revoked => Say("revoked"),
        PointState.Unheard => Say("never heard"),
        PointState.Lying => Say("contradicted"),
        PointState.Down => Say("down"),
        PointState.Slow => Say("slow"),
        PointState.Up => Say("up"),
    };

    public static string Of(EnforcedKinds kinds) => kinds switch
    {
        EnforcedKinds.None => Say("nothing"),
        EnforcedKinds.Freeze => Say("freezes"),
        EnforcedKinds.Ban => Say("bans"),
        EnforcedKinds.Stops => Say("freezes and bans"),
        EnforcedKinds.All => Say("all decisions"),
        EnforcedKinds.All | EnforcedKinds.Notices => Say("all decisions and notices"),
        _ => string.Join(", ", Enum.GetValues<EnforcedKinds>().Where(one => System.Numerics.BitOperations.IsPow2((int)one) && kinds.HasFlag(one)).Select(Single)),
    };

    /// <summary>What an administrator can choose for a point.</summary>
    public static IReadOnlyList<EnforcedKinds> Choices { get; } = [EnforcedKinds.Freeze, EnforcedKinds.Ban, EnforcedKinds.Stops, EnforcedKinds.All];

    private static string Single(EnforcedKinds one) => one switch
    {
        EnforcedKinds.Freeze => Say("freezes"),
        EnforcedKinds.Ban => Say("bans"),
        EnforcedKinds.Observe => Say("observations"),
        EnforcedKinds.Throttle => Say("throttles"),
        EnforcedKinds.StepUp => Say("step-up verifications"),
        EnforcedKinds.Degrade => Say("degradations"),
        EnforcedKinds.OtherScopes => Say("keys, organizations and prefixes"),
        _ => Say("notices"),
    };

    /// <summary>The state a query string names; <c>null</c> for none or an unknown word.</summary>
    public static ProposalState? Parse(string? word) =>
        Enum.GetValues<ProposalState>().Where(state => Of(state) == word).Select(state => (ProposalState?)state).FirstOrDefault();
}
