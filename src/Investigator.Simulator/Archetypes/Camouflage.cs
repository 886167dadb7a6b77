using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A pool behind 50 to 95 % honest traffic, more the better it hides.</summary>
public sealed class Camouflage : IArchetype
{
    public string Name => "camouflage";

    public bool IsPlanted => true;

    public bool IsStandard => false;

    public IEnumerable<Resident> Settle(Land land)
    {
        var usual = Disguise.Of(land.Options, usual: 2);
        var disguise = usual with { Cover = land.Options.Cover ?? (usual.Level switch { 0 => 0.5, 1 => 0.7, 2 => 0.85, _ => 0.95 }), PerDay = 40 };
        var (work, list) = (new PoolWork(land, disguise.Wordings), land.Rng.Bits());
        return new PlannedPool(land, "capability-harvest", disguise, n => Rng.Mix(list, (ulong)n) % 2 == 0 ? work.Generation(n) : work.Reasoning(n)) { Days = 9 }.Members(land.Pool(120, 12), Name);
    }
}
