using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A relay service on fraudulent accounts: many strangers behind each, and 5 to 25 % of what passes is extraction.</summary>
public sealed class PoolRelay : IArchetype
{
    public string Name => "pool-relay";

    public bool IsPlanted => true;

    public bool IsStandard => false;

    public IEnumerable<Resident> Settle(Land land)
    {
        var usual = Disguise.Of(land.Options, usual: 2);
        var disguise = usual with { Cover = land.Options.Cover ?? (usual.Level switch { 0 => 0.75, 1 => 0.82, 2 => 0.88, _ => 0.95 }), PerDay = 90, HumanHours = 0 };
        return new PlannedPool(land, "relayed-extraction", disguise, new PoolWork(land, disguise.Wordings).Reasoning) { Relays = true, Days = 9 }.Members(land.Pool(60, 8), Name);
    }
}
