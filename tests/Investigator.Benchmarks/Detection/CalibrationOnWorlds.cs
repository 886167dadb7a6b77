using System.Globalization;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Simulator.Evaluation;

namespace Investigator.Benchmarks.Detection;

/// <summary>Detection at every level of evasion over several seeds, and how far the scores of its clusters mean what they say: with a fit on these worlds, to be checked on others.</summary>
public sealed class CalibrationOnWorlds : IBenchmark
{
    private static readonly double[] s_edges = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0000001];

    public string Name => "Calibration_on_worlds";

    public string Target => "SEED[+SEED…] SCALE EVASION[+EVASION…] [keep=FOLDER]: figures with intervals by evasion, reliability of cluster scores, logistic fit";

    public int Run(IReadOnlyList<string> arguments) => RunAsync(arguments).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments.Count < 3) return 2;
        var cases = new List<(double LogOdds, double Score, bool IsTrue)>();
        foreach (var evasion in arguments[2].Split('+'))
        {
            var reports = new List<EvaluationReport>();
            foreach (var seed in arguments[0].Split('+'))
            {
                var options = WorldArguments.Read([seed, arguments[1], "families=all", $"evasion={evasion}", .. arguments.Skip(3)], out var keep);
                var folder = keep is null ? Directory.CreateTempSubdirectory("investigator-calibration-").FullName : Path.Combine(keep, $"w{seed}-{evasion}");
                await using (var world = await LoadedWorld.OpenAsync(options, folder))
                {
                    var (_, results) = await world.AnalyseAsync();
                    reports.Add(await world.EvaluateAsync(results));
                    var planted = (await File.ReadAllLinesAsync(Path.Combine(folder, "truth_accounts.csv"))).Skip(1).Select(row => row.Split(',')).Where(row => row[1] is not "benign").Select(row => new AccountId(row[0])).ToHashSet();
                    cases.AddRange(results.Clusters.Select(c => (Raw(c.Score.Value), c.Score.Value, 2 * c.Members.Count(m => planted.Contains(m.AccountId)) > c.Size)));
                }
                if (keep is null) Directory.Delete(folder, recursive: true);
            }
            Print(evasion, EvaluationSeries.Of(reports));
        }
        PrintReliability(cases);
        return 0;
    }

    // The log-odds before calibration, so that a fit does not stand on an earlier one.
    private static double Raw(double score)
    {
        var calibration = new ScoreOptions().ClusterCalibration;
        var bounded = Math.Clamp(score, 1e-9, 1 - 1e-9);
        return (Math.Log(bounded / (1 - bounded)) - calibration.Intercept) / calibration.Slope;
    }

    private static void Print(string evasion, EvaluationSeries series)
    {
        Console.WriteLine($"== evasion {evasion}, {series.Runs} worlds");
        foreach (var share in series.Figures) Console.WriteLine(Line(share));
        foreach (var share in series.Families) Console.WriteLine(Line(share));
        foreach (var share in series.LookAlikes.Where(s => s.Part > 0 || s.Name is "ci-review" or "key-in-app")) Console.WriteLine("honest " + Line(share));

        static string Line(SeriesShare s) => string.Create(CultureInfo.InvariantCulture, $"  {s.Name,-30}{s.Part,7} of {s.Whole,7}  {s.Rate * 100,6:0.0#} %  ({s.Low * 100:0.0#}-{s.High * 100:0.0#})");
    }

    private static void PrintReliability(List<(double LogOdds, double Score, bool IsTrue)> cases)
    {
        Console.WriteLine("score          clusters   mean score   planted");
        for (var i = 0; i + 1 < s_edges.Length; i++)
        {
            var bin = cases.Where(c => c.Score >= s_edges[i] && c.Score < s_edges[i + 1]).ToList();
            if (bin.Count > 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{s_edges[i],4:0.00} to {Math.Min(1, s_edges[i + 1]),4:0.00}   {bin.Count,6}   {bin.Average(c => c.Score),10:0.000}   {bin.Average(c => c.IsTrue ? 1.0 : 0),7:0.000}"));
        }
        var brier = cases.Average(c => Math.Pow(c.Score - (c.IsTrue ? 1 : 0), 2));
        var fit = ScoreCalibration.Fit([.. cases.Select(c => (c.LogOdds, c.IsTrue))]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Brier score {brier:0.0000} over {cases.Count} clusters; fit: slope {fit.Slope:0.000}, intercept {fit.Intercept:0.000}"));
    }
}
