using System.Globalization;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;

namespace Investigator.Web.Sharing.Inbound;

/// <summary>What the pages of the room say of reports.</summary>
internal static class InboundWords
{
    public static string Of(InboundKind kind) => kind switch
    {
        InboundKind.File => Say("files that are uploaded"),
        InboundKind.Taxii => Say("pulled by TAXII"),
        InboundKind.Misp => Say("pulled as a MISP feed"),
        InboundKind.Partner => Say("sent by the partner"),
    };

    public static string Of(ReportState state) => state switch
    {
        ReportState.Waiting => Say("Waiting"),
        ReportState.Accepted => Say("Accepted"),
        ReportState.Rejected => Say("Rejected"),
        ReportState.Superseded => Say("Superseded"),
        ReportState.Withdrawn => Say("Withdrawn by the source"),
        ReportState.NotMatchable => Say("Not matchable here"),
    };

    public static string Of(SightingState state) => state switch
    {
        SightingState.Proposed => Say("proposed"),
        SightingState.Approved => Say("approved"),
        SightingState.Rejected => Say("rejected"),
        SightingState.TakenBack => Say("taken back"),
    };

    public static string Of(IndicatorKind? kind) => kind?.Title() ?? Say("Unknown kind");

    public static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");

    /// <summary>What is different from the version that stands: one sentence per part that changed.</summary>
    public static IReadOnlyList<string> Difference(ReportedIndicator before, ReportedIndicator now)
    {
        var parts = new List<string>();
        if (before.Kind != now.Kind || before.Value != now.Value) parts.Add(Say("it named {0}", VisibleOf(before)));
        if (before.Confidence != now.Confidence) parts.Add(Say("confidence {0} → {1}", before.Confidence, now.Confidence));
        if (before.ValidFrom != now.ValidFrom) parts.Add(Say("valid from {0:yyyy-MM-dd} → {1:yyyy-MM-dd}", before.ValidFrom, now.ValidFrom));
        if (before.ValidUntil != now.ValidUntil) parts.Add(Say("valid until {0} → {1}", Day(before.ValidUntil), Day(now.ValidUntil)));
        if (before.Marking != now.Marking) parts.Add(Say("marking {0} → {1}", before.Marking?.Label() ?? Say("none"), now.Marking?.Label() ?? Say("none")));
        if (parts.Count == 0 && before.Pattern != now.Pattern) parts.Add(Say("the pattern is written otherwise"));
        return parts;
    }

    private static string VisibleOf(ReportedIndicator report) => $"{Of(report.Kind)} {Shell.VisibleText.Of(report.Value, 80)}";

    private static string Day(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Say("no end");
}
