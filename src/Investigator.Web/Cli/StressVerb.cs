using System.CommandLine;
using System.Net.Http.Headers;
using Investigator.Domain.Ingest;
using Investigator.Domain.Triage;
using Investigator.Telemetry;

namespace Investigator.Web.Cli;

/// <summary><c>stress</c>: load on a console of this machine, or on a store in this process, and how it was borne.</summary>
internal sealed class StressVerb : IVerb
{
    private static readonly Option<string?> Url = new("--url") { Description = "A running console on this machine (http://localhost:5080). Without it a store in this process is tried, in a temporary folder unless --data names one." };
    private static readonly Option<string?> Key = new("--key") { Description = "An API key of that console that may deliver usage." };
    private static readonly Option<int> Senders = new("--senders") { Description = "How many send at once.", DefaultValueFactory = _ => 2 };
    private static readonly Option<double> Rate = new("--rate") { Description = "Lines a second; 0 is as fast as they are taken." };
    private static readonly Option<int> Burst = new("--burst") { Description = "Lines of one delivery.", DefaultValueFactory = _ => 5_000 };
    private static readonly Option<double> Duration = new("--duration") { Description = "Seconds of sending.", DefaultValueFactory = _ => 10 };
    private static readonly Option<int> Words = new("--words") { Description = "Words of each prompt; 0 sends no text.", DefaultValueFactory = _ => 100 };
    private static readonly Option<double> Bad = new("--bad") { Description = "Share of lines that are no events.", DefaultValueFactory = _ => 0.01 };
    private static readonly Option<double> Duplicates = new("--duplicates") { Description = "Share of lines that repeat an earlier event.", DefaultValueFactory = _ => 0.05 };
    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed sends the same kinds of lines.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double?> LeastRate = new("--least-rate") { Description = "Fail below so many accepted events a second." };
    private static readonly Option<double?> MostP99 = new("--most-p99") { Description = "Fail when a hundredth of the deliveries took longer than so many milliseconds." };
    private static readonly Option<double?> MostReadP95 = new("--most-read-p95") { Description = "Fail when a twentieth of the reads took longer than so many milliseconds." };
    private static readonly Option<double?> MostMegabytes = new("--most-megabytes") { Description = "Fail when this process grew larger." };

    public Command Build()
    {
        foreach (var share in (Option<double>[])[Bad, Duplicates]) share.Validators.Add(said => Check(said, share.Name, said.GetValue(share) is >= 0 and <= 1, "a share from 0 to 1"));
        foreach (var count in (Option<int>[])[Senders, Burst]) count.Validators.Add(said => Check(said, count.Name, said.GetValue(count) is >= 1 and <= 1_000_000, "from 1 to 1,000,000"));
        Words.Validators.Add(said => Check(said, Words.Name, said.GetValue(Words) is >= 0 and <= 100_000, "from 0 to 100,000"));
        Url.Validators.Add(said => Check(said, Url.Name, AddressOf(said.GetValue(Url)) is not null, "an address of this machine: load on others is an attack"));
        var stress = new Command("stress", "Sends usage as fast as it is taken, or at a rate, counts what becomes of every line, and prints speed, waiting times and memory as JSON. Exit code 1 past a limit or when a line is lost.")
        { Url, Key, Senders, Rate, Burst, Duration, Words, Bad, Duplicates, Seed, LeastRate, MostP99, MostReadP95, MostMegabytes };
        stress.OnFiles(RunAsync);
        return stress;
    }

    private static void Check(System.CommandLine.Parsing.OptionResult said, string name, bool right, string expected)
    {
        if (!right) said.AddError($"{name} must be {expected}.");
    }

    private static Uri? AddressOf(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { IsLoopback: true, Scheme: "http" or "https" } ? address : null;

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var plan = new StressPlan(
            parsed.GetValue(Senders), parsed.GetValue(Rate), parsed.GetValue(Burst), TimeSpan.FromSeconds(parsed.GetValue(Duration)), parsed.GetValue(Words),
            parsed.GetValue(Bad), parsed.GetValue(Duplicates), parsed.GetValue(Seed));
        try
        {
            var report = AddressOf(parsed.GetValue(Url)) is { } url ? await OnConsoleAsync(plan, url, parsed.GetValue(Key), ct) : await OnStoreAsync(plan, parsed.GetValue(CommandLine.Data), ct);
            Verbs.Print(report);
            return Failures(report, parsed).Select(Verbs.Fail).LastOrDefault();
        }
        catch (HttpRequestException broken)
        {
            return Verbs.Fail($"{broken.Message} Check that a console runs at --url, and that --key may deliver usage.");
        }
    }

    private static IEnumerable<string> Failures(StressReport report, ParseResult parsed)
    {
        if (report.Lost != 0) yield return $"{report.Lost} events were taken and are not counted as stored.";
        if (report.AcceptedPerSecond < parsed.GetValue(LeastRate)) yield return $"{report.AcceptedPerSecond} accepted events a second are fewer than {parsed.GetValue(LeastRate)}.";
        if (report.DeliveryP99Milliseconds > parsed.GetValue(MostP99)) yield return $"A delivery's p99 of {report.DeliveryP99Milliseconds} ms is above {parsed.GetValue(MostP99)} ms.";
        if (report.ReadP95Milliseconds > parsed.GetValue(MostReadP95)) yield return $"A read's p95 of {report.ReadP95Milliseconds} ms is above {parsed.GetValue(MostReadP95)} ms.";
        if (report.PeakMegabytes > parsed.GetValue(MostMegabytes)) yield return $"{report.PeakMegabytes} MB of memory are more than {parsed.GetValue(MostMegabytes)} MB.";
    }

    private static async Task<StressReport> OnConsoleAsync(StressPlan plan, Uri url, string? key, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.BaseAddress = url;
        http.DefaultRequestHeaders.ExpectContinue = true; // a refusal comes before the lines; else the connection breaks and nobody knows why
        if (key is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await new StressRun(plan, new StressedConsole(http), TimeProvider.System).RunAsync(ct);
    }

    private static async Task<StressReport> OnStoreAsync(StressPlan plan, string? data, CancellationToken ct)
    {
        var folder = data ?? Directory.CreateTempSubdirectory("investigator-stress-").FullName;
        try
        {
            await using var services = new ServiceCollection().AddTelemetry(options => options.DataFolder = folder).BuildServiceProvider();
            return await new StressRun(plan, new StressedStore(services.GetRequiredService<IUsageIngest>(), services.GetRequiredService<IAccountUsage>()), TimeProvider.System).RunAsync(ct);
        }
        finally
        {
            if (data is null) Directory.Delete(folder, recursive: true);
        }
    }
}
