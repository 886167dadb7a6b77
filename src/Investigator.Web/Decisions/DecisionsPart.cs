using Investigator.Domain.Triage;
using Investigator.Web.Campaigns;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions;

/// <summary>What the room brings to the console.</summary>
public sealed class DecisionsPart : IConsolePart
{
    public void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<IAccountStates, StandingStates>().AddSingleton<IPoolMarks, DecisionMarks>().AddSingleton<ILaneStops, LaneDecisions>().AddScoped<DecisionActs>();
}
