using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Ingest;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;
using Investigator.Web.Cli;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Investigator.Benchmarks.Sharing;

/// <summary>A partner's machines that read a collection page by page over loopback: key, gate, page, ledger and audit of each request as they are. Sender and console share the process and the machine.</summary>
public sealed class TaxiiPagesPerSecond : IBenchmark
{
    private const int Rounds = 5;
    private const int Senders = 8;
    private const int Addresses = 600;
    private const string Port = "5191";
    private static readonly TimeSpan s_length = TimeSpan.FromSeconds(5);

    private static readonly Person s_admin = new("admin-1", "Admin 1", Role.Admin);
    private static readonly Person s_reviewer = new("reviewer-1", "Reviewer 1", Role.Reviewer);
    private static readonly Person s_manager = new("manager-1", "Manager 1", Role.Manager);

    public string Name => "taxii-pages";

    public string Target => "1,000 requests a second for pages of 100 objects over loopback; arguments: objects (default), manifest";

    public int Run(IReadOnlyList<string> arguments) => RunAsync(arguments.Contains("manifest") ? "manifest" : "objects").GetAwaiter().GetResult();

    private static async Task<int> RunAsync(string what)
    {
        var folder = Directory.CreateTempSubdirectory("investigator-taxii-").FullName;
        var app = await ConsoleApp.BuildAsync(
            ["--applicationName=investigator", "--contentRoot=" + AppContext.BaseDirectory, "--environment=Production", $"--urls=http://localhost:{Port}", "--data=" + folder, "--Demo:Enabled=false", "--Analysis:Every=30.00:00:00"],
            CancellationToken.None, builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        var key = await PrepareAsync(app.Services);
        using var http = new HttpClient { BaseAddress = new($"http://localhost:{Port}") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/taxii+json;version=2.1");
        await RoundAsync(http, what);
        var rounds = new List<(double Rate, double Cpu, long Objects)>();
        for (var round = 0; round < Rounds; round++) rounds.Add(await RoundAsync(http, what));
        var middle = rounds.OrderBy(r => r.Rate).ElementAt(Rounds / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {Senders} senders, {Rounds} rounds of {s_length.TotalSeconds:N0} s, /{what}/?limit=100: median {middle.Rate:N0} requests/s, slowest {rounds.Min(r => r.Rate):N0}, {middle.Objects:N0} objects a page on average, {middle.Cpu:N2} ms of processor time each (sender and console)"));
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return middle.Rate >= 1000 ? 0 : 1;
    }

    private static async Task<(double Rate, double Cpu, long Objects)> RoundAsync(HttpClient http, string what)
    {
        var (pages, objects, cpu, watch) = (0L, 0L, Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(async _ =>
        {
            var next = "";
            while (watch.Elapsed < s_length)
            {
                var body = await http.GetByteArrayAsync(new Uri($"/taxii2/investigator/collections/released/{what}/?limit=100{next}", UriKind.Relative));
                using var page = JsonDocument.Parse(body);
                Interlocked.Increment(ref pages);
                Interlocked.Add(ref objects, page.RootElement.GetProperty("objects").GetArrayLength());
                next = page.RootElement.TryGetProperty("next", out var place) ? "&next=" + place.GetString() : "";
            }
        }));
        var seconds = watch.Elapsed.TotalSeconds;
        return (pages / seconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / pages, objects / Math.Max(1, pages));
    }

    /// <summary>One campaign of eight accounts with many addresses, released to everybody, and a partner with a key.</summary>
    private static async Task<string> PrepareAsync(IServiceProvider services)
    {
        var lines = new StringBuilder();
        var now = TimeProvider.System.GetUtcNow().AddHours(-1);
        for (var n = 0; n < 8 * Addresses; n++)
            lines.Append(CultureInfo.InvariantCulture, $$"""{"event_id":"e-{{n}}","time":"{{now.AddMilliseconds(n):yyyy-MM-ddTHH:mm:ss.fffZ}}","account_id":"acc-{{n % 8}}","model":"m-1","input_tokens":10,"output_tokens":20,"ip":"{{Address(n / 8)}}"}""").Append('\n');
        using (var stream = new MemoryStream(Encoding.UTF8.GetBytes(lines.ToString())))
            await services.GetRequiredService<IUsageIngest>().IngestAsync(IngestStream.Events, "benchmark", stream, null, CancellationToken.None);
        var campaigns = services.GetRequiredService<ICampaignDesk>();
        var campaign = (await campaigns.StartAsync(s_reviewer, "Pool", null, [.. Enumerable.Range(0, 8).Select(n => new AccountId($"acc-{n}"))], "queue", CancellationToken.None)).Value!;
        await campaigns.JudgeAsync(s_reviewer, campaign.Id, campaign.Version, null, MemberStatus.Confirmed, "One operation.", CancellationToken.None);
        var request = BundleRequest.ForEveryone(campaign.Id, "stix", TrafficLight.Green);
        var preview = (await services.GetRequiredService<ISharingDesk>().PreviewAsync(s_reviewer, request, CancellationToken.None)).Value!;
        var releases = services.GetRequiredService<IReleaseDesk>();
        var proposal = (await releases.ProposeAsync(s_reviewer, request, preview.Sha256, "Consent.", "A benchmark.", CancellationToken.None)).Value!;
        await releases.OpenAsync(s_manager, proposal.Id, CancellationToken.None);
        await releases.ApproveAsync(s_manager, proposal.Id, proposal.Version, null, CancellationToken.None);
        var terms = new PartnerTerms("Other Lab", TrafficLight.Red, Enum.GetValues<IndicatorKind>(), SharedFields.All, "MOU 7", now.AddYears(1));
        var partner = (await services.GetRequiredService<IPartners>().CreateAsync(s_admin, terms, CancellationToken.None)).Value!;
        var key = (await services.GetRequiredService<IApiClients>().CreateAsync(s_admin, "other-lab", ApiScope.Sharing, CancellationToken.None)).Value!;
        await services.GetRequiredService<IPartners>().LinkAsync(s_admin, partner.Id, key.Id, CancellationToken.None);
        return key.Key;
    }

    private static string Address(int n) => string.Create(CultureInfo.InvariantCulture, $"198.51.{100 + (n / 250)}.{1 + (n % 250)}");
}
