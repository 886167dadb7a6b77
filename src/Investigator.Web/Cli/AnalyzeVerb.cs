using System.CommandLine;
using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;

namespace Investigator.Web.Cli;

/// <summary><c>analyze</c>: detection, linking, clusters, scores.</summary>
internal sealed class AnalyzeVerb : IVerb
{
    private static readonly Option<DateTimeOffset?> AsOf = new("--as-of")
    {
        Description = "End of the window, such as 2026-03-01T00:00:00Z (default: just after the latest event).",
        CustomParser = text =>
        {
            if (DateTimeOffset.TryParse(text.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return at;
            text.AddError($"\"{text.Tokens[0].Value}\" is no time. Write it as 2026-03-01T00:00:00Z.");
            return null;
        },
    };

    public Command Build()
    {
        var analyze = new Command("analyze", "Runs detection, linking, clustering and scoring; prints a summary as JSON with the seconds of each stage.") { AsOf };
        analyze.OnStores(RunAsync);
        return analyze;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken ct)
    {
        var run = await services.GetRequiredService<Analysis>().RunAsync(new(parsed.GetValue(AsOf)), new Told(), ct);
        await services.GetRequiredService<IAuditLog>().AppendAsync(Person.System, "analysis.run", $"run:{run.Id}", new { outcome = run.Outcome.ToString(), asOf = run.AsOf, flagged = run.Flagged }, CancellationToken.None);
        Verbs.Print(new
        {
            Outcome = run.Outcome.ToString().ToLowerInvariant(),
            run.Message,
            run.AsOf,
            run.Events,
            run.Accounts,
            run.Hits,
            run.Links,
            run.Clusters,
            run.Flagged,
            Seconds = Math.Round((run.EndedAt - run.StartedAt).TotalSeconds, 3),
            Stages = run.Stages.Select(stage => new { stage.Stage, Seconds = Math.Round(stage.Seconds, 3) }),
        });
        return run.Outcome is RunOutcome.Done ? 0 : 1;
    }

    private sealed class Told : IProgress<AnalysisProgress>
    {
        private string _stage = "";

        public void Report(AnalysisProgress value)
        {
            if (value.Stage == _stage) return;
            _stage = value.Stage;
            Console.Error.WriteLine(FormattableString.Invariant($"{value.Stage} ({value.Share:P0})"));
        }
    }
}
