using System.Diagnostics;
using System.Globalization;
using Investigator.Domain.Detection;
using Investigator.Domain.Ingest;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Simulator.Evaluation;
using Investigator.Simulator.Worlds;
using Investigator.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Benchmarks.Detection;

/// <summary>A simulated world in a telemetry store of its own, ready to be analysed.</summary>
internal sealed class LoadedWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private LoadedWorld(string folder, ServiceProvider services) => (Folder, _services) = (folder, services);

    /// <summary>Holds the world's files, truth included, and the store.</summary>
    public string Folder { get; }

    public IUsageQuestions Usage => _services.GetRequiredService<IUsageQuestions>();

    public ILinkQuestions Links => _services.GetRequiredService<ILinkQuestions>();

    /// <summary>Simulates and ingests, or opens what an earlier run left in <paramref name="folder"/>.</summary>
    public static async Task<LoadedWorld> OpenAsync(WorldOptions options, string folder)
    {
        Directory.CreateDirectory(folder);
        var loaded = File.Exists(Path.Combine(folder, "loaded"));
        var services = new ServiceCollection().AddTelemetry(t =>
        {
            t.DataFolder = folder;
            t.Threads = 2;
        }).BuildServiceProvider();
        var world = new LoadedWorld(folder, services);
        if (loaded) return world;

        var clock = Stopwatch.StartNew();
        var summary = await World.WriteAsync(options, folder, null, CancellationToken.None);
        var simulated = clock.Elapsed;
        foreach (var (stream, file) in ((IngestStream, string)[])[(IngestStream.Accounts, "accounts.ndjson"), (IngestStream.Events, "events.ndjson")])
        {
            await using (var lines = File.OpenRead(Path.Combine(folder, file)))
                await services.GetRequiredService<IUsageIngest>().IngestAsync(stream, file, lines, null, CancellationToken.None);
            if (stream is IngestStream.Events) File.Delete(Path.Combine(folder, file));
        }
        await File.WriteAllTextAsync(Path.Combine(folder, "loaded"), "");
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"world {options.Seed}/{options.Scale}: {summary.Accounts:N0} accounts, {summary.Events:N0} events, {summary.FraudAccounts:N0} planted; simulated in {simulated.TotalSeconds:0.0} s, loaded in {(clock.Elapsed - simulated).TotalSeconds:0.0} s"));
        return world;
    }

    /// <summary>One whole analysis with default options.</summary>
    /// <param name="progress">Told when a stage begins; <c>null</c> for nobody.</param>
    public async Task<(AnalysisRun Run, AnalysisResults Results)> AnalyseAsync(IProgress<AnalysisProgress>? progress = null)
    {
        var (kept, options) = (new ResultsInMemory(), new LinkOptions());
        using var analysis = new Analysis(
            Usage, DetectorCatalogue.Create(), new LinkFinder(Links, options), new ClusterFinder(options, new()), Links, kept, kept, new(), new(), TimeProvider.System);
        var run = await analysis.RunAsync(new(), progress, CancellationToken.None);
        return (run, kept.Results!);
    }

    /// <summary>What the truth says of results.</summary>
    public async Task<EvaluationReport> EvaluateAsync(AnalysisResults results)
    {
        var (accounts, clusters) = (Path.Combine(Folder, "accounts.csv"), Path.Combine(Folder, "clusters.csv"));
        await File.WriteAllLinesAsync(accounts, results.Scores.Select(s => string.Create(CultureInfo.InvariantCulture,
            $"{s.AccountId},{s.Value:0.######},{(s.FlaggedAt is { } at ? $"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : "")},{string.Join(';', s.TopDetectors)}")).Prepend("account_id,score,flagged_at,top_detectors"));
        await File.WriteAllLinesAsync(clusters, results.Clusters.SelectMany(c => c.Members.Select(m => string.Create(CultureInfo.InvariantCulture,
            $"{c.Id:D},{m.AccountId},{m.Weight:0.######},{c.Score.Value:0.######}"))).Prepend("cluster_id,account_id,weight,score"));
        return await Evaluation.RunAsync(Folder, accounts, clusters, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
