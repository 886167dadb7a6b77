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

        // 64 counters side by side: plane p holds bit p of each.
        Span<ulong> planes = stackalloc ulong[Planes];
        planes.Clear();
        var shingles = Math.Min(words.Length - 2, (1 << Planes) - 1);
        var i = 0;
        for (; i + Together <= shingles; i += Together) Add(words[i..], planes);
        for (; i < shingles; i++) Carry(Shingle(words[i..]), planes);
        return Above(planes, shingles / 2);
    }

    private const int Together = 8;

    private static ulong Shingle(ReadOnlySpan<ulong> words) => WordHashes.Pair(WordHashes.Pair(words[0], words[1]), words[2]);

    // Eight shingles at once: what of them makes ones, twos, fours and eights (Harley and Seal's tree), of which only the eights are carried on. Carrying each shingle ends after
    // as many steps as its bits will have it, which no processor foresees.
    private static void Add(ReadOnlySpan<ulong> words, Span<ulong> planes)
    {
        var twosA = Sum(ref planes[0], Shingle(words), Shingle(words[1..]));
        var twosB = Sum(ref planes[0], Shingle(words[2..]), Shingle(words[3..]));
        var foursA = Sum(ref planes[1], twosA, twosB);
        twosA = Sum(ref planes[0], Shingle(words[4..]), Shingle(words[5..]));
        twosB = Sum(ref planes[0], Shingle(words[6..]), Shingle(words[7..]));
        var foursB = Sum(ref planes[1], twosA, twosB);
        Carry(Sum(ref planes[2], foursA, foursB), planes[3..]);
    }

    // Adds two numbers of one bit to a third, in each of 64 places, and returns what is carried.
    private static ulong Sum(ref ulong plane, ulong left, ulong right)
    {
        var odd = plane ^ left;
        var carried = (plane & left) | (odd & right);
        plane = odd ^ right;
        return carried;
    }

    private static void Carry(ulong carry, Span<ulong> planes)
    {
        for (var p = 0; carry != 0 && p < planes.Length; p++)
        {
            var next = planes[p] & carry;
            planes[p] ^= carry;
            carry = next;
        }
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
