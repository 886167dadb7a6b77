using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A pool that tries thousands of ways to make the model show its thinking, each another, many refused.</summary>
public sealed class TechniqueProbing : IArchetype
{
    public string Name => "technique-probing";

    public bool IsPlanted => true;

    public bool IsStandard => false;

    public IEnumerable<Resident> Settle(Land land)
    {
        var disguise = Disguise.Of(land.Options, usual: 1);
        return new PlannedPool(land, "technique-probing", disguise, new PoolWork(land, disguise.Wordings).Probe) { Days = 5 }.Members(land.Pool(50, 8), Name);
    }
}
