using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A pool that hardly hides: few accounts that send much each, one recipe for new instructions.</summary>
public sealed class BluntHarvest : IArchetype
{
    public string Name => "blunt";

    public bool IsPlanted => true;

    public bool IsStandard => false;

    public IEnumerable<Resident> Settle(Land land)
    {
        var disguise = Disguise.Of(land.Options, usual: 0) with { PerDay = 160 };
        return new PlannedPool(land, "instruction-generation", disguise, new PoolWork(land, disguise.Wordings).Generation).Members(land.Pool(30, 6), Name);
    }
}
