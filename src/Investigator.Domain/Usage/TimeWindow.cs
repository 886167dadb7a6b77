namespace Investigator.Domain.Usage;

/// <summary>A half-open stretch of time in UTC: <see cref="From"/> belongs to it, <see cref="To"/> does not.</summary>
public readonly record struct TimeWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>All of time: what a question without a window asks about.</summary>
    public static TimeWindow Always { get; } = new(DateTimeOffset.UnixEpoch, new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public TimeSpan Length => To - From;

    /// <summary>The <paramref name="length"/> that ends at <paramref name="end"/>.</summary>
    public static TimeWindow Ending(DateTimeOffset end, TimeSpan length) => new(end - length, end);

    public bool Contains(DateTimeOffset time) => time >= From && time < To;
}
