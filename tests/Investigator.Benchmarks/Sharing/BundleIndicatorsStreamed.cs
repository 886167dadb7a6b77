using System.Diagnostics;
using System.Globalization;
using System.Net;
using Investigator.Domain.Sharing;

namespace Investigator.Benchmarks.Sharing;

/// <summary>A bundle of 25,000 indicators written to a file in each format: seconds, and the largest heap beside the bundle while it is written.</summary>
public sealed class BundleIndicatorsStreamed : IBenchmark
{
    private const double MostSeconds = 30;
    private const double MostMegabytes = 200;
    private const int Runs = 5;

    public string Name => "Bundle_25k_indicators_streamed";

    public string Target => "[INDICATORS]: a bundle of 25,000 indicators to a file, 30 seconds and 200 MB of process memory at most, each format";

    public int Run(IReadOnlyList<string> arguments)
    {
        var indicators = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 25_000;
        var bundle = Make(indicators);
        var folder = Directory.CreateTempSubdirectory("investigator-benchmark-").FullName;
        var good = true;
        try
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {bundle.Indicators.Count:N0} indicators"));
            foreach (var writer in new BundleFormats().All)
            {
                var took = Enumerable.Range(0, Runs).Select(_ => Once(writer, bundle, Path.Combine(folder, writer.Id))).ToList();
                var (seconds, memory) = (took.Select(t => t.Seconds).Order().ElementAt(Runs / 2), took.Max(t => t.Megabytes));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{writer.Id,-8} {seconds,6:N2} s (median of {Runs}; {took.Min(t => t.Seconds):N2} to {took.Max(t => t.Seconds):N2})  {new FileInfo(Path.Combine(folder, writer.Id)).Length / 1e6,6:N1} MB of file  {memory,6:N0} MB of working set at most"));
                good &= seconds <= MostSeconds && memory <= MostMegabytes;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return good ? 0 : 1;
    }

    private static (double Seconds, double Megabytes) Once(IBundleWriter writer, Bundle bundle, string path)
    {
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        using var watching = new CancellationTokenSource();
        var most = 0L;
        var watch = Task.Run(async () =>
        {
            while (!watching.IsCancellationRequested)
            {
                self.Refresh();
                most = Math.Max(most, self.WorkingSet64);
                await Task.Delay(5, CancellationToken.None);
            }
        });
        var clock = Stopwatch.StartNew();
        using (var file = File.Create(path)) writer.Write(bundle, file);
        var seconds = clock.Elapsed.TotalSeconds;
        watching.Cancel();
        watch.GetAwaiter().GetResult();
        return (seconds, most / 1e6);
    }

    private static Bundle Make(int count)
    {
        var noon = new DateTimeOffset(2026, 9, 14, 12, 0, 0, TimeSpan.Zero);
        List<Indicator> indicators = [.. Enumerable.Range(0, count).Select(at => (at % 5) switch
        {
            0 => One(IndicatorKind.IpAddress, new IPAddress([203, (byte)(at >> 16), (byte)(at >> 8), (byte)at]).ToString(), noon),
            1 => One(IndicatorKind.NetworkPrefix, string.Create(CultureInfo.InvariantCulture, $"2001:db8:{at:x}::/48"), noon),
            2 => One(IndicatorKind.EmailDomain, string.Create(CultureInfo.InvariantCulture, $"mail-{at}.example"), noon),
            3 => One(IndicatorKind.PromptSkeleton, string.Create(CultureInfo.InvariantCulture, $"{at:x32}"), noon),
            _ => One(IndicatorKind.AccountHash, string.Create(CultureInfo.InvariantCulture, $"{at:x64}"), noon),
        }).OrderBy(one => one.Kind).ThenBy(one => one.Value, StringComparer.Ordinal)];
        return new()
        {
            ProducerName = "Provider A",
            CampaignId = "campaign-7",
            CampaignName = "A large pool",
            Confidence = 85,
            TrafficLight = TrafficLight.Amber,
            OpenedAt = noon.AddDays(-3),
            ComposedAt = noon,
            FirstSeenAt = noon.AddDays(-30),
            LastSeenAt = noon.AddDays(-1),
            ValidFrom = noon,
            ValidUntil = noon.AddDays(30),
            Harvest = new(24_000, 16_000_000, 40_000_000_000),
            SharingKeyId = "0123456789abcdef",
            Indicators = indicators,
            Infrastructure = [new("Egress networks", "Addresses and networks.", [.. indicators.Where(one => one.Kind is IndicatorKind.IpAddress or IndicatorKind.NetworkPrefix).Select(one => one.Key)]),
                new("Sign-up e-mail domains", "Domains.", [.. indicators.Where(one => one.Kind is IndicatorKind.EmailDomain).Select(one => one.Key)])],
        };
    }

    private static Indicator One(IndicatorKind kind, string value, DateTimeOffset noon) => new(kind, value, noon.AddDays(-20), noon.AddDays(-2), 8, 400, 85)
    {
        HoursUtc = kind is IndicatorKind.NetworkPrefix ? [.. Enumerable.Repeat(0.0417, 24)] : null,
    };
}
