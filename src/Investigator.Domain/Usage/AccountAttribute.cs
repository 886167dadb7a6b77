namespace Investigator.Domain.Usage;

/// <summary>What an account record says of an account; see <see cref="AccountRecord"/>.</summary>
public enum AccountAttribute
{
    CreatedAt,
    Organization,
    Segment,
    Tier,
    Verification,
    Country,
    EmailDomain,
    EmailHash,
    PhoneHash,
    Payment,
    Device,
    SignupIp,
    Referrer,
    Status,
}
