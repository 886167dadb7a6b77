using System.Net;
using System.Net.Sockets;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>Brings a reported value into the form in which it is compared, under the same rules as values that leave: what would hit strangers is not looked for.</summary>
internal static class ReportedValue
{
    // Telemetry keeps /24 of IPv4 and /48 of IPv6; a wider network is looked for as all of its parts.
    private const int WidestIpv6 = 36;

    internal static PatternMatch Of(IndicatorKind kind, string value)
    {
        if (kind.IsPersonal()) return IsKeyedHash(value) ? new(kind, value.ToLowerInvariant(), null) : new(kind, SharedText.Clean(value, 100), "a keyed hash has 64 hexadecimal digits");
        var known = PublicValue.Of(kind, value, out _, out var why);
        if (known is null) return new(kind, SharedText.Clean(value, 200), why);
        return kind is IndicatorKind.NetworkPrefix && TooWide(known) is { } wide ? new(kind, known, wide) : new(kind, known, null);
    }

    private static string? TooWide(string prefix)
    {
        var network = IPNetwork.Parse(prefix);
        if (network.BaseAddress.AddressFamily is not AddressFamily.InterNetworkV6) return null;
        if (network.PrefixLength < WidestIpv6) return "an IPv6 network wider than /36 is too wide to look for";
        var bytes = network.BaseAddress.GetAddressBytes();
        return network.PrefixLength > 48 && bytes[2] == 0 && bytes[3] == 0 ? "parts of this IPv6 network can't be told apart in what is stored" : null;
    }

    private static bool IsKeyedHash(string value) => value.Length == 64 && value.All(char.IsAsciiHexDigit);
}
