namespace Investigator.Domain.Usage;

/// <summary>What the provider knows of an account. Later records for the same id replace earlier ones field by field; <c>null</c> is "never said".</summary>
public sealed record AccountRecord
{
    public required AccountId AccountId { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? OrganizationId { get; init; }

    /// <summary><c>individual</c>, <c>business</c>, <c>enterprise</c>, <c>education</c>, <c>research</c> or <c>startup</c>.</summary>
    public string? Segment { get; init; }

    public string? Tier { get; init; }

    /// <summary>The strongest verification reached: <c>none</c>, <c>email</c>, <c>phone</c>, <c>payment</c> or <c>kyc</c>.</summary>
    public string? Verification { get; init; }

    public string? Country { get; init; }

    public string? EmailDomain { get; init; }

    public string? EmailHash { get; init; }

    public string? PhoneHash { get; init; }

    public string? PaymentFingerprint { get; init; }

    public string? DeviceId { get; init; }

    public string? SignupIp { get; init; }

    public string? Referrer { get; init; }

    /// <summary>As the provider last said: <c>active</c>, <c>frozen</c>, <c>banned</c> or <c>closed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What kind of payment token it is: <c>credit</c>, <c>debit</c>, <c>prepaid</c>, <c>virtual</c>, <c>gift</c>, <c>bank</c>, <c>wallet</c> or <c>crypto</c>.</summary>
    public string? PaymentClass { get; init; }

    /// <summary>Hash of an identity document, keyed by the provider.</summary>
    public string? DocumentHash { get; init; }
}
