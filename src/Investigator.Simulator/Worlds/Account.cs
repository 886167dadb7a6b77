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

    /// <summary>The card is one of a lot that somebody bought.</summary>
    public bool PaysFromALot { get; init; }
    public string? DeviceId { get; init; }
    public required Address SignupFrom { get; init; }
    public string? Referrer { get; init; }
}
