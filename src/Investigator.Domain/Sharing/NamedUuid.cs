using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Investigator.Domain.Sharing;

/// <summary>Ids that follow from names.</summary>
internal static class NamedUuid
{
    /// <summary>A name-based UUID, version 5 (RFC 4122, section 4.3).</summary>
    internal static Guid Version5(Guid space, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var input = new byte[16 + text.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input, 16);
#pragma warning disable CA5350 // RFC 4122 prescribes SHA-1 for version 5; it makes a name here and guards nothing.
        Span<byte> hash = SHA1.HashData(input);
#pragma warning restore CA5350
        return Of(hash[..16], 5);
    }

    /// <summary>
    /// A UUID of version 4 whose 122 bits come out of a name instead of a die: the same name always gives the same one. For standards that ask for version 4 where an id has to stay what it is.
    /// </summary>
    internal static Guid Version4(Guid space, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var input = new byte[16 + text.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input, 16);
        Span<byte> hash = SHA256.HashData(input);
        return Of(hash[..16], 4);
    }

    private static Guid Of(Span<byte> id, int version)
    {
        BinaryPrimitives.WriteUInt16BigEndian(id[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(id[6..]) & 0x0FFF) | (version << 12)));
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
