using System.Diagnostics;
using System.Globalization;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Benchmarks.Ingest;

/// <summary>A month of up to a hundred million events without text in one store: what each further million costs, what it takes on disk, how soon it is open, and how soon it answers.</summary>
/// <remarks>The events come in files of five million, one stretch of the month each, which are deleted after they were read: the whole would be 47 GB.</remarks>
public sealed class ResidentEvents : IBenchmark
{
    private const int EventsOfFile = 5_000_000;
    private const int Accounts = 250_000;
    private const double Days = 30;

    public string Name => "Resident_100M_events";

    public string Target => "[MILLIONS]: cost of a million flat, 80 bytes an event, open to first answer in 3 s, one account's day in 20 ms";

    public int Run(IReadOnlyList<string> arguments) => RunAsync(arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 100).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(int millions)
    {
        var folder = Directory.CreateTempSubdirectory("investigator-benchmark-").FullName;
        try
        {
            var (file, data) = (Path.Combine(folder, "events.ndjson"), Path.Combine(folder, "data"));
            var files = Math.Max(1, millions * 1_000_000 / EventsOfFile);
            for (var n = 0; n < files; n++)
            {
                UsageFile.Write(file, EventsOfFile, seed: n, words: 0, Accounts, n * Days / files, Days / files);
                var took = await MeasuredIngest.RunAsync(file, data);
                File.Delete(file);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{(n + 1) * (EventsOfFile / 1e6),5:N0} M  {took.Summary.Read / took.Seconds,9:N0} events/s  {took.Processor / took.Summary.Read * 1e6,5:N2} s of processor time a million  peak RSS {took.Peak / 1e6:N0} MB  {(double)took.Stored / EventsOfFile / (n + 1),5:N1} bytes an event  {took.Summary}"));
            }
            await SortAsync(data);
            return await AskAsync(data, (long)files * EventsOfFile) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task SortAsync(string data)
    {
        await using var services = MeasuredIngest.Services(data);
        var clock = Stopwatch.StartNew();
        var (_, days) = await services.GetRequiredService<TelemetryUpkeep>().RunAsync(null, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"upkeep {clock.Elapsed.TotalSeconds:N1} s, {days} days sorted"));
    }

    private static async Task<bool> AskAsync(string data, long events)
    {
        var opening = Stopwatch.StartNew();
        await using var services = MeasuredIngest.Services(data);
        var usage = services.GetRequiredService<IAccountUsage>();
        await usage.FindAsync(Account(0), CancellationToken.None);
        var open = opening.Elapsed.TotalSeconds;
        var bytes = (double)new FileInfo(Path.Combine(data, "telemetry.duckdb")).Length / events;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"open to first answer {open:N2} s; {bytes:N1} bytes an event with its roll-ups"));

        var start = new DateTimeOffset(UsageFile.Start);
        var day = Timed.Ask("one account's day by the hour", 25, i => usage.TimelineAsync([Account(i)], new(start.AddDays(i), start.AddDays(i + 1)), TimeSpan.FromHours(1), CancellationToken.None));
        Timed.Ask("an account's identity and totals", 25, i => usage.FindAsync(Account(i), CancellationToken.None));
        List<AccountId> pool = [.. Enumerable.Range(0, 25_000).Select(Account)];
        Timed.Ask("hourly series of 25,000 accounts", 5, _ => usage.TimelineAsync(pool, TimeWindow.Always, TimeSpan.FromHours(1), CancellationToken.None));
        return open <= 3 && bytes <= 80 && day.Median <= 20;
    }

    private static AccountId Account(int number) => new(string.Create(CultureInfo.InvariantCulture, $"acc-{number:d6}"));
}
