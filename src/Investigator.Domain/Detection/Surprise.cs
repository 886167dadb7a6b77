namespace Investigator.Domain.Detection;

/// <summary>How a distance from what is usual becomes a strength between 0 and 1.</summary>
public static class Surprise
{
    /// <summary>
    /// 0 up to <paramref name="from"/>, 0.63 at twice as much, 0.86 at three times, towards 1 beyond: 1 − exp(−(x − from) / from).
    /// </summary>
    /// <param name="distance">A robust z, or bits.</param>
    /// <param name="from">Where surprise begins, above 0.</param>
    public static double Strength(double distance, double from) => distance <= from ? 0 : 1 - Math.Exp(-(distance - from) / from);

    /// <summary>
    /// The share that <paramref name="hits"/> of <paramref name="trials"/> surely exceeds: lower end of the Wilson interval (Wilson 1927), z = 1.96.
    /// Three of four is not 75 %.
    /// </summary>
    public static double SureShare(long hits, long trials)
    {
        if (trials <= 0 || hits <= 0) return 0;
        const double Z = 1.96;
        double n = trials, p = hits / n;
        return Math.Max(0, (p + Z * Z / (2 * n) - Z * Math.Sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))) / (1 + Z * Z / n));
    }

    /// <summary>
    /// Bits of surprise at seeing <paramref name="seen"/> or more where <paramref name="expected"/> are: −log2 of the Poisson tail, by its Chernoff bound
    /// (which is never smaller than the tail, so the bits are never too many).
    /// </summary>
    public static double PoissonBits(double seen, double expected)
    {
        if (seen <= expected) return 0;
        if (expected <= 0) return double.PositiveInfinity;
        return (seen * Math.Log(seen / expected) - seen + expected) / Math.Log(2);
    }
}
