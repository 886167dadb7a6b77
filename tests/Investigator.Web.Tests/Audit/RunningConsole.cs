using Investigator.Domain.Audit;
using Investigator.Web.Audit;
using Investigator.Web.Cli;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Investigator.Web.Tests.Audit;

/// <summary>The whole console on a free loopback port with its own data folder, as <c>Program</c> composes it, plus one page that says who is asking.</summary>
public sealed class RunningConsole : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("investigator-sign-in-");
    private WebApplication? _app;

    public Uri Address { get; } = new($"http://localhost:{FreePort.Next()}");

    public IServiceProvider Services => _app!.Services;

    public IAuditLog Audit => _app!.Services.GetRequiredService<IAuditLog>();

    public Task InitializeAsync() => StartAsync();

    public async Task StartAsync(params string[] configured)
    {
        _app = await ConsoleApp.BuildAsync(
            ["--applicationName=investigator", "--contentRoot=" + AppContext.BaseDirectory, "--environment=Production", "--urls=" + Address.GetLeftPart(UriPartial.Authority), "--data=" + _data.FullName, "--Demo:Enabled=false", .. configured],
            CancellationToken.None, builder => builder.Logging.ClearProviders());
        _app.MapGet("/who", (HttpContext http) => $"{http.User.ToPerson().Id}: {http.User.ToPerson().Roles}").RequireAuthorization();
        await _app.StartAsync();
    }

    /// <summary>The process ended in order and another one opened the same stores.</summary>
    public async Task RestartAsync(params string[] configured)
    {
        await _app!.DisposeAsync();
        await StartAsync(configured);
    }

    public Visitor Visit() => new(Address);

    /// <summary>What the audit says of one person, newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ActsOfAsync(string person) =>
        (await Audit.LoadAsync(new AuditFilter(PersonId: person), CancellationToken.None)).Rows;

    /// <summary>Ends the console and keeps its data; <see cref="StartAsync"/> opens it again.</summary>
    public async Task StopAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        _app = null;
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        try
        {
            _data.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A pooled connection may hold the file a moment longer; the system clears its folder of temporary files.
        }
    }
}
