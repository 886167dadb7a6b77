using System.Buffers.Binary;
using System.Numerics;

namespace Investigator.Telemetry.Ingest;

/// <summary>The hash of direct-mapped tables of short texts.</summary>
internal static class ShortTexts
{
    private const ulong Spread = 0x9E3779B97F4A7C15;

    /// <summary>Eight bytes at a time: a quarter of what XxHash3 takes for texts so short. Texts that were made to fall into one slot cost their sender's delivery a look-up each.</summary>
    internal static ulong HashOf(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length * Spread;
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..]) hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(utf8));
        var rest = 0UL;
        foreach (var b in utf8) rest = (rest << 8) | b;
        return Mix(hash, rest);
    }

    private static ulong Mix(ulong hash, ulong word) => BitOperations.RotateLeft((hash ^ word) * Spread, 29) * Spread;
}
