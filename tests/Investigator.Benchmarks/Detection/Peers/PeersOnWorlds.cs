using System.Globalization;
using Investigator.Simulator.Evaluation;
using Investigator.Simulator.Worlds;

namespace Investigator.Benchmarks.Detection.Peers;

/// <summary>Published methods beside Investigator's own analysis on the same worlds, in one run. Each peer's threshold is set on an honest world of another seed, so that one account in a thousand lies above it.</summary>
public sealed class PeersOnWorlds : IBenchmark
{
    private const double Allowed = 0.001;

    private static readonly IPeer[] s_peers = [new VolumeThreshold(), new SharedResourceComponents(), new SynchroTrap(), new Fraudar(), new PradaDistances(), new MmdWindows(1500), new MmdWindows(100), new LouvainUnweighted()];

    public string Name => "Peers_on_worlds";

    public string Target => "SEED[+SEED…] SCALE [families=a+b|all] [evasion=0-3] [pool=N]: one table of published methods and Investigator";

    public int Run(IReadOnlyList<string> arguments) => RunAsync(arguments).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments.Count < 2) return 2;
        var seeds = arguments[0].Split('+').Select(seed => int.Parse(seed, CultureInfo.InvariantCulture)).ToList();
        var found = s_peers.Select(peer => peer.Name).Append("Investigator").ToDictionary(name => name, _ => new List<EvaluationReport>(), StringComparer.Ordinal);
        foreach (var seed in seeds)
        {
            var options = WorldArguments.Read([seed.ToString(CultureInfo.InvariantCulture), .. arguments.Skip(1)], out _);
            var folder = Directory.CreateTempSubdirectory("investigator-peers-").FullName;
            try
            {
                await PeersAsync(options, folder, found);
                await using var world = await LoadedWorld.OpenAsync(options, Path.Combine(folder, "store"));
                var (_, results) = await world.AnalyseAsync();
                found["Investigator"].Add(await world.EvaluateAsync(results));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        Print(found.Select(method => (method.Key, EvaluationSeries.Of(method.Value))));
        return 0;
    }

    private static async Task PeersAsync(WorldOptions options, string folder, Dictionary<string, List<EvaluationReport>> found)
    {
        await World.WriteAsync(options with { Seed = options.Seed + 10_000, Plan = options.Plan with { Campaigns = [] } }, folder, null, CancellationToken.None);
        var honest = PeerWorld.Read(folder);
        var thresholds = s_peers.ToDictionary(peer => peer.Name, peer => Threshold(peer.Rate(honest).Scores), StringComparer.Ordinal);
        await World.WriteAsync(options, folder, null, CancellationToken.None);
        var world = PeerWorld.Read(folder);
        foreach (var peer in s_peers)
        {
            var result = peer.Rate(world);
            var (accounts, clusters) = (Path.Combine(folder, "accounts.csv"), Path.Combine(folder, "clusters.csv"));
            await File.WriteAllLinesAsync(accounts, world.Accounts.Select((id, n) => string.Create(CultureInfo.InvariantCulture,
                $"{id},{(double.IsFinite(result.Scores[n]) ? result.Scores[n] : 0):0.######},{(result.Scores[n] > thresholds[peer.Name] ? $"{options.To:yyyy-MM-ddTHH:mm:ssZ}" : "")},{peer.Name}")).Prepend("account_id,score,flagged_at,top_detectors"));
            await File.WriteAllLinesAsync(clusters, world.Accounts.Select((id, n) => (id, n)).Where(a => result.Groups[a.n] >= 0 && result.Scores[a.n] > thresholds[peer.Name]).Select(a => $"{result.Groups[a.n]},{a.id},1,1").Prepend("cluster_id,account_id,weight,score"));
            found[peer.Name].Add(await Evaluation.RunAsync(folder, accounts, clusters, CancellationToken.None));
        }
    }

    /// <summary>The score that one honest account in a thousand exceeds.</summary>
    private static double Threshold(double[] scores)
    {
        var ordered = scores.OrderDescending().ToArray();
        return ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * Allowed))];
    }

    private static void Print(IEnumerable<(string Method, EvaluationSeries Series)> methods)
    {
        Console.WriteLine($"{"method",-20}{"recall",24}{"false positives",26}{"flagged clusters pure",24}{"campaigns recovered",24}");
        var all = methods.ToList();
        foreach (var (method, series) in all)
            Console.WriteLine($"{method,-20}{Cell(series, "recall"),24}{Cell(series, "false-positive-rate", "0.0000"),26}{Cell(series, "flagged-clusters-of-one-pool"),24}{Cell(series, "campaigns-recovered"),24}");
        Console.WriteLine("recall by family and evasion:");
        foreach (var family in all[^1].Series.Families)
            Console.WriteLine($"  {family.Name,-24}{family.Evasion,3}{family.Whole,7}  " + string.Join("  ", all.Select(m => m.Series.Families.Single(f => f.Name == family.Name && f.Evasion == family.Evasion) is var share
                ? string.Create(CultureInfo.InvariantCulture, $"{m.Method} {share.Rate:0.00}") : "")));
        Console.WriteLine("honest kinds with more than 0.5 % flagged:");
        foreach (var (method, series) in all)
            Console.WriteLine($"  {method,-20}" + string.Join(", ", series.LookAlikes.Where(kind => kind.Rate > 0.005).OrderByDescending(kind => kind.Rate).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Name} {kind.Rate:0.00}"))));

        static string Cell(EvaluationSeries series, string figure, string format = "0.000")
        {
            var share = series.Figures.Single(f => f.Name == figure);
            return share.Whole == 0 ? "-" : $"{share.Rate.ToString(format, CultureInfo.InvariantCulture)} ({share.Low.ToString(format, CultureInfo.InvariantCulture)}-{share.High.ToString(format, CultureInfo.InvariantCulture)})";
        }
    }
}
