namespace Investigator.Web.Decisions;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Information, "{Ended} decisions ended because their time had come.")]
    public static partial void FreezesEnded(ILogger log, int ended);

    [LoggerMessage(4002, LogLevel.Error, "Decisions whose time has come could not be ended. Trying again in a minute.")]
    public static partial void ExpiryBroke(ILogger log, Exception why);

    [LoggerMessage(4003, LogLevel.Error, "Which enforcement points asked could not be written down. Trying again in ten seconds.")]
    public static partial void PointsBroke(ILogger log, Exception why);

    [LoggerMessage(4004, LogLevel.Warning, "{Fresh} freezes or bans do not hold: requests were answered. Look at Enforcement points.")]
    public static partial void Breached(ILogger log, int fresh);

    [LoggerMessage(4005, LogLevel.Error, "Traffic could not be compared with the standing decisions. Trying again soon.")]
    public static partial void BreachesBroke(ILogger log, Exception why);

    [LoggerMessage(4007, LogLevel.Warning, "{Overdue} bans made by break-glass were not reviewed in time. Look at Approvals.")]
    public static partial void ReviewsOverdue(ILogger log, int overdue);

    [LoggerMessage(4006, LogLevel.Error, "Webhook messages could not be sent. They stay in the outbox and are tried again.")]
    public static partial void WebhooksBroke(ILogger log, Exception why);

    [LoggerMessage(4008, LogLevel.Information, "The policy in force made {Decided} decisions, ended {Lifted}, and asks people about {Found} accounts; {Left} are left for the next pass.")]
    public static partial void PolicyApplied(ILogger log, int decided, int lifted, int found, int left);

    [LoggerMessage(4009, LogLevel.Error, "The policy in force could not look at the latest results. What it decided stands until its time; it looks again after the next analysis.")]
    public static partial void PolicyBroke(ILogger log, Exception why);

    [LoggerMessage(4010, LogLevel.Information, "{Unanswered} verifications ended because they were not answered in time.")]
    public static partial void VerificationsExpired(ILogger log, int unanswered);

    [LoggerMessage(4014, LogLevel.Information, "The facts behind {Gone} decisions went because their time had come; their hashes stay.")]
    public static partial void EvidenceGone(ILogger log, int gone);

    [LoggerMessage(4015, LogLevel.Error, "The facts behind old decisions could not be let go. Nothing went; trying again in ten minutes.")]
    public static partial void EvidenceBroke(ILogger log, Exception why);

    [LoggerMessage(4016, LogLevel.Error, "Which events the evidence of decisions names could not be told to the telemetry store. Trying again in thirty seconds.")]
    public static partial void CitationsBroke(ILogger log, Exception why);

    [LoggerMessage(4012, LogLevel.Information, "{Made} decisions of staggered acts came into force.")]
    public static partial void TookEffect(ILogger log, int made);

    [LoggerMessage(4013, LogLevel.Error, "Staggered acts could not take effect. Trying again in fifteen seconds.")]
    public static partial void StaggeredBroke(ILogger log, Exception why);

    [LoggerMessage(4011, LogLevel.Information, "{Turned} countermeasures began or ended because their time had come.")]
    public static partial void CountermeasuresTurned(ILogger log, int turned);
}
