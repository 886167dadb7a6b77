using MathNet.Numerics;

namespace Investigator.Domain.Fingerprints;

/// <summary>Exact tails of the binomial and the hypergeometric distribution, small ones too: what a one-sided test answers with.</summary>
public static class Binomial
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>The probability of at least <paramref name="hits"/> in <paramref name="trials"/>, each with <paramref name="chance"/>. Exact to about 12 digits; O(√trials) terms.</summary>
    public static double AtLeast(long hits, long trials, double chance) => Math.Exp(LogAtLeast(hits, trials, chance));

    /// <summary>Its natural logarithm, which stays finite where the probability itself is too small for a number.</summary>
    public static double LogAtLeast(long hits, long trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (!(chance >= 0 && chance <= 1)) throw new ArgumentOutOfRangeException(nameof(chance));
        if (hits <= 0) return 0;
        if (hits > trials || chance == 0) return double.NegativeInfinity;
        if (chance == 1) return 0;
        // From the nearer end: the terms then fall, and nothing is lost by subtraction.
        if (hits > trials * chance) return LogOf(hits, trials, chance) + Math.Log(Rising(hits, trials, chance));
        var below = Math.Exp(LogOf(hits - 1, trials, chance) + Math.Log(Falling(hits - 1, trials, chance)));
        return Math.Log(Math.Max(1 - below, double.Epsilon));
    }

    /// <summary>The fewest hits whose tail is at most <paramref name="alpha"/>; one more than the trials when no count is rare enough.</summary>
    public static long Critical(long trials, double alpha, double chance)
    {
        var (low, high) = (0L, trials + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (AtLeast(middle, trials, chance) <= alpha) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    /// <summary>
    /// The probability that of <paramref name="drawn"/> out of <paramref name="all"/>, of which <paramref name="marked"/> are marked, at least <paramref name="hits"/> are: Fisher's exact test, one-sided. O(drawn).
    /// </summary>
    public static double HypergeometricAtLeast(int hits, int all, int marked, int drawn)
    {
        if (all < 0 || marked < 0 || drawn < 0 || marked > all || drawn > all) throw new ArgumentOutOfRangeException(nameof(all));
        var sum = 0.0;
        for (var k = Math.Max(hits, Math.Max(0, drawn + marked - all)); k <= Math.Min(marked, drawn); k++)
            sum += Hypergeometric(k, all, marked, drawn);
        return Math.Min(1, sum);
    }

    /// <summary>The probability of exactly so many.</summary>
    internal static double Hypergeometric(int hits, int all, int marked, int drawn) =>
        Math.Exp(SpecialFunctions.BinomialLn(marked, hits) + SpecialFunctions.BinomialLn(all - marked, drawn - hits) - SpecialFunctions.BinomialLn(all, drawn));

    /// <summary>The logarithm of the probability of exactly so many (Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000).</summary>
    internal static double LogOf(long hits, long trials, double chance)
    {
        if (hits == 0) return trials * Log1P(-chance);
        if (hits == trials) return trials * Math.Log(chance);
        double x = hits, n = trials;
        var saddle = Stirling(n) - Stirling(x) - Stirling(n - x) - Deviance(x, n * chance) - Deviance(n - x, n * (1 - chance));
        return saddle + (0.5 * Math.Log(n / (2 * Math.PI * x * (n - x))));
    }

    // Sums of probabilities over that of the first one.
    private static double Rising(long from, long trials, double chance)
    {
        var (sum, term, odds) = (1.0, 1.0, chance / (1 - chance));
        for (var k = from; k < trials && term > sum * 1e-17; k++) sum += term *= (trials - k) / (k + 1.0) * odds;
        return sum;
    }

    private static double Falling(long from, long trials, double chance)
    {
        var (sum, term, odds) = (1.0, 1.0, (1 - chance) / chance);
        for (var k = from; k > 0 && term > sum * 1e-17; k--) sum += term *= k / (trials - k + 1.0) * odds;
        return sum;
    }

    // What Stirling's formula leaves of log n!.
    private static double Stirling(double n)
    {
        if (n < 16) return Math.Log(SpecialFunctions.Factorial((int)n)) - ((n + 0.5) * Math.Log(n)) + n - HalfLogTwoPi; // the factorial is exact there
        var square = n * n;
        return ((1 / 12.0) - (((1 / 360.0) - (((1 / 1260.0) - (1 / (1680.0 * square))) / square)) / square)) / n;
    }

    // x·log(x/m) + m − x without the loss where x is near m.
    private static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m)) return (x * Math.Log(x / m)) + m - x;
        var v = (x - m) / (x + m);
        var (sum, term) = ((x - m) * v, 2 * x * v);
        for (var j = 1; ; j++)
        {
            term *= v * v;
            var next = sum + (term / ((2 * j) + 1));
            if (next == sum) return sum;
            sum = next;
        }
    }

    private static double Log1P(double x) => Math.Abs(x) > 1e-4 ? Math.Log(1 + x) : x - (x * x / 2) + (x * x * x / 3);
}
