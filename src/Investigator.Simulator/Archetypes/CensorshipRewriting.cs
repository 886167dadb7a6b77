using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A pool that has sensitive questions rewritten until no censor would stop them.</summary>
public sealed class CensorshipRewriting : IArchetype
{
    public string Name => "censorship-rewriting";

    public bool IsPlanted => true;

    public bool IsStandard => false;

    public IEnumerable<Resident> Settle(Land land)
    {
        var disguise = Disguise.Of(land.Options, usual: 1);
        return new PlannedPool(land, "censorship-safe-rewriting", disguise, new PoolWork(land, disguise.Wordings).Rewriting).Members(land.Pool(40, 8), Name);
    }
}
