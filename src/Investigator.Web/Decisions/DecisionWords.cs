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

    /// <summary>The state a query string names; <c>null</c> for none or an unknown word.</summary>
    public static ProposalState? Parse(string? word) =>
        Enum.GetValues<ProposalState>().Where(state => Of(state) == word).Select(state => (ProposalState?)state).FirstOrDefault();
}
