using System.Globalization;
using Investigator.Domain.Triage;

namespace Investigator.Web.Triage;

/// <summary>How bulk jobs read.</summary>
public static class BulkWords
{
    public static string Of(BulkAct act) => act switch { BulkAct.Claim => "Claim", BulkAct.Release => "Release", BulkAct.Close => "Close" };

    public static string Of(BulkOutcome outcome) => outcome switch
    {
        BulkOutcome.Running => "running",
        BulkOutcome.Done => "done",
        BulkOutcome.Stopped => "stopped",
        BulkOutcome.Lost => "lost: its server went away",
    };

    /// <summary>"1,200 of 1,234 done, 34 refused."</summary>
    public static string Says(BulkJob job, DateTimeOffset now)
    {
        var refused = job.Refused > 0 ? string.Create(CultureInfo.InvariantCulture, $", {job.Refused:N0} refused") : "";
        var left = string.Create(CultureInfo.InvariantCulture, $"{job.Total - job.Answered:N0} were not looked at");
        return string.Create(CultureInfo.InvariantCulture, $"{job.Acted:N0} of {job.Total:N0} done{refused}") + job.OutcomeAt(now) switch
        {
            BulkOutcome.Running => job.StopAsked ? "; stopping…" : "…",
            BulkOutcome.Done => ".",
            BulkOutcome.Stopped => $"; stopped, {left}.",
            BulkOutcome.Lost => $"; its server went away, {left}.",
        };
    }
}
