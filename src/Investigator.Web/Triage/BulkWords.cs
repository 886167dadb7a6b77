using Investigator.Domain.Triage;

namespace Investigator.Web.Triage;

/// <summary>How bulk jobs read.</summary>
public static class BulkWords
{
    public static string Of(BulkAct act) => act switch { BulkAct.Claim => Say("Claim"), BulkAct.Release => Say("Release"), BulkAct.Close => Say("Close"), BulkAct.Assign => Say("Assign"), BulkAct.Snooze => Say("Snooze"), BulkAct.Tag => Say("Tag"), BulkAct.Reopen => Say("Reopen") };

    public static string Of(BulkOutcome outcome) => outcome switch
    {
        BulkOutcome.Running => Say("running"),
        BulkOutcome.Done => Say("done"),
        BulkOutcome.Stopped => Say("stopped"),
        BulkOutcome.Lost => Say("lost: its server went away"),
    };

    /// <summary>"1,200 of 1,234 done, 34 refused."</summary>
    public static string Says(BulkJob job, DateTimeOffset now)
    {
        var refused = job.Refused > 0 ? Say(", {0:N0} refused", job.Refused) : "";
        var left = Say("{0:N0} were not looked at", job.Total - job.Answered);
        return Say("{0:N0} of {1:N0} done{2}", job.Acted, job.Total, refused) + job.OutcomeAt(now) switch
        {
            BulkOutcome.Running => job.StopAsked ? Say("; stopping…") : "…",
            BulkOutcome.Done => ".",
            BulkOutcome.Stopped => Say("; stopped, {0}.", left),
            BulkOutcome.Lost => Say("; its server went away, {0}.", left),
        };
    }
}
