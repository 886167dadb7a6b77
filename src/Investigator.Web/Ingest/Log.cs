namespace Investigator.Web.Ingest;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Information, "Retention had passed: {Texts} prompt texts, {Events} events, the features of {Features} events, {RollUps} roll-up rows and {Quarantined} quarantined lines went.")]
    public static partial void RetentionPassed(ILogger log, long texts, long events, long features, long rollUps, long quarantined);

    [LoggerMessage(2002, LogLevel.Error, "The upkeep of the telemetry store (retention, sorting of past days) failed and left everything as it was. Trying again in ten minutes.")]
    public static partial void UpkeepBroke(ILogger log, Exception why);

    [LoggerMessage(2003, LogLevel.Information, "{Days} past days were rewritten in order of accounts.")]
    public static partial void DaysSealed(ILogger log, int days);

    [LoggerMessage(2004, LogLevel.Error, "The watched folder could not be looked through; it is tried again")]
    public static partial void WatchBroke(ILogger log, Exception broken);

    [LoggerMessage(2005, LogLevel.Information, "Took {Path}: {Accepted} accepted, {Duplicates} duplicates, {Quarantined} quarantined")]
    public static partial void WatchedFileTaken(ILogger log, string path, long accepted, long duplicates, long quarantined);

    [LoggerMessage(2006, LogLevel.Warning, "Did not take {Path}: {Why}")]
    public static partial void WatchedFileRefused(ILogger log, string path, string why);

    [LoggerMessage(2007, LogLevel.Warning, "{Path} can't be opened and is tried again: {Why}")]
    public static partial void WatchedFileWaits(ILogger log, string path, string why);
}
