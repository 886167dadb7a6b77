using Investigator.Web.Shell;

namespace Investigator.Web.Decisions.Staggered;

/// <summary>Acts that take effect later.</summary>
public sealed class StaggeredPart : IConsolePart
{
    public void Add(IHostApplicationBuilder builder) => builder.Services.AddHostedService<StaggeredRounds>();
}
