using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>Makes the picture of lockstep lanes of a pool.</summary>
public sealed class LaneDrawing(ILaneQuestions usage)
{
    /// <summary>No picture has more lanes.</summary>
    public const int MostLanes = 5_000;

    /// <summary>How far back from its last request a pool is shown.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(30);

    /// <summary>The longest stretch that is answered by the minute.</summary>
    public static TimeSpan LongestByMinute { get; } = TimeSpan.FromHours(3);

    /// <summary>The longest stretch that is answered by the second.</summary>
    public static TimeSpan LongestBySecond { get; } = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan s_halfHour = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>The pool's last 30 days by half hours, lanes in the order of <see cref="LaneOrder"/>.</summary>
    /// <param name="stops">When accounts of the pool were frozen or banned, in any order.</param>
    public async Task<LanePicture> DrawAsync(IReadOnlyCollection<AccountId> pool, IReadOnlyList<LaneStop> stops, CancellationToken ct)
    {
        if (await usage.SpanAsync(pool, ct).ConfigureAwait(false) is not { } span) return LanePicture.Empty(pool.Count);
        var window = span.Length > Longest ? TimeWindow.Ending(span.To, Longest) : span;
        var bars = await usage.BarsAsync(pool, window, s_halfHour, MostLanes, ct).ConfigureAwait(false);
        var traits = await usage.TraitsAsync([.. bars.Lanes.Select(lane => lane.Account)], window, ct).ConfigureAwait(false);
        var models = await usage.ModelsAsync(ct).ConfigureAwait(false);
        var stopped = stops.ToLookup(stop => stop.Account, StringComparer.Ordinal);
        var times = stops.Select(stop => stop.At).Distinct().ToList();
        return new(
            window.From, window.To, (int)s_halfHour.TotalSeconds, pool.Count, bars.Active, LaneOrder.Method,
            [.. LaneOrder.Of(bars.Lanes, 2).Select(lane => Drawn(lane, traits.GetValueOrDefault(lane.Account, LaneTraits.Unsaid)))],
            [.. models.Where(seen => window.Contains(seen.FirstAt) && seen.FirstAt >= models[0].FirstAt.AddDays(1))]);

        DrawnLane Drawn(Lane lane, LaneTraits said) => new(
            lane.Account.Value, lane.Requests, said.Model, said.Network, said.Skeleton, Flat(lane), LaneSigns.Bursts(lane),
            [.. stopped[lane.Account.Value].OrderBy(stop => stop.At)], LaneSigns.HandOver(lane, window.From, s_halfHour, times));
    }

    /// <summary>Up to ten minutes by the second, up to three hours by the minute, lanes by account id, without traits and signs: what a picture needs that is looked into closely.</summary>
    /// <returns><c>null</c> when the window is empty or too long.</returns>
    public async Task<LanePicture?> CloserAsync(IReadOnlyCollection<AccountId> pool, TimeWindow window, CancellationToken ct)
    {
        if (window.Length <= TimeSpan.Zero || window.Length > LongestByMinute) return null;
        var bucket = window.Length > LongestBySecond ? s_minute : s_second;
        var bars = await usage.BarsAsync(pool, window, bucket, MostLanes, ct).ConfigureAwait(false);
        return new(
            window.From, window.To, (int)bucket.TotalSeconds, pool.Count, bars.Active, "by account id",
            [.. bars.Lanes.Select(lane => new DrawnLane(lane.Account.Value, lane.Requests, null, null, null, Flat(lane), [], [], null))], []);
    }

    private static List<long> Flat(Lane lane) => [.. lane.Bars.SelectMany(bar => (long[])[bar.Bucket, bar.Requests])];
}
