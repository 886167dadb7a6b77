using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace Investigator.Telemetry.Ingest;

/// <summary>Networks of addresses already looked up: of IPv4 in a direct-mapped table, so that a delivery from millions of addresses costs no more memory than one from a few. Not thread-safe.</summary>
internal sealed class NetworkCache(NetworkAtlas atlas)
{
    private const int FirstSlots = 1024;
    private const int MostSlots = FirstSlots * 64;
    private const int RememberedIPv6 = 16_384;
    private const uint Prefix = 0xFFFFFF00;
    private readonly uint _told = atlas.IsEmpty ? Prefix : uint.MaxValue;      // the bits of an address that matter
    private readonly Dictionary<string, Network> _ipv6 = new(StringComparer.Ordinal);
    private (uint Address, Network Network)[] _slots = new (uint, Network)[FirstSlots];
    private int _misses;

    /// <param name="ip">An address as <see cref="ClientAddress.Normalise"/> leaves it.</param>
    internal Network Of(ReadOnlySpan<byte> ip)
    {
        if (!ClientAddress.TryIPv4(ip, out var address)) return OfIPv6(Encoding.UTF8.GetString(ip));
        address &= _told;
        ref var slot = ref _slots[(address * 2_654_435_769u) >> 8 & (uint)(_slots.Length - 1)];
        if (slot.Address == address && slot.Network.Prefix is not null) return slot.Network;
        slot = (address, Look(address));
        var found = slot.Network;
        if (++_misses > 2 * _slots.Length && _slots.Length < MostSlots) (_slots, _misses) = (new (uint, Network)[_slots.Length * 8], 0);
        return found;
    }

    private Network Look(uint address)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.0/24");
        if (atlas.IsEmpty) return new(prefix, null, null);
        var asked = new IPAddress([(byte)(address >> 24), (byte)(address >> 16), (byte)(address >> 8), (byte)address]);
        return new(prefix, atlas.AsnOf(asked), atlas.CountryOf(asked));
    }

    private Network OfIPv6(string ip)
    {
        if (_ipv6.TryGetValue(ip, out var known)) return known;
        if (_ipv6.Count >= RememberedIPv6) _ipv6.Clear();
        var address = IPAddress.Parse(ip);
        return _ipv6[ip] = new(ClientAddress.PrefixOf(address), atlas.AsnOf(address), atlas.CountryOf(address));
    }
}

/// <summary>What is known of an address.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Network(string Prefix, long? Asn, string? Country);
