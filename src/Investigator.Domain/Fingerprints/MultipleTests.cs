namespace Investigator.Domain.Fingerprints;

/// <summary>What a p-value is worth when several tests were registered: each test that was registered counts, also one whose result never came.</summary>
public static class MultipleTests
{
    /// <summary>
    /// Adjusted so that the probability of even one false finding among all stays below the level (Holm, "A simple sequentially rejective multiple test procedure", 1979). O(n log n).
    /// </summary>
    /// <param name="probabilities">p-values of the tests that were run.</param>
    /// <param name="registered">How many were registered; at least as many.</param>
    public static double[] Holm(IReadOnlyList<double> probabilities, int registered)
    {
        var (order, adjusted, most) = (Order(probabilities), new double[probabilities.Count], 0.0);
        for (var rank = 0; rank < order.Length; rank++)
        {
            most = Math.Max(most, Math.Min(1, probabilities[order[rank]] * (Math.Max(registered, order.Length) - rank)));
            adjusted[order[rank]] = most;
        }

        return adjusted;
    }

    /// <summary>Adjusted so that the expected share of false findings among the findings stays below the level (Benjamini and Hochberg 1995). O(n log n).</summary>
    /// <inheritdoc cref="Holm" path="/param"/>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> probabilities, int registered)
    {
        var (order, adjusted, least) = (Order(probabilities), new double[probabilities.Count], 1.0);
        for (var rank = order.Length - 1; rank >= 0; rank--)
        {
            least = Math.Min(least, probabilities[order[rank]] * Math.Max(registered, order.Length) / (rank + 1));
            adjusted[order[rank]] = least;
        }

        return adjusted;
    }

    private static int[] Order(IReadOnlyList<double> probabilities) => [.. Enumerable.Range(0, probabilities.Count).OrderBy(i => probabilities[i])];
}
