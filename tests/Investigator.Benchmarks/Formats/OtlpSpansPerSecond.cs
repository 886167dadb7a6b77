using System.Diagnostics;
using System.Globalization;
using Investigator.Benchmarks.Ingest;
using Investigator.Domain.Ingest;
using Investigator.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Benchmarks.Formats;

/// <summary>OpenTelemetry's protobuf from a collector's file into the store, with and without prompts, beside native lines of as many events in the same run.</summary>
public sealed class OtlpSpansPerSecond : IBenchmark
{
    private const double Bar = 50_000;
    private const int Runs = 5;

    public string Name => "Otlp_50k_spans_per_second";

    public string Target => "[SPANS]: protobuf spans into the store, 50,000 a second on two cores";

    public int Run(IReadOnlyList<string> arguments)
    {
        var spans = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 200_000;
        var folder = Directory.CreateTempSubdirectory("investigator-benchmark-").FullName;
        try
        {
            var (bare, texts, native) = (Path.Combine(folder, "bare.pb"), Path.Combine(folder, "texts.pb"), Path.Combine(folder, "events.ndjson"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {spans:N0} spans; {SpanFile.Write(bare, spans, 7, withText: false) / 1e6:N0} MB without text, {SpanFile.Write(texts, spans, 7, withText: true) / 1e6:N0} MB with; NDJSON {UsageFile.Write(native, spans, 7) / 1e6:N0} MB"));
            List<(string Name, string File, List<(double Clock, double Processor)> Took)> ways = [("spans without text", bare, []), ("spans with text", texts, []), ("NDJSON with text", native, [])];
            for (var run = 0; run < Runs; run++)
                foreach (var (_, file, took) in ways) took.Add(IngestAsync(file, Path.Combine(folder, $"data-{Guid.NewGuid():N}"), spans).GetAwaiter().GetResult());
            foreach (var (name, _, took) in ways)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} {spans / Median(took, t => t.Clock),10:N0} /s on the clock  {spans / Median(took, t => t.Processor),10:N0} /s of one processor  (medians of {Runs}; slowest {spans / took.Max(t => t.Clock):N0} /s, quickest {spans / took.Min(t => t.Clock):N0} /s)"));
            return spans / Median(ways[1].Took, t => t.Clock) >= Bar ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Median(List<(double Clock, double Processor)> took, Func<(double Clock, double Processor), double> of) => took.Select(of).Order().ElementAt(took.Count / 2);

    private static async Task<(double Clock, double Processor)> IngestAsync(string file, string data, int spans)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await using (var services = new ServiceCollection().AddTelemetry(options =>
        {
            options.DataFolder = data;
            options.Threads = 2;
        }).BuildServiceProvider())
        {
            await using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
            var summary = await services.GetRequiredService<IUsageIngest>().IngestAsync(IngestStream.Events, LogFormat.Automatic, Path.GetFileName(file), log, null, CancellationToken.None);
            if (summary.Accepted != spans) throw new InvalidOperationException($"Not all was taken: {summary}");
        }
        self.Refresh();
        return (clock.Elapsed.TotalSeconds, (self.TotalProcessorTime - before).TotalSeconds);
    }
}
