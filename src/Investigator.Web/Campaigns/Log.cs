namespace Investigator.Web.Campaigns;

internal static partial class Log
{
    [LoggerMessage(3101, LogLevel.Information, "{Turned} pools of campaigns stand otherwise than before.")]
    public static partial void PoolsTurned(ILogger log, int turned);

    [LoggerMessage(3102, LogLevel.Error, "How the pools of campaigns stand could not be noted. It is looked at again after the next analysis, or in an hour.")]
    public static partial void PoolsBroke(ILogger log, Exception why);
}
