using System.Globalization;
using Investigator.Benchmarks.Ingest;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Usage;

namespace Investigator.Benchmarks.Detection;

/// <summary>What one rule costs: answered by roll-ups, by events, and by both.</summary>
public sealed class RulesOverEvents : IBenchmark
{
    private static readonly string[] s_rules =
    [
        "requests in 1h > 1000000",
        "requests in 1h > 1000000 and tokens per hour in 1d > 1000000 and distinct(hour) in 1d >= 25",
        "distinct(network_prefix) in 1d > 1000000",
        "share(model = \"none\") > 0.9",
        "requests in 1h > 1000000 and distinct(network_prefix) in 1d > 1000000 and share(model = \"none\") > 0.9",
        "for each key: distinct(ip where status >= 400) in 1h > 1000000 and average(output_tokens) > 1000000",
    ];

    public string Name => "Rules_over_events";

    public string Target => "[EVENTS [ACCOUNTS]]: each rule 5 s at 1 M events";

    public int Run(IReadOnlyList<string> arguments)
    {
        int Number(int n, int otherwise) => arguments.Count > n ? int.Parse(arguments[n], CultureInfo.InvariantCulture) : otherwise;
        using var store = new LoadedStore(Number(0, 1_000_000), accounts: Number(1, 20_000));
        var questions = store.The<IRuleQuestions>();
        var slowest = 0.0;
        foreach (var text in s_rules)
            slowest = Math.Max(slowest, Timed.Ask(text, 5, _ => questions.MatchesAsync(Rule.Read(text).Rule!, TimeWindow.Always, null, CancellationToken.None)).Median);
        return slowest <= 5_000 ? 0 : 1;
    }
}
