namespace Investigator.Domain.Sharing;

/// <summary>What an indicator names. Those from <see cref="AccountHash"/> to <see cref="EmailHash"/> leave as keyed hashes only, never in clear. Stores keep the numbers: none ever changes.</summary>
public enum IndicatorKind
{
    /// <summary>One public IPv4 or IPv6 address.</summary>
    IpAddress = 0,

    /// <summary>A network in CIDR notation, such as <c>198.51.100.0/24</c>.</summary>
    NetworkPrefix = 1,

    /// <summary>An autonomous system number in decimal digits, without "AS".</summary>
    AutonomousSystem = 2,

    /// <summary>A JA4 fingerprint of the TLS client.</summary>
    TlsFingerprint = 3,

    /// <summary>The domain of sign-up e-mail addresses, lower case, without the part before the @.</summary>
    EmailDomain = 4,

    /// <summary>The user agent or client stack as the client sent it.</summary>
    UserAgent = 5,

    /// <summary>The hash of a masked prompt; the text cannot be had back from it.</summary>
    PromptSkeleton = 6,

    /// <summary>An account id, keyed.</summary>
    AccountHash = 7,

    /// <summary>A payment fingerprint, keyed.</summary>
    PaymentHash = 8,

    /// <summary>A device id, keyed.</summary>
    DeviceHash = 9,

    /// <summary>The provider's hash of an e-mail address, keyed once more.</summary>
    EmailHash = 10,

    /// <summary>A fingerprint of the names of a request's headers and their order (JA4H).</summary>
    HeaderFingerprint = 11,

    /// <summary>SHA-256 of the tool definitions that requests offer, 64 hex digits.</summary>
    ToolSchema = 12,
}

/// <summary>Facts about the kinds that every reader of them needs.</summary>
public static class IndicatorKindWords
{
    /// <summary>Whether the plain value is personal and so leaves as a keyed hash only.</summary>
    public static bool IsPersonal(this IndicatorKind kind) => kind is >= IndicatorKind.AccountHash and <= IndicatorKind.EmailHash;

    /// <summary>The stable name in files: lower case with hyphens. Partners match on it, so it never changes.</summary>
    public static string Word(this IndicatorKind kind) => kind switch
    {
        IndicatorKind.IpAddress => "ip-address",
        IndicatorKind.NetworkPrefix => "network-prefix",
        IndicatorKind.AutonomousSystem => "autonomous-system",
        IndicatorKind.TlsFingerprint => "tls-ja4",
        IndicatorKind.EmailDomain => "email-domain",
        IndicatorKind.UserAgent => "user-agent",
        IndicatorKind.PromptSkeleton => "prompt-skeleton",
        IndicatorKind.AccountHash => "account-hmac-sha256",
        IndicatorKind.PaymentHash => "payment-hmac-sha256",
        IndicatorKind.DeviceHash => "device-hmac-sha256",
        IndicatorKind.EmailHash => "email-hmac-sha256",
        IndicatorKind.HeaderFingerprint => "header-order",
        IndicatorKind.ToolSchema => "tool-schema-sha256",
    };

    /// <summary>The name on the screen.</summary>
    public static string Title(this IndicatorKind kind) => kind switch
    {
        IndicatorKind.IpAddress => "IP address",
        IndicatorKind.NetworkPrefix => "Network prefix",
        IndicatorKind.AutonomousSystem => "Autonomous system",
        IndicatorKind.TlsFingerprint => "TLS fingerprint (JA4)",
        IndicatorKind.EmailDomain => "E-mail domain",
        IndicatorKind.UserAgent => "User agent",
        IndicatorKind.PromptSkeleton => "Prompt skeleton",
        IndicatorKind.AccountHash => "Account (keyed hash)",
        IndicatorKind.PaymentHash => "Payment fingerprint (keyed hash)",
        IndicatorKind.DeviceHash => "Device (keyed hash)",
        IndicatorKind.EmailHash => "E-mail address (keyed hash)",
        IndicatorKind.HeaderFingerprint => "Header order (JA4H)",
        IndicatorKind.ToolSchema => "Tool schema (hash)",
    };
}
