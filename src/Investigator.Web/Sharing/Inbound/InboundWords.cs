using System.Globalization;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;

namespace Investigator.Web.Sharing.Inbound;

/// <summary>What the pages of the room say of reports.</summary>
internal static class InboundWords
{
    public static string Of(InboundKind kind) => kind switch
    {
        InboundKind.File => "files that are uploaded",
        InboundKind.Taxii => "pulled by TAXII",
        InboundKind.Misp => "pulled as a MISP feed",
        InboundKind.Partner => "sent by the partner",
    };

    public static string Of(ReportState state) => state switch
    {
        ReportState.Waiting => "Waiting",
        ReportState.Accepted => "Accepted",
        ReportState.Rejected => "Rejected",
        ReportState.Superseded => "Superseded",
        ReportState.Withdrawn => "Withdrawn by the source",
        ReportState.NotMatchable => "Not matchable here",
    };

    public static string Of(SightingState state) => state switch
    {
        SightingState.Proposed => "proposed",
        SightingState.Approved => "approved",
        SightingState.Rejected => "rejected",
        SightingState.TakenBack => "taken back",
    };

    public static string Of(IndicatorKind? kind) => kind?.Title() ?? "Unknown kind";

    public static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");

    /// <summary>What is different from the version that stands: one sentence per part that changed.</summary>
    public static IReadOnlyList<string> Difference(ReportedIndicator before, ReportedIndicator now)
    {
        var parts = new List<string>();
        if (before.Kind != now.Kind || before.Value != now.Value) parts.Add($"it named {VisibleOf(before)}");
        if (before.Confidence != now.Confidence) parts.Add(string.Create(CultureInfo.InvariantCulture, $"confidence {before.Confidence} → {now.Confidence}"));
        if (before.ValidFrom != now.ValidFrom) parts.Add(string.Create(CultureInfo.InvariantCulture, $"valid from {before.ValidFrom:yyyy-MM-dd} → {now.ValidFrom:yyyy-MM-dd}"));
        if (before.ValidUntil != now.ValidUntil) parts.Add($"valid until {Day(before.ValidUntil)} → {Day(now.ValidUntil)}");
        if (before.Marking != now.Marking) parts.Add($"marking {before.Marking?.Label() ?? "none"} → {now.Marking?.Label() ?? "none"}");
        if (parts.Count == 0 && before.Pattern != now.Pattern) parts.Add("the pattern is written otherwise");
        return parts;
    }

    private static string VisibleOf(ReportedIndicator report) => $"{Of(report.Kind)} {Shell.VisibleText.Of(report.Value, 80)}";

    private static string Day(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no end";
}
