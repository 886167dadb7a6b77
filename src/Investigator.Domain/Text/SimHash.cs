using System.Numerics;

namespace Investigator.Domain.Text;

/// <summary>
/// 64-bit SimHash (Charikar, "Similarity estimation techniques from rounding algorithms", STOC 2002) over three-word shingles.
/// Bit i is set when more than half of the shingle hashes have it set.
/// </summary>
public static class SimHash
{
    private const int Planes = 16;      // counts up to 65,535 shingles, more than the window can hold

    /// <summary>The SimHash of a word sequence; of fewer than three words, of what there is; 0 without words. O(words), allocation-free.</summary>
    public static ulong Of(ReadOnlySpan<ulong> words)
    {
        if (words.IsEmpty) return 0;
        if (words.Length < 3) return words.Length == 1 ? words[0] : WordHashes.Pair(words[0], words[1]);

        // 64 counters side by side: plane p holds bit p of each, one addition is a ripple of and/xor that ends on average after two steps.
        Span<ulong> planes = stackalloc ulong[Planes];
        planes.Clear();
        var shingles = Math.Min(words.Length - 2, (1 << Planes) - 1);
        for (var i = 0; i < shingles; i++)
        {
            var carry = WordHashes.Pair(WordHashes.Pair(words[i], words[i + 1]), words[i + 2]);
            for (var p = 0; carry != 0 && p < Planes; p++)
            {
                var next = planes[p] & carry;
                planes[p] ^= carry;
                carry = next;
            }
        }
        return Above(planes, shingles / 2);
    }

    /// <summary>In how many of the 64 bits two hashes differ. Unrelated texts: about 32.</summary>
    public static int Distance(ulong left, ulong right) => BitOperations.PopCount(left ^ right);

    // All 64 counters compared with one number at once, from the highest plane down.
    private static ulong Above(ReadOnlySpan<ulong> planes, int limit)
    {
        ulong above = 0, equal = ulong.MaxValue;
        for (var p = Planes - 1; p >= 0; p--)
        {
            if ((limit >> p & 1) == 0) above |= equal & planes[p];
            equal &= (limit >> p & 1) == 0 ? ~planes[p] : planes[p];
        }
        return above;
    }
}
