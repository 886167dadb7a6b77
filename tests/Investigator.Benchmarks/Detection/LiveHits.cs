using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Investigator.Benchmarks.Ingest;
using Investigator.Casework;
using Investigator.Casework.Data;
using Investigator.Domain.Detection;
using Investigator.Domain.Ingest;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Telemetry;
using Investigator.Telemetry.DuckDb;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Benchmarks.Detection;

/// <summary>From the delivery of an account's odd requests to its stored hits, while thousands of others come in each second.</summary>
public sealed class LiveHits : IBenchmark
{
    private const double BarSeconds = 10;
    internal const int Accounts = 100_000;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);        // as the console waits
    private int _next;

    public string Name => "Live_hits_at_5000_events_a_second";

    public string Target => "[RESIDENT [SECONDS [RATE]]]: request to hit in 10 s (95th percentile)";

    public int Run(IReadOnlyList<string> arguments)
    {
        int Of(int at, int otherwise) => arguments.Count > at ? int.Parse(arguments[at], CultureInfo.InvariantCulture) : otherwise;
        return RunAsync(Of(0, 2_000_000), Of(1, 120), Of(2, 5000)).GetAwaiter().GetResult();
    }

    private async Task<int> RunAsync(int resident, int seconds, int rate)
    {
        var folder = Directory.CreateTempSubdirectory("investigator-live-").FullName;
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddTelemetry(options => (options.DataFolder, options.Threads) = (folder, 2))
            .AddCasework(new ConfigurationBuilder().Build(), folder).BuildServiceProvider();
        await using (services)
        {
            await services.GetRequiredService<CaseStore>().PrepareAsync(CancellationToken.None);
            await LoadAsync(services, Path.Combine(folder, "resident.ndjson"), resident);
            using var ground = new AnalysisGround();
            var watch = Stopwatch.StartNew();
            using (var analysis = Whole(services, ground)) await analysis.RunAsync(new(), null, CancellationToken.None);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{resident:N0} resident events of {Accounts:N0} accounts; whole analysis {watch.Elapsed.TotalSeconds:N1} s"));

            var waiting = new ConcurrentDictionary<AccountId, long>();
            using var stop = new CancellationTokenSource();
            var passes = PassesAsync(services, ground, waiting, stop.Token);
            var accepted = await SendAsync(services, waiting, seconds, rate);
            await Task.Delay(TimeSpan.FromSeconds(30));      // the last ones may still come
            await stop.CancelAsync();
            var (taken, lengths) = await passes;
            taken.Sort();
            lengths.Sort();
            if (taken.Count == 0) return 1;
            var p95 = taken[Math.Min(taken.Count - 1, taken.Count * 19 / 20)];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{accepted / (double)seconds:N0} events/s for {seconds} s; a pass {lengths[lengths.Count / 2]:N1} s (median of {lengths.Count}, longest {lengths[^1]:N1})"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"request to hit: median {taken[taken.Count / 2]:N1} s, p95 {p95:N1} s, longest {taken[^1]:N1} s of {taken.Count} accounts, {waiting.Count} without a hit; bar p95 {BarSeconds:N0} s"));
            SqliteConnection.ClearAllPools();
            return p95 <= BarSeconds && waiting.IsEmpty ? 0 : 1;
        }
    }

    internal static async Task LoadAsync(ServiceProvider services, string file, int events)
    {
        UsageFile.Write(file, events, seed: 7, words: 0, Accounts);
        await using (var lines = File.OpenRead(file))
            await services.GetRequiredService<IUsageIngest>().IngestAsync(IngestStream.Events, "resident", lines, null, CancellationToken.None);
        File.Delete(file);
        await services.GetRequiredService<TelemetryUpkeep>().RunAsync(null, CancellationToken.None);
    }

    internal static Analysis Whole(ServiceProvider services, AnalysisGround ground)
    {
        var (links, options) = (services.GetRequiredService<ILinkQuestions>(), new LinkOptions());
        return new(
            services.GetRequiredService<IUsageQuestions>(), DetectorCatalogue.Create(), new LinkFinder(links, options), new ClusterFinder(options, new()), links,
            services.GetRequiredService<IClusters>(), services.GetRequiredService<IAnalysisResults>(), new(), new(), TimeProvider.System, ground: ground);
    }

    // As the console does it: a pause of a second after news, then a pass, then a pause as long as the pass.
    private static async Task<(List<double> Taken, List<double> Lengths)> PassesAsync(
        ServiceProvider services, AnalysisGround ground, ConcurrentDictionary<AccountId, long> waiting, CancellationToken stop)
    {
        var live = new LiveAnalysis(
            ground, services.GetRequiredService<IUsageQuestions>(), DetectorCatalogue.Create(), services.GetRequiredService<IAnalysisResults>(), services.GetRequiredService<IScores>(), new(), new());
        var hits = services.GetRequiredService<IHits>();
        var (taken, lengths) = (new List<double>(), new List<double>());
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await Task.Delay(Wait, stop);
                var began = Stopwatch.GetTimestamp();
                await Task.Run(() => live.RunAsync(CancellationToken.None), CancellationToken.None);
                var length = Stopwatch.GetElapsedTime(began);
                lengths.Add(length.TotalSeconds);
                foreach (var (account, at) in waiting.ToArray())
                    if ((await hits.OfAccountAsync(account, CancellationToken.None)).Count > 0 && waiting.TryRemove(account, out _)) taken.Add(Stopwatch.GetElapsedTime(at).TotalSeconds);
                await Task.Delay(length, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The end.
        }
        return (taken, lengths);
    }

    // One delivery a second; every second one holds the odd requests of one account more: sixty networks, the longest answers.
    private async Task<long> SendAsync(ServiceProvider services, ConcurrentDictionary<AccountId, long> waiting, int seconds, int rate)
    {
        var (ingest, random, clock, accepted) = (services.GetRequiredService<IUsageIngest>(), new Random(3), Stopwatch.StartNew(), 0L);
        for (var second = 0; second < seconds; second++)
        {
            var lines = new StringBuilder();
            var time = UsageFile.Start.AddDays(30).AddSeconds(second);
            for (var i = 0; i < rate; i++) Line(lines, time, random.Next(Accounts), random.Next(256), random.Next(900));
            var odd = second % 2 == 0 ? second / 2 : -1;
            for (var i = 0; odd >= 0 && i < 120; i++) Line(lines, time, odd, -1 - (i % 60), 8000);
            if (odd >= 0) waiting[new(string.Create(CultureInfo.InvariantCulture, $"acc-{odd:d6}"))] = Stopwatch.GetTimestamp();
            using var delivery = new MemoryStream(Encoding.UTF8.GetBytes(lines.ToString()));
            accepted += (await ingest.IngestAsync(IngestStream.Events, "live", delivery, null, CancellationToken.None)).Accepted;
            var ahead = TimeSpan.FromSeconds(second + 1) - clock.Elapsed;
            if (ahead > TimeSpan.Zero) await Task.Delay(ahead);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sent in {clock.Elapsed.TotalSeconds:N0} s"));
        return accepted;
    }

    private void Line(StringBuilder to, DateTime time, int account, int network, int output) => to.Append(CultureInfo.InvariantCulture,
        $$"""{"event_id":"live-{{_next++}}","time":"{{time:yyyy-MM-ddTHH:mm:ssZ}}","account_id":"acc-{{account:d6}}","api_key_id":"key-{{account * 2:d6}}","ip":"{{(network < 0 ? 100 - network : 11 + (account % 80))}}.{{account % 251}}.{{account % 17}}.{{Math.Abs(network)}}","asn":{{(network < 0 ? 70_000 - network : 64_500 + (account % 90))}},"model":"large-1","input_tokens":150,"output_tokens":{{output}},"status":200}""")
        .Append('\n');
}
