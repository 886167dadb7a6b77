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
}
