using Investigator.Casework;
using Investigator.Telemetry;
using Investigator.Web.Audit;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Shell;

/// <summary>Composes the console: services of every room, then the way of a request through it.</summary>
internal static class ConsoleApp
{
    public static WebApplicationBuilder AddConsole(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets(); // else `dotnet run` in Production serves no scripts
        if (ListeningAddresses.Configured(builder.Configuration).Count == 0) builder.WebHost.UseUrls(ListeningAddresses.Default);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 1 << 20);
        // Stores open when they are first asked for, and say then what is wrong with them; a test builds every service.
        builder.Host.UseDefaultServiceProvider(services => (services.ValidateOnBuild, services.ValidateScopes) = (false, true));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddCasework(builder.Configuration, DataFolder(builder.Configuration));
        builder.Services.AddTelemetry(options =>
        {
            builder.Configuration.GetSection("Telemetry").Bind(options);
            options.DataFolder = DataFolder(builder.Configuration);
        });
        builder.AddSignIn();
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "investigator.form");
        builder.Services.AddProblemDetails();
        foreach (var part in IConsolePart.All) part.Add(builder);
        return builder;
    }

    /// <summary>Where the embedded stores live.</summary>
    public static string DataFolder(IConfiguration configuration) => Path.GetFullPath(configuration["data"] is { Length: > 0 } named ? named : "data");

    public static WebApplication UseConsole(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SignInOptions>>().Value.IsEmbedded) app.UseMiddleware<LoopbackOnly>();
        app.UseExceptionHandler("/failed");
        app.UseHardening();
        app.UseStatusCodePagesWithReExecute("/missing");
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        foreach (var part in IConsolePart.All) part.Map(app);
        return app;
    }
}
