using Investigator.Casework;
using Investigator.Casework.Data;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Triage;
using Investigator.Telemetry;
using Investigator.Web.Triage;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Cli;

/// <summary>The stores and the analysis: what the console and every verb stand on.</summary>
internal static class Stores
{
    /// <summary>Where the embedded stores live: <c>--data</c>, or <c>./data</c>.</summary>
    public static string Folder(IConfiguration configuration) => Path.GetFullPath(configuration["data"] is { Length: > 0 } named ? named : "data");

    public static void AddStores(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = Folder(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddCasework(configuration, folder);
        services.AddTelemetry(options =>
        {
            configuration.GetSection("Telemetry").Bind(options);
            options.DataFolder = folder;
        });
        services.Configure<Investigator.Telemetry.Ingest.FormatOptions>(configuration.GetSection("Ingest"));
        // The analysis asks what customers showed and declared, whichever verb runs it.
        services.AddSingleton<DeclaredUse>().AddSingleton<ICustomerSigns, CustomerSigns>();
        services.AddAnalysis(configuration);
    }

    /// <summary>Checks the whole configuration, then makes the case store ready.</summary>
    /// <exception cref="OptionsValidationException">All that is wrong with one section.</exception>
    /// <exception cref="AggregateException">All that is wrong with several.</exception>
    public static async Task PrepareAsync(this IServiceProvider services, CancellationToken ct)
    {
        services.GetService<IStartupValidator>()?.Validate();
        await services.GetRequiredService<CaseStore>().PrepareAsync(ct);
    }
}
