namespace Investigator.Benchmarks.Detection.Peers;

/// <summary>
/// After PRADA (Juuti et al., EuroS&amp;P 2019): the smallest distance of each prompt to the earlier ones of its account should be normal for honest use; the test statistic is D'Agostino and Pearson's
/// shape (skewness and kurtosis) of these distances per request. Accounts with fewer than 30 requests cannot be judged; the first 400 requests are looked at.
/// </summary>
internal sealed class PradaDistances : IPeer
{
    public string Name => "PRADA-like";

    public PeerResult Rate(PeerWorld world) =>
        new([.. world.ByAccount().Select(requests => requests.Count < 30 ? double.NegativeInfinity : Departure(Smallest(requests)))], [.. Enumerable.Repeat(-1, world.Accounts.Count)]);

    private static List<double> Smallest(List<PeerEvent> requests)
    {
        List<double> smallest = [];
        for (var i = 1; i < Math.Min(requests.Count, 400); i++)
        {
            var closest = 0f;
            for (var j = 0; j < i; j++) closest = Math.Max(closest, PeerWorld.Dot(requests[i].Words, requests[j].Words));
            smallest.Add(Math.Sqrt(Math.Max(0, 2 - (2 * closest))));
        }
        return smallest;
    }

    private static double Departure(List<double> values)
    {
        var mean = values.Average();
        double Moment(int power) => values.Average(x => Math.Pow(x - mean, power));
        var variance = Moment(2);
        if (variance < 1e-9) return 100;
        var (skew, kurtosis) = (Moment(3) / Math.Pow(variance, 1.5), (Moment(4) / (variance * variance)) - 3);
        return (skew * skew / 6) + (kurtosis * kurtosis / 24);
    }
}
