using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Detection;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions.Policies;

/// <summary>The policy map, its trial and its passes.</summary>
public sealed class PoliciesPart : IConsolePart
{
    public void Add(IHostApplicationBuilder builder) => builder.Services
        .AddSingleton<IDeclared>(s => s.GetRequiredService<DeclaredUse>()).AddSingleton<IHonestSigns>(s => s.GetRequiredService<DeclaredUse>()).AddSingleton<SegmentReport>()
        .AddSingleton<PolicyGround>().AddSingleton<HonestCustomers>().AddSingleton<PolicySimulation>().AddSingleton<PolicyRound>().AddSingleton<LimitEffects>().AddHostedService<PolicyRounds>();
}
