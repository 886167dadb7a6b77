using Investigator.Domain.Campaigns;

namespace Investigator.Web.Campaigns;

/// <summary>How the screen speaks of a member's status.</summary>
public static class CampaignWords
{
    public static string Of(MemberStatus status) => status switch
    {
        MemberStatus.Candidate => "candidate",
        MemberStatus.Confirmed => "confirmed",
        MemberStatus.Innocent => "innocent",
    };

    /// <summary>The status a query string names; <c>null</c> for none or an unknown word.</summary>
    public static MemberStatus? Parse(string? word) =>
        Enum.GetValues<MemberStatus>().Where(status => Of(status) == word).Select(status => (MemberStatus?)status).FirstOrDefault();

    public static string Act(MemberStatus status) => status switch
    {
        MemberStatus.Candidate => "Make candidates",
        MemberStatus.Confirmed => "Confirm",
        MemberStatus.Innocent => "Find innocent",
    };

    public static string Effect(MemberStatus status) => status switch
    {
        MemberStatus.Candidate => "Nothing is done to candidates.",
        MemberStatus.Confirmed => "Acts on the campaign, such as a freeze, reach confirmed members.",
        MemberStatus.Innocent => "Acts on the campaign never reach innocent members.",
    };
}
