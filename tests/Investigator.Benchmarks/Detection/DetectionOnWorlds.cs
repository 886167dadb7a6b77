using System.Diagnostics;
using System.Globalization;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Simulator.Evaluation;

namespace Investigator.Benchmarks.Detection;

/// <summary>Whole analyses of simulated worlds: what was found, how long it took, how much memory.</summary>
public sealed class DetectionOnWorlds : IBenchmark
{
    public string Name => "Detection_on_worlds";

    public string Target => "SEED SCALE [KEEP-FOLDER]: prints figures against the truth, seconds per stage and peak memory";

    public int Run(IReadOnlyList<string> arguments) => RunAsync(arguments).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var options = WorldArguments.Read(arguments, out var keep);
        var folder = keep ?? Directory.CreateTempSubdirectory("investigator-benchmark-").FullName;
        try
        {
            await using var world = await LoadedWorld.OpenAsync(options, folder);
            var spent = new StageCost();
            var (run, results) = await world.AnalyseAsync(spent);
            Console.WriteLine(spent.Told());
            Console.WriteLine((await world.EvaluateAsync(results)).ToTable());
            await WriteClustersAsync(folder, results);
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{run.Events:N0} events, {run.Accounts:N0} accounts, {run.Hits:N0} hits, {run.Links:N0} links, {run.Flagged:N0} flagged; {string.Join(", ", run.Stages.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Stage} {s.Seconds:0.0} s")))}; peak RSS {self.PeakWorkingSet64 / 1e6:N0} MB"));
            return 0;
        }
        finally
        {
            if (keep is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteClustersAsync(string folder, AnalysisResults results)
    {
        var truth = (await File.ReadAllLinesAsync(Path.Combine(folder, "truth_accounts.csv"))).Skip(1).Select(row => row.Split(',')).ToDictionary(row => new AccountId(row[0]), row => row[2]);
        foreach (var cluster in results.Clusters.OrderByDescending(c => c.Score.Value).ThenByDescending(c => c.Size).Take(40))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"cluster {cluster.Size,5} score {cluster.Score.Value:0.000}  {string.Join(", ", cluster.Members.CountBy(m => truth[m.AccountId], StringComparer.Ordinal).OrderByDescending(m => m.Value).Select(m => $"{m.Key} {m.Value}"))}"));
            var inside = cluster.Members.Select(m => m.AccountId).ToHashSet();
            if (cluster.Members.CountBy(m => truth[m.AccountId], StringComparer.Ordinal).MaxBy(m => m.Value).Key is "key-in-app")
                foreach (var link in results.Links.Where(l => inside.Contains(l.First) && inside.Contains(l.Second)).Take(2))
                    Console.WriteLine("        " + string.Join(" ", link.Reasons.Select(r => $"[{r.Weight:0.0}] {r.Sentence}")));
            Console.WriteLine("        " + string.Join("; ", cluster.Score.Parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Source} {p.Weight:+0.0;-0.0}"))));
        }
        foreach (var alone in results.Scores.Where(s => s.Value >= QueueLine.Probability && s.ClusterId is null).OrderBy(s => truth[s.AccountId] is "stolen-key").Take(20))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"alone {truth[alone.AccountId]} {alone.Value:0.000} {string.Join("; ", alone.Score.Parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Source} {p.Weight:+0.0;-0.0}")))}"));
            if (truth[alone.AccountId] is not "stolen-key") Console.WriteLine("        " + alone.Score.Parts[0].Sentence);
        }
    }
}
