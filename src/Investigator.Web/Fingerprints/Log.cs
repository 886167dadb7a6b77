namespace Investigator.Web.Fingerprints;

internal static partial class Log
{
    [LoggerMessage(7401, LogLevel.Warning, "The tokenizer {Name} can't be used. {Fault}")]
    public static partial void TokenizerUnreadable(ILogger log, string name, string fault, Exception? broken);

    [LoggerMessage(7402, LogLevel.Warning, "Asking the suspect of run {Run} broke off; nothing of it was taken.")]
    public static partial void AskingBroke(ILogger log, Guid run, Exception broken);
}
