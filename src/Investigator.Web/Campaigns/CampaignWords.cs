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

    public static string Of(FindingBasis basis) => basis switch
    {
        FindingBasis.Observed => "observed",
        FindingBasis.Inferred => "inferred",
        FindingBasis.Attributed => "attributed",
    };

    /// <summary>The word and what it means.</summary>
    public static string Of(Likelihood likelihood) => likelihood switch
    {
        Likelihood.AlmostNoChance => "almost no chance (1–5 %)",
        Likelihood.VeryUnlikely => "very unlikely (5–20 %)",
        Likelihood.Unlikely => "unlikely (20–45 %)",
        Likelihood.EvenChance => "roughly even chance (45–55 %)",
        Likelihood.Likely => "likely (55–80 %)",
        Likelihood.VeryLikely => "very likely (80–95 %)",
        Likelihood.AlmostCertain => "almost certain (95–99 %)",
    };

    public static string Of(PoolState state) => state switch
    {
        PoolState.Active => "active",
        PoolState.Standby => "standby",
        PoolState.Burnt => "burnt",
    };

    /// <summary>Ids made at once begin alike; their ends tell them apart.</summary>
    public static string Pool(Guid? cluster) => cluster is { } id ? "pool …" + id.ToString("N")[^6..] : "accounts in no pool";

    /// <summary>How a pool turned.</summary>
    public static string Of(PoolTurn turn)
    {
        var turned = turn.Before is null || turn.Before == turn.After ? Of(turn.After) : $"{Of(turn.After)}, {Of(turn.Before.Value)} before";
        return turn.TookOverAfter is null || turn.After is not PoolState.Active ? turned : $"{turned}; it took over from {Pool(turn.TookOverFrom)}";
    }

    public static string Of(CampaignTaskState state) => state switch
    {
        CampaignTaskState.Open => "open",
        CampaignTaskState.Done => "done",
        CampaignTaskState.Dropped => "dropped",
    };

    public static string Of(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Pdf => "PDF",
        AttachmentKind.Png => "PNG picture",
        AttachmentKind.Jpeg => "JPEG picture",
        AttachmentKind.Text => "text",
    };

    /// <summary>A span in the largest unit that says enough.</summary>
    public static string Of(TimeSpan span) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{(span.TotalHours < 2 ? $"{span.TotalMinutes:N0} min" : span.TotalDays < 3 ? $"{span.TotalHours:N0} h" : $"{span.TotalDays:N0} days")}");

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
