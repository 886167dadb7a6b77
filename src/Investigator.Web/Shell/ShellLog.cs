namespace Investigator.Web.Shell;

internal static partial class ShellLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "The demo world could not be loaded")]
    public static partial void DemoFailed(ILogger log, Exception broken);
}
