using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions;

/// <summary>How the screen speaks of decisions and proposals.</summary>
public static class DecisionWords
{
    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Freeze => "freeze",
        DecisionKind.Ban => "ban",
    };

    public static string Of(ProposalState state) => state switch
    {
        ProposalState.Waiting => "waiting",
        ProposalState.Approved => "approved",
        ProposalState.Rejected => "rejected",
        ProposalState.Withdrawn => "withdrawn",
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
        EnforcedKinds.Freeze => "freezes",
        EnforcedKinds.Ban => "bans",
        EnforcedKinds.All => "all decisions",
        _ => "nothing",
    };

    /// <summary>The state a query string names; <c>null</c> for none or an unknown word.</summary>
    public static ProposalState? Parse(string? word) =>
        Enum.GetValues<ProposalState>().Where(state => Of(state) == word).Select(state => (ProposalState?)state).FirstOrDefault();
}
