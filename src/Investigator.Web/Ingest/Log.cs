namespace Investigator.Web.Ingest;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Information, "{Texts} prompt texts went because their retention had passed.")]
    public static partial void TextsWent(ILogger log, long texts);

    [LoggerMessage(2002, LogLevel.Error, "Prompt texts whose retention has passed could not be removed. Trying again in an hour.")]
    public static partial void RetentionBroke(ILogger log, Exception why);

    [LoggerMessage(2003, LogLevel.Error, "The watched folder could not be looked through; it is tried again")]
    public static partial void WatchBroke(ILogger log, Exception broken);

    [LoggerMessage(2004, LogLevel.Information, "Took {Path}: {Accepted} accepted, {Duplicates} duplicates, {Quarantined} quarantined")]
    public static partial void WatchedFileTaken(ILogger log, string path, long accepted, long duplicates, long quarantined);

    [LoggerMessage(2005, LogLevel.Warning, "Did not take {Path}: {Why}")]
    public static partial void WatchedFileRefused(ILogger log, string path, string why);
}
