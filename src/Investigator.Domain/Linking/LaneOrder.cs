namespace Investigator.Domain.Linking;

/// <summary>
/// Puts lanes that are active at the same times next to each other: the order of angles of the two leading singular vectors of the lanes' centred rhythms,
/// cut at the widest gap (M. Friendly, "Corrgrams", The American Statistician 56, 2002, section 3). A lane's rhythm is the logarithm of one plus its requests an hour, brought to length one.
/// </summary>
public static class LaneOrder
{
    private const int Rounds = 40;

    /// <summary>In words, for the picture.</summary>
    public const string Method = "by similarity of their active hours (angle of the two leading singular vectors)";

    /// <summary>The same lanes in order. Deterministic: equal lanes stand by account id. Takes time linear in the bars, sorting apart.</summary>
    /// <param name="bucketsPerHour">How many bars' buckets make one hour, at least one.</param>
    public static IReadOnlyList<Lane> Of(IReadOnlyList<Lane> lanes, int bucketsPerHour)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bucketsPerHour, 1);
        List<Lane> sorted = [.. lanes.OrderBy(lane => lane.Account.Value, StringComparer.Ordinal)];
        if (sorted.Count < 3) return sorted;
        var rhythms = sorted.ConvertAll(lane => Rhythm(lane, bucketsPerHour));
        var hours = 1 + rhythms.Max(rhythm => rhythm.Length == 0 ? 0 : rhythm.Max(hour => hour.Hour));
        var mean = new double[hours];
        foreach (var (hour, weight) in rhythms.SelectMany(rhythm => rhythm)) mean[hour] += weight / sorted.Count;

        var first = Leading(rhythms, mean, []);
        var second = Leading(rhythms, mean, [first]);
        var (x, y) = (Scores(rhythms, mean, first), Scores(rhythms, mean, second));
        // Rounded: lanes that differ by an error of addition alone are equal, and stand by their id.
        var angles = Enumerable.Range(0, sorted.Count).Select(i => Math.Abs(x[i]) + Math.Abs(y[i]) < 1e-9 ? 0 : Math.Round(Math.Atan2(y[i], x[i]), 9)).ToArray();
        var order = Enumerable.Range(0, sorted.Count).OrderBy(i => angles[i]).ThenBy(i => i).ToArray();
        var cut = WidestGap(order, angles);
        return [.. order.Skip(cut).Concat(order.Take(cut)).Select(i => sorted[i])];
    }

    private static (int Hour, double Weight)[] Rhythm(Lane lane, int bucketsPerHour)
    {
        var hours = lane.Bars.GroupBy(bar => bar.Bucket / bucketsPerHour).Select(hour => (Hour: hour.Key, Weight: Math.Log(1 + hour.Sum(bar => (double)bar.Requests)))).ToArray();
        var length = Math.Sqrt(hours.Sum(hour => hour.Weight * hour.Weight));
        return length == 0 ? [] : [.. hours.Select(hour => (hour.Hour, hour.Weight / length))];
    }

    // Power iteration, orthogonal to the vectors that were found before; the start is fixed, so that the same lanes give the same order.
    private static double[] Leading(List<(int Hour, double Weight)[]> rhythms, double[] mean, double[][] found)
    {
        var vector = Enumerable.Range(0, mean.Length).Select(i => Math.Sin(1 + i * 0.7) + 1e-3).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var other in found)
            {
                var along = Dot(vector, other);
                for (var i = 0; i < vector.Length; i++) vector[i] -= along * other[i];
            }
            var length = Math.Sqrt(Dot(vector, vector));
            if (length < 1e-12) return vector;
            for (var i = 0; i < vector.Length; i++) vector[i] /= length;
            if (round < Rounds - 1) vector = Turn(rhythms, mean, Scores(rhythms, mean, vector));
        }
        return vector;
    }

    private static double[] Turn(List<(int Hour, double Weight)[]> rhythms, double[] mean, double[] scores)
    {
        var all = scores.Sum();
        var turned = mean.Select(value => -value * all).ToArray();
        for (var lane = 0; lane < scores.Length; lane++)
            foreach (var (hour, weight) in rhythms[lane]) turned[hour] += weight * scores[lane];
        return turned;
    }

    private static double[] Scores(List<(int Hour, double Weight)[]> rhythms, double[] mean, double[] vector)
    {
        var shift = Dot(mean, vector);
        return [.. rhythms.Select(rhythm => rhythm.Sum(hour => hour.Weight * vector[hour.Hour]) - shift)];
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    private static int WidestGap(int[] order, double[] angles)
    {
        var (widest, cut) = (Math.Tau - angles[order[^1]] + angles[order[0]], 0);
        for (var i = 1; i < order.Length; i++)
            if (angles[order[i]] - angles[order[i - 1]] is var gap && gap > widest + 1e-9) (widest, cut) = (gap, i);
        return cut;
    }
}
