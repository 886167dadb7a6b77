namespace Investigator.Simulator.Worlds;

/// <summary>An account that lives in a world: the record, the truth about it, and what it sends.</summary>
public sealed class Resident
{
    public required Account Account { get; init; }
    public required string Archetype { get; init; }

    /// <summary>benign, fraud or compromised.</summary>
    public string Label { get; init; } = "benign";

    /// <summary>The harvests that the account works for: none for the honest, several where operators share a pool.</summary>
    public IReadOnlyList<PlantedCampaign> Campaigns { get; init; } = [];

    /// <summary>Level of evasion, 0 to 3; <c>null</c> for the honest.</summary>
    public int? Evasion { get; init; }

    /// <summary>Everything the account sends, in time order, drawn lazily: a world never lies in memory.</summary>
    public required Func<Resident, IEnumerable<Exchange>> Live { get; init; }
}
