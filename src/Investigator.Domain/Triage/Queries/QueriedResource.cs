using System.Net;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage.Queries;

/// <summary>Fields that ask for what an account used, and how their values are meant.</summary>
public static class QueriedResource
{
    /// <summary>One field for each kind of resource. Whatever can name a person or a customer is personal.</summary>
    /// <param name="who">"it" or "a member".</param>
    public static IReadOnlyList<QueryField> Fields(string who) =>
    [
        Field("address", ResourceKind.IpAddress, $"IP address that {who} used", personal: true, "ip"),
        Field("prefix", ResourceKind.NetworkPrefix, $"network prefix that {who} used: 192.0.2.0/24, 2001:db8::/48", personal: true, "network"),
        Field("asn", ResourceKind.Asn, $"autonomous system that {who} came through, as a number", personal: false, "as"),
        Field("ja4", ResourceKind.TlsFingerprint, $"TLS fingerprint of a client that {who} used", personal: false, "tls"),
        Field("client", ResourceKind.ClientStack, $"client stack that {who} used", personal: false, "user_agent"),
        Field("payment", ResourceKind.Payment, $"payment fingerprint of {who}", personal: true, "card"),
        Field("device", ResourceKind.Device, $"device of {who}", personal: true),
        Field("email_domain", ResourceKind.EmailDomain, $"e-mail domain of {who}", personal: true, "email", "domain"),
        Field("key", ResourceKind.ApiKey, $"API key of {who}", personal: true, "api_key"),
        Field("organization", ResourceKind.Organization, $"organization of {who}", personal: true, "org"),
        Field("skeleton", ResourceKind.PromptSkeleton, $"prompt skeleton that {who} sent, 16 hexadecimal digits", personal: false, "template"),
        Field("referrer", ResourceKind.Referrer, $"referrer of {who}", personal: true),
    ];

    /// <summary>The resource as the stores write it: AS64500 is 64500, addresses have one spelling, names of domains and fingerprints small letters.</summary>
    public static Resource Of(ResourceKind kind, string written) => new(kind, kind switch
    {
        ResourceKind.IpAddress => IPAddress.TryParse(written, out var address) ? address.ToString() : written,
        ResourceKind.Asn => written.StartsWith("AS", StringComparison.OrdinalIgnoreCase) ? written[2..] : written,
        ResourceKind.EmailDomain => written.TrimStart('@').ToLowerInvariant(),
        ResourceKind.NetworkPrefix or ResourceKind.TlsFingerprint or ResourceKind.PromptSkeleton => written.ToLowerInvariant(),
        _ => written,
    });

    /// <summary>Every resource that a part of the query which is switched on asks for, each once.</summary>
    public static IReadOnlyList<Resource> In(Query? query, QueryFields fields) => query is null ? [] :
    [
        .. fields.All.Where(f => f.Resource is not null).SelectMany(f => query.ValuesOf(f.Name).OfType<PatternValue>().Select(v => Of(f.Resource!.Value, v.Pattern.Letters))).Distinct(),
    ];

    private static QueryField Field(string name, ResourceKind kind, string says, bool personal, params IReadOnlyList<string> aliases) =>
        new(name, QueryFieldKind.Exact, says) { Aliases = aliases, IsPersonal = personal, Resource = kind };
}
