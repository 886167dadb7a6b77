namespace Investigator.Web.Sharing.Inbound;

internal static partial class Log
{
    [LoggerMessage(7101, LogLevel.Error, "Sources of reports could not be pulled. Trying again soon.")]
    public static partial void PullBroke(ILogger log, Exception why);

    [LoggerMessage(7102, LogLevel.Warning, "The source {Source} could not be pulled: {Trouble} It is tried again later; Sharing, Inbound shows when.")]
    public static partial void PullFailed(ILogger log, Guid source, string trouble);
}
