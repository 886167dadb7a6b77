using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Investigator.Telemetry.Ingest;

/// <summary>
/// Hands out one string for equal short texts: models, countries, clients and accounts repeat in nearly every line. Direct-mapped, so bounded; small for a small
/// delivery, and larger once that many different texts came that slots are taken from one another. Not thread-safe.
/// </summary>
internal sealed class StringCache
{
    private const int LongestBytes = 96;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private const int FirstSlots = 4096;
    private const int MostSlots = 4096 * 8 * 8;
    private string?[] _slots = new string?[FirstSlots];
    private int _misses;

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestBytes || !Ascii.IsValid(utf8)) return Encoding.UTF8.GetString(utf8);
        ref var slot = ref _slots[(int)(HashOf(utf8) >> 32) & (_slots.Length - 1)];
        if (slot is not null && Ascii.Equals(utf8, slot)) return slot;
        var text = slot = Encoding.ASCII.GetString(utf8);
        if (++_misses > 2 * _slots.Length && _slots.Length < MostSlots) Grow();
        return text;
    }

    // Eight bytes at a time: a quarter of what XxHash3 takes for texts so short. Texts that were made to fall into one slot cost their sender's delivery a string each.
    private static ulong HashOf(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length * Spread;
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..]) hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(utf8));
        var rest = 0UL;
        foreach (var b in utf8) rest = (rest << 8) | b;
        return Mix(hash, rest);
    }

    private static ulong Mix(ulong hash, ulong word) => BitOperations.RotateLeft((hash ^ word) * Spread, 29) * Spread;

    private void Grow()
    {
        _slots = new string?[_slots.Length * 8];
        _misses = 0;
    }
}
