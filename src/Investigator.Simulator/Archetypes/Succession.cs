using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A pool that is banned half-way; within hours another takes over its work, with other cards and the same proxies.</summary>
public sealed class Succession : IArchetype
{
    public string Name => "succession";

    public bool IsPlanted => true;

    public bool IsStandard => false;

    public IEnumerable<Resident> Settle(Land land)
    {
        var disguise = Disguise.Of(land.Options, usual: 1);
        return new PlannedPool(land, "capability-harvest", disguise, new PoolWork(land, disguise.Wordings).Generation) { Waves = [(1.5, 0.5), (6, 0.5)], Days = 4.3 }.Members(land.Pool(80, 10), Name);
    }
}
