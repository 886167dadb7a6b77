using System.Runtime.InteropServices;

namespace Investigator.Domain.Linking;

/// <summary>
/// The stretch of time in which an account did most of its work: an account that was bought for a harvest is hardly used before and after it. The stretch is the interval with the greatest likelihood ratio against
/// an even pace over the whole window (Kulldorff 1997, in one dimension).
/// </summary>
/// <param name="From">First active slot of the stretch.</param>
/// <param name="To">Last one.</param>
/// <param name="Bits">log2 of the likelihood ratio: some bits come of anybody's nights and weekends, dozens of a stretch that stands out.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stint(int From, int To, double Bits)
{
    // How many times the account's mean pace: each is tried, since what a stretch gains by being busier it loses by being shorter.
    private static readonly double[] s_paces = [1.5, 2, 3, 5, 8, 16, 32];

    /// <param name="slots">Active slots, ascending.</param>
    /// <param name="length">Slots in the window.</param>
    /// <returns>The best stretch. O(slots) for each pace that is tried: the largest sum of a row (Kadane; Bentley 1984).</returns>
    public static Stint Of(ReadOnlySpan<int> slots, int length)
    {
        var best = default(Stint);
        if (slots.Length < 2) return best;
        var mean = (double)slots.Length / Math.Max(1, length);
        foreach (var pace in s_paces)
        {
            var (gain, cost) = (Math.Log2(pace), (pace - 1) * mean / Math.Log(2));
            var (sum, begin, most, from, to) = (0.0, 0, 0.0, 0, -1);
            for (var i = 0; i < slots.Length; i++)
            {
                var carried = i == 0 ? 0 : sum - (cost * (slots[i] - slots[i - 1]));
                if (carried <= 0) (carried, begin) = (0, i);
                sum = carried + gain;
                if (sum > most) (most, from, to) = (sum, begin, i);
            }
            if (to <= from) continue;
            var bits = BitsOf(to - from + 1, slots.Length, slots[to] - slots[from] + 1, length);
            if (bits > best.Bits) best = new(slots[from], slots[to], bits);
        }
        return best;
    }

    private static double BitsOf(int inside, int all, int stretch, int length)
    {
        var share = Math.Clamp((double)stretch / length, 1e-9, 1 - 1e-9);
        if (inside <= share * all) return 0;
        var outside = all - inside;
        return (inside * Math.Log2(inside / (share * all))) + (outside > 0 ? outside * Math.Log2(outside / ((1 - share) * all)) : 0);
    }
}
