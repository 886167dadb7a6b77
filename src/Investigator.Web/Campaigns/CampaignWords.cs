using Investigator.Domain.Campaigns;

namespace Investigator.Web.Campaigns;

/// <summary>How the screen speaks of a member's status.</summary>
public static class CampaignWords
{
    public static string Of(MemberStatus status) => status switch
    {
        MemberStatus.Candidate => Say("candidate"),
        MemberStatus.Confirmed => Say("confirmed"),
        MemberStatus.Innocent => Say("innocent"),
    };

    /// <summary>The status a query string names; <c>null</c> for none or an unknown word.</summary>
    public static MemberStatus? Parse(string? word) =>
        Enum.GetValues<MemberStatus>().Where(status => Of(status) == word).Select(status => (MemberStatus?)status).FirstOrDefault();

    public static string Of(FindingBasis basis) => basis switch
    {
        FindingBasis.Observed => Say("observed"),
        FindingBasis.Inferred => Say("inferred"),
        FindingBasis.Attributed => Say("attributed"),
    };

    /// <summary>The word and what it means.</summary>
    public static string Of(Likelihood likelihood) => likelihood switch
    {
        Likelihood.AlmostNoChance => Say("almost no chance (1–5 %)"),
        Likelihood.VeryUnlikely => Say("very unlikely (5–20 %)"),
        Likelihood.Unlikely => Say("unlikely (20–45 %)"),
        Likelihood.EvenChance => Say("roughly even chance (45–55 %)"),
        Likelihood.Likely => Say("likely (55–80 %)"),
        Likelihood.VeryLikely => Say("very likely (80–95 %)"),
        Likelihood.AlmostCertain => Say("almost certain (95–99 %)"),
    };

    public static string Of(PoolState state) => state switch
    {
        PoolState.Active => Say("active"),
        PoolState.Standby => Say("standby"),
        PoolState.Burnt => Say("burnt"),
    };

    public static string Of(CampaignTaskState state) => state switch
    {
        CampaignTaskState.Open => Say("open"),
        CampaignTaskState.Done => Say("done"),
        CampaignTaskState.Dropped => Say("dropped"),
    };

    public static string Of(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Pdf => Say("PDF"),
        AttachmentKind.Png => Say("PNG picture"),
        AttachmentKind.Jpeg => Say("JPEG picture"),
        AttachmentKind.Text => Say("text"),
    };

    /// <summary>A span in the largest unit that says enough.</summary>
    public static string Of(TimeSpan span) =>
        span.TotalHours < 2 ? Say("{0:N0} min", span.TotalMinutes) : span.TotalDays < 3 ? Say("{0:N0} h", span.TotalHours) : Say("{0:N0} days", span.TotalDays);

    public static string Act(MemberStatus status) => status switch
    {
        MemberStatus.Candidate => Say("Make candidates"),
        MemberStatus.Confirmed => Say("Confirm"),
        MemberStatus.Innocent => Say("Find innocent"),
    };

    public static string Effect(MemberStatus status) => status switch
    {
        MemberStatus.Candidate => Say("Nothing is done to candidates."),
        MemberStatus.Confirmed => Say("Acts on the campaign, such as a freeze, reach confirmed members."),
        MemberStatus.Innocent => Say("Acts on the campaign never reach innocent members."),
    };
}
