namespace Investigator.Domain.Linking;

/// <summary>Keeps the share of false findings among the findings small when many pools are tested at once.</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// Which of the tests may be believed at a false-discovery rate: the largest k such that the k-th smallest p-value is at most k·rate/m (Benjamini, Hochberg 1995). O(m log m).
    /// </summary>
    /// <param name="probabilities">The p-values, each in [0, 1].</param>
    /// <param name="rate">Share of false findings to live with, 0 to 1.</param>
    public static bool[] Believed(IReadOnlyList<double> probabilities, double rate)
    {
        var sorted = probabilities.Order().ToList();
        var line = -1.0;
        for (var k = 1; k <= sorted.Count; k++)
            if (sorted[k - 1] <= rate * k / sorted.Count) line = sorted[k - 1];
        return [.. probabilities.Select(p => p <= line)];
    }
}
