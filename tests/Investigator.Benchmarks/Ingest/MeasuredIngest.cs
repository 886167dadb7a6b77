using System.Diagnostics;
using System.Globalization;
using Investigator.Domain.Ingest;
using Investigator.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Benchmarks.Ingest;

/// <summary>One ingest of a file into a new store, as the product does it, with what it cost.</summary>
/// <param name="Seconds">On the clock, from opening the store until it is closed: everything is in the file then.</param>
/// <param name="Acknowledged">On the clock, until the last event was acknowledged.</param>
/// <param name="Processor">Seconds of processor time of the whole process in between.</param>
/// <param name="Peak">Largest resident memory of the process so far, in bytes.</param>
/// <param name="Stored">Bytes of the store's file.</param>
internal sealed record MeasuredIngest(IngestSummary Summary, double Seconds, double Acknowledged, double Processor, long Peak, long Stored, long AllocatedBytes)
{
    internal static async Task<MeasuredIngest> RunAsync(string file, string data)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        IngestSummary summary;
        double acknowledged;
        await using (var services = Services(data))
        {
            await using var lines = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
            summary = await services.GetRequiredService<IUsageIngest>().IngestAsync(IngestStream.Events, Path.GetFileName(file), lines, null, CancellationToken.None);
            acknowledged = clock.Elapsed.TotalSeconds;
        }
        self.Refresh();
        return new(
            summary, clock.Elapsed.TotalSeconds, acknowledged, (self.TotalProcessorTime - before).TotalSeconds, self.PeakWorkingSet64,
            new FileInfo(Path.Combine(data, "telemetry.duckdb")).Length, GC.GetTotalAllocatedBytes() - allocated);
    }

    /// <summary>A store in a folder with the product's settings and two threads.</summary>
    internal static ServiceProvider Services(string data) => new ServiceCollection().AddTelemetry(options =>
    {
        options.DataFolder = data;
        options.Threads = 2;
    }).BuildServiceProvider();

    internal void Print(string what = "ingest") => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-12} {Seconds,7:N1} s  {Summary.Read / Seconds,10:N0} events/s  acknowledged after {Acknowledged:N1} s  processor {Processor:N1} s  peak RSS {Peak / 1e6:N0} MB  allocated {AllocatedBytes / 1e6:N0} MB  store {Stored / 1e6:N0} MB  {Summary}"));
}
