using System.Net;
using System.Net.Sockets;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
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

    public Uri Address { get; } = new($"http://localhost:{FreePort()}");

    public IAuditLog Audit => _app!.Services.GetRequiredService<IAuditLog>();

    public Task InitializeAsync() => StartAsync();

    public async Task StartAsync(params string[] configured)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "investigator",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
            Args = ["--urls", Address.GetLeftPart(UriPartial.Authority), "--data", _data.FullName, .. configured],
        });
        builder.AddConsole();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        Assert.Empty(_app.RefusalsToStart());
        await _app.Services.GetRequiredService<CaseStore>().PrepareAsync(CancellationToken.None);
        _app.UseConsole();
        _app.MapGet("/who", (HttpContext http) => $"{http.User.ToPerson().Id}: {http.User.ToPerson().Roles}").RequireAuthorization();
        await _app.StartAsync();
    }

    public Visitor Visit() => new(Address);

    /// <summary>What the audit says of one person, newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ActsOfAsync(string person) =>
        (await Audit.LoadAsync(new AuditFilter(PersonId: person), CancellationToken.None)).Rows;

    public async Task DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        try
        {
            _data.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A pooled connection may hold the file a moment longer; the system clears its folder of temporary files.
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
