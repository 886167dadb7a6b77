namespace Investigator.Domain.Linking;

/// <summary>What stands out on lanes: bursts, and lanes that begin when others were stopped.</summary>
public static class LaneSigns
{
    /// <summary>A bar is a burst when it holds at least this many requests …</summary>
    public const int LeastRequests = 20;

    /// <summary>… and at least this many times the median of its lane's bars.</summary>
    public const int TimesMedian = 5;

    /// <summary>How long after a stop a lane's first bar counts as a hand-over.</summary>
    public static TimeSpan HandOverWithin { get; } = TimeSpan.FromHours(72);

    /// <summary>The buckets of a lane's bursts, in order of time.</summary>
    public static IReadOnlyList<int> Bursts(Lane lane)
    {
        if (lane.Bars.Count == 0) return [];
        var sizes = lane.Bars.Select(bar => bar.Requests).Order().ToArray();
        var median = sizes[(sizes.Length - 1) / 2];
        return [.. lane.Bars.Where(bar => bar.Requests >= LeastRequests && bar.Requests / TimesMedian >= median).Select(bar => bar.Bucket)];
    }

    /// <summary>
    /// The bucket of a lane's first request in the window where it follows a stop of another lane within <see cref="HandOverWithin"/>, else <c>null</c>.
    /// It is inferred: the account may be new for another reason.
    /// </summary>
    /// <param name="stops">When other accounts of the pool were frozen or banned.</param>
    public static int? HandOver(Lane lane, DateTimeOffset from, TimeSpan bucket, IEnumerable<DateTimeOffset> stops)
    {
        if (lane.Bars.Count == 0) return null;
        var (begins, ends) = (from + bucket * lane.Bars[0].Bucket, from + bucket * (lane.Bars[0].Bucket + 1));
        return stops.Any(stop => stop > from && stop < ends && begins - stop <= HandOverWithin) ? lane.Bars[0].Bucket : null;
    }
}
