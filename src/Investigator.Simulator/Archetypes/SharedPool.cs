using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>One pool that works for three customers at once: grading for one, traces for another, instructions for the third.</summary>
public sealed class SharedPool : IArchetype
{
    public string Name => "shared-pool";

    public bool IsPlanted => true;

    public bool IsStandard => false;

    public IEnumerable<Resident> Settle(Land land)
    {
        var disguise = Disguise.Of(land.Options, usual: 2);
        var work = new PoolWork(land, disguise.Wordings);
        return new PlannedPool(land, "shared-pool", disguise, n => (n % 3) switch { 0 => work.Rubric(n), 1 => work.Reasoning(n), _ => work.Generation(n) }).Members(land.Pool(90, 9), Name);
    }
}
