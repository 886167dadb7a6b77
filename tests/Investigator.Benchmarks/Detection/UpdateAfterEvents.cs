using System.Diagnostics;
using System.Globalization;
using System.Text;
using Investigator.Benchmarks.Ingest;
using Investigator.Casework;
using Investigator.Casework.Data;
using Investigator.Domain.Detection;
using Investigator.Domain.Ingest;
using Investigator.Domain.Triage;
using Investigator.Telemetry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Benchmarks.Detection;

/// <summary>What the look between two analyses costs when 5,000 events of nearly as many accounts came in.</summary>
public sealed class UpdateAfterEvents : IBenchmark
{
    private const double BarSeconds = 2;
    private const int Events = 5_000;
    private const int Rounds = 5;

    public string Name => "Update_after_5000_events";

    public string Target => "[RESIDENT]: one pass over them in 2 s (median of five)";

    public int Run(IReadOnlyList<string> arguments) => RunAsync(arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 2_000_000).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(int resident)
    {
        var folder = Directory.CreateTempSubdirectory("investigator-update-").FullName;
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddTelemetry(options => (options.DataFolder, options.Threads) = (folder, 2))
            .AddCasework(new ConfigurationBuilder().Build(), folder).BuildServiceProvider();
        var passes = new List<(double Seconds, double Processor)>();
        await using (services)
        {
            await services.GetRequiredService<CaseStore>().PrepareAsync(CancellationToken.None);
            await LiveHits.LoadAsync(services, Path.Combine(folder, "resident.ndjson"), resident);
            using var ground = new AnalysisGround();
            using (var analysis = LiveHits.Whole(services, ground)) await analysis.RunAsync(new(), null, CancellationToken.None);
            var live = new LiveAnalysis(
                ground, services.GetRequiredService<IUsageQuestions>(), DetectorCatalogue.Create(), services.GetRequiredService<IAnalysisResults>(), services.GetRequiredService<IScores>(), new(), new());
            var random = new Random(5);
            // The first pass warms up.
            for (var round = 0; round <= Rounds; round++)
            {
                using var delivery = new MemoryStream(Encoding.UTF8.GetBytes(Lines(round, random)));
                await services.GetRequiredService<IUsageIngest>().IngestAsync(IngestStream.Events, "news", delivery, null, CancellationToken.None);
                var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                var pass = await live.RunAsync(CancellationToken.None);
                var (seconds, spent) = (Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pass.Accounts:N0} accounts looked at, {pass.Renewed:N0} renewed: {seconds:0.00} s, {spent:0.00} s of processor time"));
                if (round > 0) passes.Add((seconds, spent));
            }
            SqliteConnection.ClearAllPools();
        }
        Directory.Delete(folder, recursive: true);
        var median = passes.Select(p => p.Seconds).Order().ElementAt(Rounds / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{resident:N0} resident events, {Events:N0} new ones: {median:0.00} s (median of {Rounds}), {passes.Select(p => p.Processor).Order().ElementAt(Rounds / 2):0.00} s of processor time; bar {BarSeconds:0} s"));
        return median <= BarSeconds ? 0 : 1;
    }

    private static string Lines(int round, Random random)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < Events; i++)
        {
            var account = random.Next(LiveHits.Accounts);
            lines.Append(CultureInfo.InvariantCulture,
                $$"""{"event_id":"news-{{round}}-{{i}}","time":"{{UsageFile.Start.AddDays(30).AddSeconds(round):yyyy-MM-ddTHH:mm:ssZ}}","account_id":"acc-{{account:d6}}","api_key_id":"key-{{account * 2:d6}}","ip":"{{11 + (account % 80)}}.{{account % 251}}.{{account % 17}}.{{random.Next(256)}}","asn":{{64_500 + (account % 90)}},"model":"large-1","input_tokens":150,"output_tokens":{{random.Next(900)}},"status":200}""")
                .Append('\n');
        }
        return lines.ToString();
    }
}
