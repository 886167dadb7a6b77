using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Sharing.Alerts;
using Investigator.Gateways;
using Investigator.Web.Tests.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Investigator.Web.Tests.Sharing.Alerts;

/// <summary>What collectors get over real connections and in real files.</summary>
public sealed class AlertSenderTests : IAsyncLifetime
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private static readonly Person Admin = new("admin-1", "Admin 1", Role.Admin);
    private readonly RunningConsole _console = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investigator-alerts-");

    private IAlertDestinations Desk => _console.Services.GetRequiredService<IAlertDestinations>();

    public Task InitializeAsync() => _console.StartAsync($"--Alerts:Folder={_folder.FullName}");

    public async Task DisposeAsync()
    {
        await _console.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_gets_whole_lines_also_after_a_line_that_was_torn()
    {
        var file = Path.Combine(_folder.FullName, "alerts.ndjson");
        await File.WriteAllTextAsync(file, "{\"torn\":");
        await MakeAsync(AlertTransport.File, "alerts.ndjson", "ocsf");
        await FreezeAsync("acc-<b>7");
        await Patience.UntilAsync(async () => (await RowAsync()).DeliveredAt is not null);
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal("{\"torn\":", lines[0]);
        var told = JsonElement.Parse(lines[1]);
        Assert.Equal(("freeze.added", "account:acc-<b>7"), (told.GetProperty("metadata").GetProperty("event_code").GetString(), told.GetProperty("finding_info").GetProperty("uid").GetString()));
        Assert.Equal(1, (await RowAsync()).Delivered);
    }

    [Fact]
    public async Task A_syslog_collector_gets_framed_messages_and_the_same_ones_when_it_was_away()
    {
        var port = FreePort.Next();
        await MakeAsync(AlertTransport.SyslogTcp, $"127.0.0.1:{port}", "cef");
        await FreezeAsync("acc-1");
        await FreezeAsync("acc-2");
        await Patience.UntilAsync(async () => (await RowAsync()).Trouble is not null);
        Assert.StartsWith("It could not be reached", (await RowAsync()).Trouble, StringComparison.Ordinal);

        using var collector = new TcpListener(IPAddress.Loopback, port);
        collector.Start();
        Assert.Null(await Desk.TryNowAsync(Admin, (await RowAsync()).Id, CancellationToken.None));
        var messages = Messages(await ReadAsync(collector, null));
        Assert.Equal(2, messages.Count);
        Assert.All(messages, m => Assert.Matches("^<107>1 .* Investigator - freeze.added - CEF:0\\|", m));
        await Patience.UntilAsync(async () => (await RowAsync()) is { Delivered: 2, Failures: 0, Trouble: null });
    }

    [Fact]
    public async Task Over_TLS_a_collector_with_a_certificate_of_the_configured_authority_is_told_and_another_is_not()
    {
        using var key = ECDsa.Create();
        var asked = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        asked.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = asked.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        using var collector = new TcpListener(IPAddress.Loopback, FreePort.Next());
        collector.Start();
        var port = ((IPEndPoint)collector.LocalEndpoint).Port;
        await MakeAsync(AlertTransport.SyslogTls, $"localhost:{port}", "ecs");
        await FreezeAsync("acc-1");
        await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync(collector, certificate));
        await Patience.UntilAsync(async () => (await RowAsync()).Trouble is not null);
        Assert.StartsWith("Its certificate was not accepted", (await RowAsync()).Trouble, StringComparison.Ordinal);

        var authority = Path.Combine(_folder.FullName, "ca.pem");
        await File.WriteAllTextAsync(authority, certificate.ExportCertificatePem());
        await _console.RestartAsync($"--Alerts:CaFile={authority}");
        await Desk.TryNowAsync(Admin, (await RowAsync()).Id, CancellationToken.None);
        var message = Assert.Single(Messages(await ReadAsync(collector, certificate)));
        Assert.Contains("\"action\":\"freeze.added\"", message, StringComparison.Ordinal);
        await Patience.UntilAsync(async () => (await RowAsync()).DeliveredAt is not null);
    }

    [Fact]
    public async Task An_HTTP_collector_gets_signed_lines_with_its_header_and_the_same_again_until_it_takes_them()
    {
        var got = new ConcurrentQueue<(string Id, string Timestamp, string Signature, string Authorization, byte[] Body)>();
        var status = 503;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var receiver = builder.Build();
        receiver.MapPost("/in", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            string Header(string name) => http.Request.Headers[name].ToString();
            got.Enqueue((Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), Header("Authorization"), body.ToArray()));
            http.Response.StatusCode = status;
        });
        await receiver.StartAsync();
        var made = await MakeAsync(AlertTransport.Http, new Uri(new Uri(receiver.Urls.First()), "/in").AbsoluteUri, "ecs", "Bearer collector");
        await FreezeAsync("acc-1");
        await Patience.UntilAsync(async () => (await RowAsync()).Trouble == "It answered 503.");
        status = 204;
        await Desk.TryNowAsync(Admin, made.Id, CancellationToken.None);
        await Patience.UntilAsync(async () => (await RowAsync()).DeliveredAt is not null);
        Assert.Single(got.Select(g => g.Id).Distinct());
        Assert.True(got.TryPeek(out var first));
        Assert.Equal("Bearer collector", first.Authorization);
        Assert.Equal(WebhookVerdict.Good, new WebhookCheck(made.Secret!).Check(first.Id, first.Timestamp, first.Signature, first.Body));
        Assert.Equal("freeze.added", JsonElement.Parse(Encoding.UTF8.GetString(first.Body)).GetProperty("event").GetProperty("action").GetString());
    }

    [Fact]
    public async Task Without_a_folder_no_file_is_written_anywhere()
    {
        await _console.RestartAsync();
        await MakeAsync(AlertTransport.File, "alerts.ndjson", "ocsf");
        await FreezeAsync("acc-1");
        await Patience.UntilAsync(async () => (await RowAsync()).Trouble is not null);
        Assert.Equal("No folder is configured: set Alerts:Folder.", (await RowAsync()).Trouble);
        Assert.Empty(_folder.GetFiles());
    }

    private static List<string> Messages(byte[] stream)
    {
        var messages = new List<string>();
        for (var at = 0; at < stream.Length;)
        {
            var space = Array.IndexOf(stream, (byte)' ', at);
            var length = int.Parse(Encoding.ASCII.GetString(stream, at, space - at), System.Globalization.CultureInfo.InvariantCulture);
            messages.Add(Encoding.UTF8.GetString(stream, space + 1, length));
            at = space + 1 + length;
        }

        return messages;
    }

    private static async Task<byte[]> ReadAsync(TcpListener collector, X509Certificate2? certificate)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var client = await collector.AcceptTcpClientAsync(patience.Token);
        Stream wire = client.GetStream();
        if (certificate is not null)
        {
            var secured = new SslStream(wire);
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, patience.Token);
            wire = secured;
        }

        using var read = new MemoryStream();
        await wire.CopyToAsync(read, patience.Token);
        if (read.Length == 0) throw new IOException("Nothing came.");
        return read.ToArray();
    }

    private async Task<NewAlertDestination> MakeAsync(AlertTransport way, string address, string form, string? authorization = null) =>
        (await Desk.CreateAsync(Admin, new("soc", way, address, form, AlertKinds.Decisions, authorization), CancellationToken.None)).Value!;

    private async Task<AlertDestinationRow> RowAsync() => Assert.Single(await Desk.LoadAsync(Admin, CancellationToken.None));

    private async Task FreezeAsync(string account) => Assert.Null((await _console.Services.GetRequiredService<IFreezeDesk>().FreezeAccountAsync(
        Analyst, new(account), "shares a card with a pool", TimeProvider.System.GetUtcNow().AddDays(7), CancellationToken.None)).Refusal);
}
