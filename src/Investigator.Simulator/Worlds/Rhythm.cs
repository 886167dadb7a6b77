namespace Investigator.Simulator.Worlds;

/// <summary>When things happen. All times are UTC ticks and come in order.</summary>
public static class Rhythm
{
    private static readonly Dictionary<string, double> s_hoursFromUtc = new(StringComparer.Ordinal)
    {
        ["US"] = -6,
        ["CA"] = -5,
        ["MX"] = -6,
        ["BR"] = -3,
        ["GB"] = 0,
        ["MA"] = 1,
        ["DE"] = 1,
        ["FR"] = 1,
        ["ES"] = 1,
        ["IT"] = 1,
        ["NL"] = 1,
        ["CH"] = 1,
        ["SE"] = 1,
        ["PL"] = 1,
        ["ZA"] = 2,
        ["TR"] = 3,
        ["AE"] = 4,
        ["IN"] = 5.5,
        ["VN"] = 7,
        ["ID"] = 7,
        ["CN"] = 8,
        ["SG"] = 8,
        ["JP"] = 9,
        ["KR"] = 9,
        ["AU"] = 10,
    };

    public static double HoursFromUtc(string country) => s_hoursFromUtc.GetValueOrDefault(country);

    /// <summary>Starts drawn day by day from a curve over the local hours: a Poisson number a day around <paramref name="perDay"/>.</summary>
    public static IEnumerable<long> Days(Rng rng, long from, long to, double perDay, IReadOnlyList<double> hours, string country, IReadOnlyList<double>? week = null)
    {
        var total = hours.Sum();
        var offset = (long)(HoursFromUtc(country) * TimeSpan.TicksPerHour);
        var origin = (from + offset) / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay;
        List<long> day = [];
        for (var n = 0; origin - offset < to; n++, origin += TimeSpan.TicksPerDay)
        {
            var count = rng.Poisson(perDay * (week is null ? 1 : week[(int)(origin / TimeSpan.TicksPerDay % 7)]));
            day.Clear();
            for (var i = 0; i < count; i++)
            {
                var at = rng.Unit() * total;
                var hour = 0;
                while (hour < 23 && at >= hours[hour]) at -= hours[hour++];
                day.Add(origin - offset + (hour * TimeSpan.TicksPerHour) + (long)(rng.Unit() * TimeSpan.TicksPerHour));
            }
            day.Sort();
            foreach (var start in day)
                if (start >= from && start < to) yield return start;
        }
    }

    /// <summary>A renewal process with Gamma gaps, thinned by a curve over the hours of UTC.</summary>
    public static IEnumerable<long> Renewal(Rng rng, long from, long to, double perDay, double shape, IReadOnlyList<double> hours)
    {
        var at = (double)from;
        var peak = Math.Max(1, hours.Max());
        var mean = TimeSpan.TicksPerDay / (perDay * peak * 24 / Math.Max(hours.Sum(), 0.01));
        while (true)
        {
            at += rng.Gamma(Math.Clamp(shape, 0.13, 4), mean);
            if (at >= to) yield break;
            if (rng.Unit() * peak < hours[(int)((long)at / TimeSpan.TicksPerHour % 24)]) yield return (long)at;
        }
    }

    /// <summary>Two ordered streams as one.</summary>
    public static IEnumerable<Exchange> Merge(IEnumerable<Exchange> one, IEnumerable<Exchange> other)
    {
        using var left = one.GetEnumerator();
        using var right = other.GetEnumerator();
        var (more, rest) = (left.MoveNext(), right.MoveNext());
        while (more || rest)
        {
            if (more && (!rest || left.Current.At <= right.Current.At))
            {
                yield return left.Current;
                more = left.MoveNext();
            }
            else
            {
                yield return right.Current;
                rest = right.MoveNext();
            }
        }
    }
}
