using Investigator.Web.Shell;

namespace Investigator.Web.Cli;

/// <summary>The demo world of an empty console.</summary>
public sealed class DemoPart : IConsolePart
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DemoWorld>();
        builder.Services.AddHostedService(s => s.GetRequiredService<DemoWorld>());
    }
}
