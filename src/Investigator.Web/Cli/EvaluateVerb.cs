using System.CommandLine;
using Investigator.Simulator.Evaluation;

namespace Investigator.Web.Cli;

/// <summary><c>evaluate</c>: what was found against what was planted, in one run or over several.</summary>
internal sealed class EvaluateVerb : IVerb
{
    private static readonly Option<string[]> Truth = new("--truth") { Description = "Folder with truth_accounts.csv and truth_campaigns.csv; may stand several times, one for each run.", DefaultValueFactory = _ => [] };

    private static readonly Option<string[]> Accounts = new("--accounts") { Description = "File of \"export accounts\", one for each --truth in the same order.", DefaultValueFactory = _ => [] };

    private static readonly Option<string[]> Clusters = new("--clusters") { Description = "File of \"export clusters\", one for each --truth in the same order.", DefaultValueFactory = _ => [] };

    private static readonly Option<string?> Runs = new("--runs") { Description = "Folder of runs in place of the three: each folder in it with a truth_accounts.csv is a run and holds accounts.csv and clusters.csv too." };

    public Command Build()
    {
        var evaluate = new Command("evaluate", "Precision and recall, per family and per honest look-alike, of one run or over several with intervals: JSON on stdout, a table on stderr.") { Truth, Accounts, Clusters, Runs };
        evaluate.OnFiles(async (parsed, ct) =>
        {
            var (truths, accounts, clusters, folder) = (parsed.GetValue(Truth)!, parsed.GetValue(Accounts)!, parsed.GetValue(Clusters)!, parsed.GetValue(Runs));
            if (folder is null ? truths.Length == 0 || accounts.Length != truths.Length || clusters.Length != truths.Length : truths.Length + accounts.Length + clusters.Length > 0)
            {
                Verbs.Fail("Give --truth, --accounts and --clusters equally often, once for each run, or --runs FOLDER alone.");
                return 2;
            }
            var runs = folder is null ? [.. truths.Select((truth, n) => (truth, accounts[n], clusters[n]))] : RunsIn(folder);
            var reports = new List<EvaluationReport>();
            foreach (var (truth, scores, pools) in runs) reports.Add(await Evaluation.RunAsync(truth, scores, pools, ct));

            var (table, json) = folder is null && reports.Count == 1 ? (reports[0].ToTable(), reports[0].ToJson()) : EvaluationSeries.Of(reports) is var series ? (series.ToTable(), series.ToJson()) : default;
            Console.Error.WriteLine(table);
            Console.Out.WriteLine(json);
            return 0;
        });
        return evaluate;
    }

    private static List<(string Truth, string Accounts, string Clusters)> RunsIn(string folder)
    {
        var runs = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Where(run => File.Exists(Path.Combine(run, "truth_accounts.csv")))
            .Select(run => (run, Path.Combine(run, "accounts.csv"), Path.Combine(run, "clusters.csv"))).ToList();
        return runs.Count > 0 ? runs : throw new EvaluationInputException($"In {folder} there is no folder with a truth_accounts.csv. Each run is a folder of its own that \"simulate\" wrote to.");
    }
}
