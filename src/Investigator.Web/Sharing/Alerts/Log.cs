namespace Investigator.Web.Sharing.Alerts;

internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Error, "Alerts could not be read or written down. They are tried again.")]
    public static partial void AlertsBroke(ILogger log, Exception why);
}
