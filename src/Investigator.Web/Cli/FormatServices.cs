using Investigator.Telemetry;
using Investigator.Telemetry.Ingest;

namespace Investigator.Web.Cli;

/// <summary>What is needed to look at logs without a store.</summary>
internal static class FormatServices
{
    public static ServiceProvider Build()
    {
        var configuration = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = [], DisableDefaults = false }).Configuration;
        return new ServiceCollection()
            .AddTelemetry(options => configuration.GetSection("Telemetry").Bind(options))
            .Configure<FormatOptions>(configuration.GetSection("Ingest"))
            .BuildServiceProvider();
    }
}
