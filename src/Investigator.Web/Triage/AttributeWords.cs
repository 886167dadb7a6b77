using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Triage;

/// <summary>How what a record says of an account reads; the same words as in its facts.</summary>
internal static class AttributeWords
{
    internal static string Of(AccountAttribute attribute) => attribute switch
    {
        AccountAttribute.CreatedAt => Say("Created"),
        AccountAttribute.Organization => Say("Organization"),
        AccountAttribute.Segment => Say("Segment"),
        AccountAttribute.Tier => Say("Tier"),
        AccountAttribute.Verification => Say("Verified by"),
        AccountAttribute.Country => Say("Country"),
        AccountAttribute.EmailDomain => Say("E-mail domain"),
        AccountAttribute.EmailHash => Say("E-mail hash"),
        AccountAttribute.PhoneHash => Say("Phone hash"),
        AccountAttribute.Payment => Say("Payment fingerprint"),
        AccountAttribute.Device => Say("Device"),
        AccountAttribute.SignupIp => Say("Sign-up address"),
        AccountAttribute.Referrer => Say("Referrer"),
        AccountAttribute.Status => Say("Status"),
    };

    /// <summary>What others may use too, where the attribute names such a thing.</summary>
    internal static Resource? ResourceOf(AttributeChange change) => change.Attribute switch
    {
        AccountAttribute.Organization => new(ResourceKind.Organization, change.After),
        AccountAttribute.EmailDomain => new(ResourceKind.EmailDomain, change.After),
        AccountAttribute.Payment => new(ResourceKind.Payment, change.After),
        AccountAttribute.Device => new(ResourceKind.Device, change.After),
        AccountAttribute.SignupIp => new(ResourceKind.IpAddress, change.After),
        AccountAttribute.Referrer => new(ResourceKind.Referrer, change.After),
        AccountAttribute.CreatedAt or AccountAttribute.Segment or AccountAttribute.Tier or AccountAttribute.Verification or AccountAttribute.Country
            or AccountAttribute.EmailHash or AccountAttribute.PhoneHash or AccountAttribute.Status => null,
    };
}
