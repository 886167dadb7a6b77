using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Investigator.Domain.Sharing;

/// <summary>
/// Brings a value into the one form in which partners can compare it, or says why it may not leave. Values were written by attackers:
/// what is not exactly of its kind stays at home.
/// </summary>
internal static class PublicValue
{
    private static readonly SearchValues<char> s_domainLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");
    private static readonly SearchValues<char> s_fingerprintLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>The shareable form, or null with the reason it must stay.</summary>
    internal static string? Of(IndicatorKind kind, string value, out WithheldReason reason, out string why)
    {
        (reason, why) = (WithheldReason.Malformed, "");
        if (value.Length > Indicator.MaxValueLength)
        {
            reason = WithheldReason.TooLong;
            why = string.Create(CultureInfo.InvariantCulture, $"{value.Length} characters; the limit is {Indicator.MaxValueLength}, and a cut value would match something else");
            return null;
        }

        return kind switch
        {
            IndicatorKind.IpAddress => Address(value, ref reason, out why),
            IndicatorKind.NetworkPrefix => Prefix(value, ref reason, out why),
            IndicatorKind.AutonomousSystem => System(value, ref reason, out why),
            IndicatorKind.EmailDomain => Domain(value, out why),
            IndicatorKind.TlsFingerprint => Plain(value.Trim().ToLowerInvariant(), s_fingerprintLetters, "not a JA4 fingerprint", out why),
            IndicatorKind.HeaderFingerprint => Plain(value.Trim().ToLowerInvariant(), s_fingerprintLetters, "not a fingerprint of headers", out why),
            IndicatorKind.ToolSchema => Digest(value.Trim().ToLowerInvariant(), out why),
            IndicatorKind.PromptSkeleton => Plain(value.Trim().ToLowerInvariant(), s_fingerprintLetters, "not a skeleton hash", out why),
            IndicatorKind.UserAgent => Text(value, out why),
            IndicatorKind.AccountHash or IndicatorKind.PaymentHash or IndicatorKind.DeviceHash or IndicatorKind.EmailHash => Keyed(value, out why),
        };
    }

    // The hash hides whatever is in it, so only the empty value, which would link everyone who left the field out, stays.
    private static string? Keyed(string value, out string why)
    {
        why = value.Length == 0 ? "empty" : "";
        return value.Length == 0 ? null : value;
    }

    private static string? Address(string value, ref WithheldReason reason, out string why)
    {
        why = "not an IP address";
        // IPAddress.Parse takes "1" and "0x7f.1" as well; those are not what a log means by an address.
        if (!IPAddress.TryParse(value, out var address) || address.ScopeIdIsSet() || (address.AddressFamily == AddressFamily.InterNetwork && value.Count(letter => letter == '.') != 3))
            return null;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (!IsPublic(address))
        {
            (reason, why) = (WithheldReason.NotPublic, "not a public address: it means nothing in another network");
            return null;
        }

        why = "";
        return address.ToString();
    }

    private static bool ScopeIdIsSet(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0;

    private static string? Prefix(string value, ref WithheldReason reason, out string why)
    {
        why = "not a network in CIDR notation";
        if (!IPNetwork.TryParse(value, out var network))
            return null;
        if (!IsPublic(network.BaseAddress))
        {
            (reason, why) = (WithheldReason.NotPublic, "not a public network: it means nothing elsewhere");
            return null;
        }

        var shortest = network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 16 : 32;
        if (network.PrefixLength < shortest)
        {
            (reason, why) = (WithheldReason.CommonOutside, string.Create(CultureInfo.InvariantCulture, $"wider than /{shortest}: blocking it would cut off strangers"));
            return null;
        }

        why = "";
        return network.ToString();
    }

    private static string? System(string value, ref WithheldReason reason, out string why)
    {
        why = "not an autonomous system number";
        var digits = value.StartsWith("AS", StringComparison.OrdinalIgnoreCase) ? value.AsSpan(2) : value;
        if (!uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            return null;
        // RFC 6996 and RFC 7300: numbers for use inside one network, and the reserved last ones.
        if (number is (>= 64512 and <= 65535) or >= 4200000000)
        {
            (reason, why) = (WithheldReason.NotPublic, "a private autonomous system number means nothing elsewhere");
            return null;
        }

        why = "";
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private static string? Domain(string value, out string why)
    {
        why = "not a domain name in ASCII (write international names in their xn-- form)";
        var domain = value.Trim(' ').ToLowerInvariant().TrimEnd('.');
        if (domain.Length is < 3 or > 253 || domain.AsSpan().ContainsAnyExcept(s_domainLetters))
            return null;
        var labels = domain.Split('.');
        if (labels.Length < 2 || labels.Any(label => label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-'))
            return null;
        why = "";
        return domain;
    }

    private static string? Plain(string value, SearchValues<char> letters, string complaint, out string why)
    {
        var fits = value.Length is >= 8 and <= 128 && !value.AsSpan().ContainsAnyExcept(letters);
        why = fits ? "" : complaint;
        return fits ? value : null;
    }

    private static string? Digest(string value, out string why)
    {
        var fits = value.Length == 64 && value.All(char.IsAsciiHexDigit);
        why = fits ? "" : "not a SHA-256 in hexadecimal digits";
        return fits ? value : null;
    }

    private static string? Text(string value, out string why)
    {
        why = value.Length == 0 ? "empty"
            : value.Any(char.IsControl) ? "has control characters, which no client can send in this header and many readers stumble over"
            : SharedText.IsWellFormed(value) ? "" : "is not well-formed Unicode";
        return why.Length == 0 ? value : null;
    }

    // IANA special-purpose registries (RFC 6890 and later). Documentation ranges stay shareable: examples and exercises are made of them.
    private static bool IsPublic(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return !(address.IsIPv6LinkLocal || address.IsIPv6Multicast || address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal
                || IPAddress.IsLoopback(address) || address.Equals(IPAddress.IPv6Any));
        return bytes[0] switch
        {
            0 or 10 or 127 or >= 224 => false,
            100 => bytes[1] is < 64 or > 127,
            169 => bytes[1] != 254,
            172 => bytes[1] is < 16 or > 31,
            192 => bytes[1] != 168,
            _ => true,
        };
    }
}
