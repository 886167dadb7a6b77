using Investigator.Domain.Usage;

namespace Investigator.Web.Triage;

/// <summary>Where a resource has its page, and how its kind reads.</summary>
public static class ResourceAddress
{
    /// <summary>The value goes into the query: it may hold slashes, and strangers wrote it.</summary>
    public static string Of(Resource resource) => $"/resources?kind={resource.Kind}&value={Uri.EscapeDataString(resource.Value)}";

    /// <summary><c>null</c> for a kind that does not exist or a value that cannot be one.</summary>
    public static Resource? Read(string? kind, string? value) =>
        Enum.TryParse<ResourceKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(kind![0]) && value is { Length: > 0 and <= 2_000 } ? new(known, value) : null;

    /// <summary>The resource behind a node id of the graph, <c>payment:card-9</c>. Ids come back from browsers: anything else is <c>null</c>.</summary>
    public static Resource? ReadId(string id) => id.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? Read(id[..colon], id[(colon + 1)..]) : null;

    public static string InWords(ResourceKind kind) => kind switch
    {
        ResourceKind.IpAddress => Say("IP address"),
        ResourceKind.NetworkPrefix => Say("network prefix"),
        ResourceKind.Asn => Say("ASN"),
        ResourceKind.Payment => Say("payment"),
        ResourceKind.Device => Say("device"),
        ResourceKind.EmailDomain => Say("e-mail domain"),
        ResourceKind.TlsFingerprint => Say("TLS fingerprint"),
        ResourceKind.ClientStack => Say("client stack"),
        ResourceKind.PromptSkeleton => Say("prompt skeleton"),
        ResourceKind.Referrer => Say("referrer"),
        ResourceKind.ApiKey => Say("API key"),
        ResourceKind.Organization => Say("organization"),
        ResourceKind.HeaderFingerprint => Say("header order"),
        ResourceKind.ToolSchema => Say("tool schema"),
    };
}
