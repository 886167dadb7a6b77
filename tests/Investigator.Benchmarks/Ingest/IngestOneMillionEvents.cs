using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Investigator.Domain.Ingest;
using Investigator.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Benchmarks.Ingest;

/// <summary>A million events with prompts of 100 words, from a file into the store, beside the engine's own import of the same file.</summary>
public sealed class IngestOneMillionEvents : IBenchmark
{
    private const double BarSeconds = 30;
    private const long BarBytes = 1L << 30;

    public string Name => "Ingest_1M_events_with_text_30s";

    public string Target => "[EVENTS]: 1,000,000 events with 100-word prompts in 30 s and 1 GB on two cores";

    public int Run(IReadOnlyList<string> arguments)
    {
        var events = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("investigator-benchmark-").FullName;
        try
        {
            var file = Path.Combine(folder, "events.ndjson");
            var bytes = UsageFile.Write(file, events, seed: 7);
            GC.Collect();
            Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {events:N0} events, {bytes / 1e6:N0} MB of NDJSON");

            var (seconds, processor, peak, stored) = IngestAsync(file, Path.Combine(folder, "data")).GetAwaiter().GetResult();
            Console.WriteLine($"ingest       {seconds,7:N1} s  {events / seconds,10:N0} events/s  processor {processor:N1} s  peak RSS {peak / 1e6:N0} MB  store {stored / 1e6:N0} MB");
            var import = Import(file, Path.Combine(folder, "import.duckdb"));
            Console.WriteLine($"read_ndjson  {import,7:N1} s  {events / import,10:N0} events/s");
            Console.WriteLine($"ratio        {seconds / import,7:N2}");
            return seconds <= BarSeconds * events / 1e6 && peak <= BarBytes ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Seconds, double Processor, long Peak, long Stored)> IngestAsync(string file, string data)
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
            await using var lines = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
            var summary = await services.GetRequiredService<IUsageIngest>().IngestAsync(IngestStream.Events, "events.ndjson", lines, null, CancellationToken.None);
            Console.WriteLine($"             {clock.Elapsed.TotalSeconds,7:N1} s until acknowledged: {summary}");
        }
        self.Refresh();
        return (clock.Elapsed.TotalSeconds, (self.TotalProcessorTime - before).TotalSeconds, self.PeakWorkingSet64, new FileInfo(Path.Combine(data, "telemetry.duckdb")).Length);
    }

    private static double Import(string file, string database)
    {
        var clock = Stopwatch.StartNew();
        using (var connection = new DuckDBConnection($"Data Source={database};threads=2;memory_limit=400MB"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE event AS SELECT * FROM read_ndjson($file, columns = {
                    event_id: 'VARCHAR', time: 'TIMESTAMP', account_id: 'VARCHAR', api_key_id: 'VARCHAR', environment: 'VARCHAR', ip: 'VARCHAR', asn: 'BIGINT', country: 'VARCHAR',
                    user_agent: 'VARCHAR', tls_fingerprint: 'VARCHAR', operation: 'VARCHAR', model: 'VARCHAR', input_tokens: 'BIGINT', output_tokens: 'BIGINT', latency_ms: 'BIGINT',
                    status: 'INTEGER', stop_reason: 'VARCHAR', stream: 'BOOLEAN', temperature: 'DOUBLE', max_tokens: 'BIGINT', turn: 'INTEGER', prompt: 'VARCHAR' })
                """;
            command.Parameters.Add(new DuckDBParameter("file", file));
            command.ExecuteNonQuery();
            command.CommandText = "CHECKPOINT";
            command.Parameters.Clear();
            command.ExecuteNonQuery();
        }
        return clock.Elapsed.TotalSeconds;
    }
}
