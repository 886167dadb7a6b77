using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Thirteen requests a day and account, by day, in ever other words: nothing to see but together.</summary>
public sealed class LowAndSlow : IArchetype
{
    public string Name => "low-and-slow";

    public bool IsPlanted => true;

    public bool IsStandard => false;

    public IEnumerable<Resident> Settle(Land land)
    {
        var disguise = Disguise.Of(land.Options, usual: 3) with { PerDay = 13, HumanHours = 1, Cover = land.Options.Cover ?? 0.3 };
        return new PlannedPool(land, "reasoning-traces", disguise, new PoolWork(land, Math.Max(8, disguise.Wordings)).Reasoning) { Days = 11 }.Members(land.Pool(120, 12), Name);
    }
}
