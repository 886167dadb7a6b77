using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Investigator.Telemetry.Ingest;

/// <summary>Addresses in one spelling each. The framework's parser also takes "1", "0x7f.1", "010.0.0.1" and "[::1]:80"; here they are wrong.</summary>
internal static class ClientAddress
{
    internal const int LongestPrefixOfIPv4 = 18;
    private const int LongestIPv4 = 15;

    /// <summary>Strict dotted decimal, or IPv6 without zone; an IPv4 address in IPv6 clothes becomes IPv4.</summary>
    internal static string? Normalise(string text)
    {
        Span<byte> plain = stackalloc byte[LongestIPv4];
        if (text.Length <= plain.Length && Ascii.FromUtf16(text, plain, out var length) is OperationStatus.Done && TryIPv4(plain[..length], out _)) return text;
        if (!text.Contains(':') || text.AsSpan().IndexOfAny('[', '%', '/') >= 0 || text.Length > 45) return null;
        if (!IPAddress.TryParse(text, out var address) || address.AddressFamily is not AddressFamily.InterNetworkV6) return null;
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }

    /// <summary>The /24 of an IPv4 address, the /48 of an IPv6 address.</summary>
    internal static string PrefixOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        var kept = length == 4 ? 3 : 6;
        bytes[kept..length].Clear();
        return $"{new IPAddress(bytes[..length])}/{(length == 4 ? "24" : "48")}";
    }

    /// <summary>Writes the /24 of an IPv4 address as <see cref="Normalise"/> leaves it: all before its last dot, and that.</summary>
    /// <returns>The bytes written; 0 of any other address.</returns>
    internal static int PrefixOfIPv4(ReadOnlySpan<byte> ip, Span<byte> to)
    {
        var kept = ip.LastIndexOf((byte)'.');
        if (kept < 0 || ip.Length > LongestIPv4 || ip.Contains((byte)':')) return 0;
        ip[..kept].CopyTo(to);
        ".0/24"u8.CopyTo(to[kept..]);
        return kept + ".0/24"u8.Length;
    }

    /// <summary>An IPv4 address as <see cref="Normalise"/> leaves it, as a number.</summary>
    /// <returns>False for anything else.</returns>
    internal static bool TryIPv4(ReadOnlySpan<byte> text, out uint address)
    {
        address = 0;
        if (text.Length is < 7 or > LongestIPv4) return false;
        var (octets, value, digits) = (0, 0u, 0);
        foreach (var c in text)
        {
            if (c == '.')
            {
                if (digits == 0) return false;
                address = (address << 8) | value;
                (octets, value, digits) = (octets + 1, 0, 0);
                continue;
            }
            if (!char.IsAsciiDigit((char)c) || (digits > 0 && value == 0)) return false;
            value = (value * 10) + c - (uint)'0';
            digits++;
            if (value > 255) return false;
        }
        address = (address << 8) | value;
        return octets == 3 && digits > 0;
    }
}
