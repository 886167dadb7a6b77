using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A pool that records how the model uses tools: simulated tasks, tools declared, thoughts asked for.</summary>
public sealed class ToolTrajectories : IArchetype
{
    public string Name => "tool-trajectories";

    public bool IsPlanted => true;

    public bool IsStandard => false;

    public IEnumerable<Resident> Settle(Land land)
    {
        var disguise = Disguise.Of(land.Options, usual: 1);
        return new PlannedPool(land, "tool-trajectories", disguise, new PoolWork(land, disguise.Wordings).Tools).Members(land.Pool(60, 8), Name);
    }
}
