using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions.Countermeasures;

/// <summary>The ledger of measures on answers.</summary>
public sealed class CountermeasuresPart : IConsolePart
{
    public void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<GuardRails>();
}
