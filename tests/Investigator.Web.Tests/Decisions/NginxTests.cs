using System.Diagnostics;
using System.Globalization;
using System.Net;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Investigator.Web.Tests.Decisions;

/// <summary>The sample set-up of docs/gateways/nginx.conf in a real NGINX before a real console.</summary>
public sealed class NginxTests : IAsyncLifetime
{
    private readonly RunningConsole _console = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("investigator-nginx-").FullName;
    private readonly int _port = FreePort.Next();
    private WebApplication? _models;
    private Process? _nginx;

    [NginxFact]
    public async Task It_refuses_the_held_serves_the_others_and_goes_on_without_the_console()
    {
        await FreezeAsync("acc-held");
        using var key = await UsageSender.WithAsync(_console, ApiScope.Decisions);
        using var client = await StartAsync(key.Key!);

        Assert.Equal((HttpStatusCode.OK, "served"), await AskAsync(client, "acc-free"));
        var (refused, says) = await AskAsync(client, "acc-held");
        Assert.True(refused == HttpStatusCode.Forbidden, $"{refused}: {await File.ReadAllTextAsync(_folder + "/error.log")}");
        Assert.Contains("account_held", says, StringComparison.Ordinal);

        await ThrottleAsync("acc-slow"); // what does not stop a request lets it through, and whoever serves it is told
        Assert.Equal((HttpStatusCode.OK, "served with throttle;requests-per-minute=12"), await AskAsync(client, "acc-slow"));

        await FreezeAsync("acc-free"); // the answer that was kept lives for five seconds
        await Patience.UntilAsync(() => AskAsync(client, "acc-free").GetAwaiter().GetResult().Status == HttpStatusCode.Forbidden);

        await _console.StopAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(client, "acc-held")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(client, "acc-new")).Status);
    }

    public async Task InitializeAsync()
    {
        await _console.InitializeAsync();
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:" + FreePort.Next().ToString(CultureInfo.InvariantCulture)]);
        builder.Logging.ClearProviders();
        _models = builder.Build();
        _models.MapFallback((HttpContext http) => Results.Text(http.Request.Headers["Investigator-Measures"].FirstOrDefault() is { Length: > 0 } measures ? "served with " + measures : "served"));
        await _models.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_nginx is { HasExited: false })
        {
            _nginx.Kill(entireProcessTree: true);
            await _nginx.WaitForExitAsync();
        }

        _nginx?.Dispose();
        if (_models is not null) await _models.DisposeAsync();
        await _console.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient client, string account)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/chat/completions");
        request.Headers.Add("X-Account", account);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpClient> StartAsync(string key)
    {
        var sample = await File.ReadAllTextAsync(Path.Combine(Root(), "docs/gateways/nginx.conf"));
        foreach (var (word, value) in ((string, string)[])[
            ("CONSOLE", $"127.0.0.1:{_console.Address.Port}"), ("MODELS", new Uri(_models!.Urls.Single()).Authority), ("FOLDER", _folder), ("PORT", _port.ToString(CultureInfo.InvariantCulture)), ("KEY", key),
            ("proxy_read_timeout 2s", "proxy_read_timeout 60s")]) // a busy test machine is not a console that is away
            sample = sample.Replace(word, value, StringComparison.Ordinal);
        var place = Path.Combine(_folder, "nginx.conf");
        await File.WriteAllTextAsync(place, sample);
        // Its workers may enter the test's folder: as root they would else give up root's rights.
        _nginx = Process.Start(new ProcessStartInfo(NginxFactAttribute.Program!, ["-c", place, "-p", _folder, "-g", "daemon off;" + (Environment.IsPrivilegedProcess ? " user root;" : "")]))!;
        var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{_port}") };
        await Patience.UntilAsync(() => _nginx.HasExited || Listens(client));
        Assert.False(_nginx.HasExited, "NGINX ended: " + (File.Exists(_folder + "/error.log") ? await File.ReadAllTextAsync(_folder + "/error.log") : "no log"));
        return client;
    }

    private static bool Listens(HttpClient client)
    {
        try
        {
            return AskAsync(client, "nobody").GetAwaiter().GetResult().Status != 0;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task FreezeAsync(string account) => Assert.Null((await _console.Services.GetRequiredService<IFreezeDesk>()
        .FreezeAccountAsync(new("analyst-1", "Analyst 1", Role.Analyst), new(account), "shares a card with a pool", TimeProvider.System.GetUtcNow().AddDays(7), CancellationToken.None)).Refusal);

    private async Task ThrottleAsync(string account) => Assert.Null((await _console.Services.GetRequiredService<IActionDesk>().ActAsync(
        new("analyst-1", "Analyst 1", Role.Analyst), new(DecisionScope.Account, account), new(DecisionKind.Throttle, "too fast", TimeProvider.System.GetUtcNow().AddDays(7)) { RequestsPerMinute = 12 }, CancellationToken.None)).Refusal);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Investigator.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    /// <summary>Runs where NGINX is installed; <c>./test</c> installs it.</summary>
    private sealed class NginxFactAttribute : FactAttribute
    {
        public NginxFactAttribute()
        {
            if (Program is null) Skip = "NGINX is not installed here.";
        }

        public static string? Program { get; } = ((string[])["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx"]).FirstOrDefault(File.Exists);
    }
}
