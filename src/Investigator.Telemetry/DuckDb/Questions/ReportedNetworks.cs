using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>
/// A network in the parts that the store keeps: /24 of IPv4, /48 of IPv6, and single addresses. Wider ones are all of their parts; narrower ones of IPv4 all of their addresses;
/// narrower ones of IPv6 are too many addresses, so those of the same /48 are candidates and each is looked at.
/// </summary>
internal static class ReportedNetworks
{
    private const int MostParts = 4096;

    /// <summary>What to compare exactly; empty when the network can only be looked for among candidates, or not at all.</summary>
    internal static IReadOnlyList<Resource> PartsOf(IPNetwork network)
    {
        var isV4 = network.BaseAddress.AddressFamily is AddressFamily.InterNetwork;
        if (!isV4 && network.PrefixLength > 48) return network.PrefixLength == 128 ? [new(ResourceKind.IpAddress, network.BaseAddress.ToString())] : [];
        var step = isV4 ? network.PrefixLength <= 24 ? 24 : 32 : 48;
        var count = 1L << (step - network.PrefixLength);
        if (count > MostParts) return [];
        var kind = step is 32 ? ResourceKind.IpAddress : ResourceKind.NetworkPrefix;
        return [.. Enumerable.Range(0, (int)count).Select(n => new Resource(kind, kind is ResourceKind.IpAddress ? At(network, n, step).ToString() : string.Create(CultureInfo.InvariantCulture, $"{At(network, n, step)}/{step}")))];
    }

    /// <summary>How addresses of the same /48 begin when their text is cut at colons: the first three parts; empty where zeros make that unsure.</summary>
    internal static IReadOnlyList<string> HeadsOf(IPNetwork network)
    {
        if (network.BaseAddress.AddressFamily is not AddressFamily.InterNetworkV6 || network.PrefixLength is <= 48 or 128) return [];
        var bytes = network.BaseAddress.GetAddressBytes();
        var (first, second, third) = (BinaryPrimitives.ReadUInt16BigEndian(bytes), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(2)), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(4)));
        if (second == 0) return [];
        string Head(string last) => string.Create(CultureInfo.InvariantCulture, $"{first:x}:{second:x}:{last}");
        // A third part of zero may be written or be the beginning of what "::" leaves out.
        return third == 0 ? [Head(""), Head("0")] : [Head(third.ToString("x", CultureInfo.InvariantCulture))];
    }

    private static IPAddress At(IPNetwork network, int number, int step)
    {
        var bytes = network.BaseAddress.GetAddressBytes();
        if (bytes.Length == 4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, BinaryPrimitives.ReadUInt32BigEndian(bytes) + ((uint)number << (32 - step)));
            return new(bytes);
        }

        BinaryPrimitives.WriteUInt64BigEndian(bytes, BinaryPrimitives.ReadUInt64BigEndian(bytes) + ((ulong)number << (64 - step)));
        return new(bytes);
    }
}
