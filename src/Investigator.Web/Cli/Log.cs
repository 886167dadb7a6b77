namespace Investigator.Web.Cli;

internal static partial class Log
{
    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "The demo world could not be loaded")]
    public static partial void DemoFailed(ILogger log, Exception broken);
}
