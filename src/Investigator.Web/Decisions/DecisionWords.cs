using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions;

/// <summary>How the screen speaks of decisions and proposals.</summary>
public static class DecisionWords
{
    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Freeze => "freeze",
        DecisionKind.Ban => "ban",
        DecisionKind.Observe => "observation",
        DecisionKind.Throttle => "throttle",
        DecisionKind.StepUp => "step-up verification",
        DecisionKind.Degrade => "degradation",
    };

    /// <summary>What it means for the customer.</summary>
    public static string Effect(DecisionKind kind) => kind switch
    {
        DecisionKind.Freeze => "No requests are served until it ends. Reversible; expires.",
        DecisionKind.Ban => "No requests are served any more. A manager can lift it.",
        DecisionKind.Observe => "Nothing changes for the customer; gateways that understand it mark the requests. Reversible; expires.",
        DecisionKind.Throttle => "Fewer requests a minute are served, by gateways that understand it. Reversible; expires.",
        DecisionKind.StepUp => "Requests are served once the customer was verified again, by gateways that understand it. Reversible; expires.",
        DecisionKind.Degrade => "Answers come without what teaches most, from gateways that understand it. Needs a second person; expires.",
    };

    /// <summary>The kind with its terms.</summary>
    public static string Of(Decision decision) => decision.Kind switch
    {
        DecisionKind.Throttle => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"throttle to {decision.RequestsPerMinute:N0} a minute"),
        DecisionKind.Degrade => $"degradation: no {string.Join(", no ", decision.Degradation.Words().Select(word => word.Replace('-', ' ')))}",
        _ => Of(decision.Kind),
    };

    public static string Of(DecisionScope scope) => scope switch
    {
        DecisionScope.Account => "account",
        DecisionScope.Key => "API key",
        DecisionScope.Organization => "organization",
        DecisionScope.Prefix => "network prefix",
        DecisionScope.Session => "session",
    };

    public static string Of(AppealState state) => state switch
    {
        AppealState.Open => "open",
        AppealState.Upheld => "upheld",
        AppealState.Overturned => "overturned",
    };

    public static string Of(ProposalState state) => state switch
    {
        ProposalState.Waiting => "waiting",
        ProposalState.Approved => "approved",
        ProposalState.Rejected => "rejected",
        ProposalState.Withdrawn => "withdrawn",
        ProposalState.Expired => "expired",
        ProposalState.Unreviewed => "unreviewed",
    };

    public static string Of(PointState state) => state switch
    {
        PointState.Revoked => "revoked",
        PointState.Unheard => "never heard",
        PointState.Lying => "contradicted",
        PointState.Down => "down",
        PointState.Slow => "slow",
        PointState.Up => "up",
    };

    public static string Of(EnforcedKinds kinds) => kinds switch
    {
        EnforcedKinds.None => "nothing",
        EnforcedKinds.Freeze => "freezes",
        EnforcedKinds.Ban => "bans",
        EnforcedKinds.Stops => "freezes and bans",
        EnforcedKinds.All => "all decisions",
        EnforcedKinds.All | EnforcedKinds.Notices => "all decisions and notices",
        _ => string.Join(", ", Enum.GetValues<EnforcedKinds>().Where(one => System.Numerics.BitOperations.IsPow2((int)one) && kinds.HasFlag(one)).Select(Single)),
    };

    /// <summary>What an administrator can choose for a point.</summary>
    public static IReadOnlyList<EnforcedKinds> Choices { get; } = [EnforcedKinds.Freeze, EnforcedKinds.Ban, EnforcedKinds.Stops, EnforcedKinds.All];

    private static string Single(EnforcedKinds one) => one switch
    {
        EnforcedKinds.Freeze => "freezes",
        EnforcedKinds.Ban => "bans",
        EnforcedKinds.Observe => "observations",
        EnforcedKinds.Throttle => "throttles",
        EnforcedKinds.StepUp => "step-up verifications",
        EnforcedKinds.Degrade => "degradations",
        EnforcedKinds.OtherScopes => "keys, organizations and prefixes",
        EnforcedKinds.Cases => "campaigns and proposals",
        _ => "notices",
    };

    /// <summary>The state a query string names; <c>null</c> for none or an unknown word.</summary>
    public static ProposalState? Parse(string? word) =>
        Enum.GetValues<ProposalState>().Where(state => Of(state) == word).Select(state => (ProposalState?)state).FirstOrDefault();
}
