namespace Investigator.Web.Triage;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Error, "The analysis failed: {Why}")]
    public static partial void AnalysisFailed(ILogger log, string why);

    [LoggerMessage(3002, LogLevel.Error, "The analysis could not be started.")]
    public static partial void LoopBroke(ILogger log, Exception why);

    [LoggerMessage(3004, LogLevel.Error, "A live pass broke; what it would have found comes with the next one.")]
    public static partial void LivePassBroke(ILogger log, Exception why);

    [LoggerMessage(3003, LogLevel.Error, "Bulk job {Job} broke in the middle.")]
    public static partial void BulkJobBroke(ILogger log, Guid job, Exception why);
}
