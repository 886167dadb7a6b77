namespace Investigator.Web.Decisions;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Information, "{Ended} freezes ended because their time had come.")]
    public static partial void FreezesEnded(ILogger log, int ended);

    [LoggerMessage(4002, LogLevel.Error, "Freezes whose time has come could not be ended. Trying again in a minute.")]
    public static partial void ExpiryBroke(ILogger log, Exception why);
}
