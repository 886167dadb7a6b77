namespace Investigator.Simulator.Worlds;

/// <summary>An account as the provider knows it.</summary>
public sealed record Account
{
    public required string Id { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public string? Organization { get; init; }
    public required string Segment { get; init; }
    public required string Tier { get; init; }
    public required string Verification { get; init; }
    public required string Country { get; init; }
    public required string EmailDomain { get; init; }
    public required string EmailHash { get; init; }
    public string? PhoneHash { get; init; }
    public string? PaymentFingerprint { get; init; }
    public string? DeviceId { get; init; }
    public required Address SignupFrom { get; init; }
    public string? Referrer { get; init; }
}

/// <summary>A planned harvest and what it took, counted while the world is written.</summary>
public sealed class PlantedCampaign
{
    public required string Id { get; init; }
    public required string Family { get; init; }
    public required string Evasion { get; init; }
    public long Exchanges { get; private set; }
    public long First { get; private set; } = long.MaxValue;
    public long Last { get; private set; }

    public void Count(long at) => (Exchanges, First, Last) = (Exchanges + 1, Math.Min(First, at), Math.Max(Last, at));
}

/// <summary>An account that lives in a world: the record, the truth about it, and what it sends.</summary>
public sealed class Resident
{
    public required Account Account { get; init; }
    public required string Archetype { get; init; }

    /// <summary>benign, fraud or compromised.</summary>
    public string Label { get; init; } = "benign";
    public PlantedCampaign? Campaign { get; init; }
    public string Evasion { get; init; } = "";

    /// <summary>Everything the account sends, in time order, drawn lazily: a world never lies in memory.</summary>
    public required Func<Resident, IEnumerable<Exchange>> Live { get; init; }
}
