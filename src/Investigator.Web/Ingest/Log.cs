namespace Investigator.Web.Ingest;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Information, "{Texts} prompt texts went because their retention had passed.")]
    public static partial void TextsWent(ILogger log, long texts);

    [LoggerMessage(2002, LogLevel.Error, "Prompt texts whose retention has passed could not be removed. Trying again in an hour.")]
    public static partial void RetentionBroke(ILogger log, Exception why);
}
