using System.Diagnostics;
using System.Globalization;
using Investigator.Domain.Triage;
using Investigator.Telemetry.DuckDb;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Benchmarks.Ingest;

/// <summary>A store with events without text, sorted as upkeep leaves it, opened anew.</summary>
internal sealed class LoadedStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("investigator-benchmark-").FullName;
    private readonly ServiceProvider _services;

    internal LoadedStore(int events, int accounts)
    {
        var (file, data) = (Path.Combine(_folder, "events.ndjson"), Path.Combine(_folder, "data"));
        UsageFile.Write(file, events, seed: 7, words: 0, accounts);
        MeasuredIngest.RunAsync(file, data).GetAwaiter().GetResult().Print();
        File.Delete(file);
        using (var services = MeasuredIngest.Services(data))
        {
            var clock = Stopwatch.StartNew();
            var (_, days) = services.GetRequiredService<TelemetryUpkeep>().RunAsync(null, CancellationToken.None).GetAwaiter().GetResult();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"upkeep       {clock.Elapsed.TotalSeconds,7:N1} s  {days} days sorted"));
        }
        var opening = Stopwatch.StartNew();
        _services = MeasuredIngest.Services(data);
        Usage = _services.GetRequiredService<IAccountUsage>();
        Usage.FindAsync(new("acc-000000"), CancellationToken.None).GetAwaiter().GetResult();
        OpenSeconds = opening.Elapsed.TotalSeconds;
        var bytes = new FileInfo(Path.Combine(data, "telemetry.duckdb")).Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"open to first answer {OpenSeconds:N2} s; {bytes / 1e6:N0} MB, {(double)bytes / events:N1} bytes an event with its roll-ups"));
    }

    internal double OpenSeconds { get; }

    internal IAccountUsage Usage { get; }

    /// <summary>Another answer of the same store.</summary>
    internal T The<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
