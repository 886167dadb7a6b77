using System.Globalization;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;

namespace Investigator.Web.Triage;

/// <summary>How a request reads.</summary>
public static class EventWords
{
    /// <summary>The tools that were offered, what the answer was asked to be like, and how it ended, as far as the log says: "2 tools, temperature 0.2, at most 4,096 tokens". A dash: it says nothing of it.</summary>
    public static string Parameters(UsageEvent one)
    {
        List<string> said =
        [
            .. Of(one.ToolCount, tools => tools == 1 ? Say("1 tool") : Say("{0:N0} tools", tools)),
            .. Of(one.Temperature, value => Say("temperature {0}", Number(value))),
            .. Of(one.TopP, value => Say("top-p {0}", Number(value))),
            .. Of(one.MaxTokens, most => Say("at most {0:N0} tokens", most)),
            .. Of(one.Choices, answers => answers == 1 ? Say("1 answer") : Say("{0:N0} answers", answers)),
            .. Of(one.LogProbabilities, most => Say("{0:N0} log-probabilities", most)),
            .. Of(one.ReasoningTokens, tokens => Say("{0:N0} tokens of reasoning", tokens)),
            .. Of(one.Stream, streamed => streamed ? Say("streamed") : Say("in one piece")),
            .. Of(one.Turn, turn => Say("turn {0:N0}", turn)),
        ];
        if (one.StopReason is { Length: > 0 } stop) said.Add(Say("ended by {0}", VisibleText.Of(stop, 30)));
        return said.Count == 0 ? "–" : string.Join(", ", said);
    }

    private static IEnumerable<string> Of<T>(T? value, Func<T, string> says) where T : struct => value is { } known ? [says(known)] : [];

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
