namespace Investigator.Web.Fingerprints;

internal static partial class Log
{
    [LoggerMessage(7401, LogLevel.Warning, "The vocabulary {Name} can't be read: it is missing, empty, too large, not UTF-8 or not one token a line.")]
    public static partial void VocabularyUnreadable(ILogger log, string name, Exception? broken);

    [LoggerMessage(7402, LogLevel.Warning, "Asking the suspect of run {Run} broke off; nothing of it was taken.")]
    public static partial void AskingBroke(ILogger log, Guid run, Exception broken);
}
