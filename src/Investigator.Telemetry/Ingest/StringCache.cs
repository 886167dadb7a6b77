using System.Text;

namespace Investigator.Telemetry.Ingest;

/// <summary>
/// Hands out one string for equal short texts: what account records say repeats from line to line. Direct-mapped, so bounded; small for a small
/// delivery, and larger once that many different texts came that slots are taken from one another. Not thread-safe.
/// </summary>
internal sealed class StringCache
{
    private const int LongestBytes = 96;
    private const int FirstSlots = 4096;
    private const int MostSlots = 4096 * 8 * 8;
    private string?[] _slots = new string?[FirstSlots];
    private int _misses;

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestBytes || !Ascii.IsValid(utf8)) return Encoding.UTF8.GetString(utf8);
        ref var slot = ref _slots[(int)(ShortTexts.HashOf(utf8) >> 32) & (_slots.Length - 1)];
        if (slot is not null && Ascii.Equals(utf8, slot)) return slot;
        var text = slot = Encoding.ASCII.GetString(utf8);
        if (++_misses > 2 * _slots.Length && _slots.Length < MostSlots) Grow();
        return text;
    }

    private void Grow()
    {
        _slots = new string?[_slots.Length * 8];
        _misses = 0;
    }
}
