using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A pool that moves to a new model within a day of its release.</summary>
public sealed class Retargeting : IArchetype
{
    public string Name => "retargeting";

    public bool IsPlanted => true;

    public bool IsStandard => false;

    public IEnumerable<Resident> Settle(Land land)
    {
        var disguise = Disguise.Of(land.Options, usual: 1);
        return new PlannedPool(land, "capability-harvest", disguise, new PoolWork(land, disguise.Wordings).Reasoning) { Retarget = (7, "sonata-5"), Days = 10, Waves = [(1.5, 1)] }.Members(land.Pool(60, 8), Name);
    }
}
