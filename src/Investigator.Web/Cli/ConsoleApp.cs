using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Cli;

/// <summary>Composes the console: the stores, the services of every room, then the way of a request through them.</summary>
internal static class ConsoleApp
{
    // What an operator reads: the console's own words, and of the frameworks below it only what went wrong. Any configuration overrides it.
    private static readonly Dictionary<string, string?> LogLevels = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        ["Logging:LogLevel:OpenIddict"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
    };

    /// <param name="arguments">Configuration as <c>--Section:Key=value</c>.</param>
    /// <param name="configure">Last changes, for tests.</param>
    public static async Task<WebApplication> BuildAsync(string[] arguments, CancellationToken ct, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = LogLevels });
        builder.WebHost.UseStaticWebAssets(); // else "dotnet run" in Production serves no scripts
        Texts.Speak(builder.Configuration["Console:Language"]);
        if (ListeningAddresses.Configured(builder.Configuration).Count == 0) builder.Configuration["urls"] = ListeningAddresses.Default;
        GrpcAddress.Listen(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => (kestrel.Limits.MaxRequestBodySize, kestrel.AddServerHeader) = (1 << 20, false));
        // Stores open when they are first asked for, and say then what is wrong with them; a test builds every service.
        builder.Host.UseDefaultServiceProvider(services => (services.ValidateOnBuild, services.ValidateScopes) = (false, true));
        builder.Services.AddStores(builder.Configuration);
        builder.AddSignIn();
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "investigator.form");
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi();
        foreach (var part in IConsolePart.All) part.Add(builder);
        configure?.Invoke(builder);

        var app = builder.Build();
        try
        {
            await app.Services.PrepareAsync(ct);
            Use(app);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Listens until told to stop.</summary>
    public static async Task<int> ServeAsync(WebApplication app, CancellationToken ct)
    {
        var embedded = app.Services.GetRequiredService<IOptions<SignInOptions>>().Value.IsEmbedded;
        if (embedded && ListeningAddresses.Foreign(ListeningAddresses.Configured(app.Configuration)) is [var foreign, ..]) return Refuse(foreign);

        await app.StartAsync(ct);
        var addresses = app.Services.GetRequiredService<ListeningAddresses>();
        if (embedded && ListeningAddresses.Foreign(addresses.Bound) is [var bound, ..])
        {
            await app.StopAsync(CancellationToken.None);
            return Refuse(bound);
        }

        if (embedded) Audit.Log.AnyLocalUser(app.Logger);
        Console.Error.WriteLine($"Investigator listens on {(embedded ? addresses.Canonical : string.Join(", ", addresses.Bound))}. Press Ctrl+C to stop.");
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    private static int Refuse(string address) => Verbs.Fail(
        $"The console would listen on {address}, which others can reach, but no identity provider is configured: the embedded sign-in asks no password and serves this machine alone. "
        + "Configure Authentication:Authority (and ClientId), or listen on http://localhost:5080.");

    /// <summary>Only a browser that asks for a page is answered with one; machines get the bare status.</summary>
    private static Task LetMachinesBeAsync(HttpContext http, RequestDelegate next)
    {
        var machine = http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || http.Request.Path.StartsWithSegments("/taxii2", StringComparison.OrdinalIgnoreCase)
            || !http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (machine && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next(http);
    }

    private static void Use(WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SignInOptions>>().Value.IsEmbedded) app.UseMiddleware<LoopbackOnly>();
        app.UseHardening();
        app.UseExceptionHandler("/failed");
        app.UseMiddleware<ProviderUnreachable>();
        app.UseStatusCodePagesWithReExecute("/missing"); // not in a branch: there it would not find the page
        app.Use(LetMachinesBeAsync);
        foreach (var part in IConsolePart.All) part.Use(app);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        foreach (var part in IConsolePart.All) part.Map(app);
    }
}
