using MathNet.Numerics.Distributions;

namespace Investigator.Domain.Fingerprints;

/// <summary>How likely a test finds what is assumed to be there, before anything is asked.</summary>
public static class Power
{
    /// <summary>More trials than that are not looked for.</summary>
    public const long MostTrials = 1_000_000_000;

    /// <summary>The probability that the exact binomial test at <paramref name="alpha"/> rejects when each trial is a hit with <paramref name="assumed"/> instead of <paramref name="chance"/>.</summary>
    public static double Of(long trials, double alpha, double chance, double assumed) => Binomial.AtLeast(Binomial.Critical(trials, alpha, chance), trials, assumed);

    /// <summary>
    /// About how many trials give the test that power: distinct tokens for a watermark, traps for recall. The power of an exact test climbs in small teeth, so a few trials fewer may do as well.
    /// </summary>
    /// <returns><c>null</c> when the assumption is not above chance, or more than <see cref="MostTrials"/> are needed.</returns>
    public static long? TrialsFor(double alpha, double power, double chance, double assumed)
    {
        if (!(assumed > chance && chance > 0 && assumed < 1 && alpha > 0 && alpha < 1 && power > 0 && power < 1)) return null;
        // Two normal curves as a first guess: n = ((z_a·s_0 + z_b·s_1) / (p_1 − p_0))².
        var spread = (Normal.InvCDF(0, 1, 1 - alpha) * Math.Sqrt(chance * (1 - chance))) + (Normal.InvCDF(0, 1, power) * Math.Sqrt(assumed * (1 - assumed)));
        var guess = Math.Pow(Math.Max(spread, 0) / (assumed - chance), 2);
        if (guess > MostTrials) return null;
        var (low, high) = (0L, Math.Max(1, (long)guess));
        while (Of(high, alpha, chance, assumed) < power)
        {
            (low, high) = (high, high * 2);
            if (high > MostTrials) return null;
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Of(middle, alpha, chance, assumed) < power) low = middle;
            else high = middle;
        }

        return high;
    }

    /// <summary>The same for traps against decoys, which are compared by Fisher's exact test: both counts are random. O(traps·decoys).</summary>
    public static double AgainstDecoys(int traps, int decoys, double alpha, double chance, double assumed)
    {
        var power = 0.0;
        for (var marked = 0; marked <= traps + decoys; marked++)
        {
            // For so many found in all, the fewest among the traps that are rare enough: the tail grows from its end.
            var (fewest, tail) = (Math.Min(traps, marked) + 1, 0.0);
            while (fewest > Math.Max(0, marked - decoys) && (tail += Binomial.Hypergeometric(fewest - 1, traps + decoys, marked, traps)) <= alpha) fewest--;
            for (var found = fewest; found <= Math.Min(traps, marked); found++)
                power += Math.Exp(LogOf(found, traps, assumed) + LogOf(marked - found, decoys, chance));
        }

        return Math.Min(1, power);
    }

    private static double LogOf(int hits, int trials, double chance) => chance switch
    {
        <= 0 => hits == 0 ? 0 : double.NegativeInfinity,
        >= 1 => hits == trials ? 0 : double.NegativeInfinity,
        _ => trials == 0 ? (hits == 0 ? 0 : double.NegativeInfinity) : Binomial.LogOf(hits, trials, chance),
    };
}
