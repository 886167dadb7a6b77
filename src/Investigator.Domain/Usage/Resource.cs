namespace Investigator.Domain.Usage;

/// <summary>What accounts can share.</summary>
public enum ResourceKind
{
    IpAddress,
    NetworkPrefix,
    Asn,
    Payment,
    Device,
    EmailDomain,
    TlsFingerprint,
    ClientStack,
    PromptSkeleton,
    Referrer,
    ApiKey,
    Organization,
    HeaderFingerprint,
    ToolSchema,
}

/// <summary>One thing that accounts use and may share.</summary>
/// <param name="Value">As text: an address, a CIDR prefix, a number, a fingerprint; a prompt skeleton as 16 lower-case hexadecimal digits.</param>
public readonly record struct Resource(ResourceKind Kind, string Value)
{
    /// <summary>The id used in graphs and addresses: <c>payment:card-9</c>; the kind in camel case.</summary>
    public string Id => $"{char.ToLowerInvariant(Kind.ToString()[0])}{Kind.ToString()[1..]}:{Value}";

    public override string ToString() => Id;
}
