namespace Investigator.Web.Campaigns;

internal static partial class Log
{
    [LoggerMessage(3101, LogLevel.Information, "{Turned} pools of campaigns stand otherwise than before.")]
    public static partial void PoolsTurned(ILogger log, int turned);

    [LoggerMessage(3102, LogLevel.Error, "How the pools of campaigns stand could not be noted. It is looked at again after the next analysis, or in an hour.")]
    public static partial void PoolsBroke(ILogger log, Exception why);

    [LoggerMessage(3103, LogLevel.Information, "{Judged} suggested members of campaign {Campaign} were judged by rules that go on.")]
    public static partial void SuggestionsJudged(ILogger log, int judged, Guid campaign);

    [LoggerMessage(3104, LogLevel.Error, "The rules for suggested members could not be followed. They are followed after the next change.")]
    public static partial void SuggestionsBroke(ILogger log, Exception why);
}
