namespace Investigator.Domain.Linking;

/// <summary>Lockstep lanes as the browser and the table show them.</summary>
/// <param name="From">Where bucket 0 begins.</param>
/// <param name="Total">Accounts in the pool, with or without requests.</param>
/// <param name="Active">Of these, accounts with a request between <paramref name="From"/> and <paramref name="To"/>; more than the lanes when some were left out.</param>
/// <param name="Order">In words, how the lanes are ordered.</param>
/// <param name="Models">Models whose first stored request lies in the picture, and later than the store's first day.</param>
public sealed record LanePicture(
    DateTimeOffset From, DateTimeOffset To, int BucketSeconds, int Total, int Active, string Order, IReadOnlyList<DrawnLane> Lanes, IReadOnlyList<ModelSeen> Models)
{
    /// <summary>Nothing to draw of a pool of <paramref name="total"/> accounts.</summary>
    public static LanePicture Empty(int total) => new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 1800, total, 0, LaneOrder.Method, [], []);
}

/// <summary>One account's lane.</summary>
/// <param name="Id">The account.</param>
/// <param name="Bars">Bucket and requests in turn.</param>
/// <param name="Bursts">Buckets that stand out, see <see cref="LaneSigns.Bursts"/>.</param>
/// <param name="HandOver">The bucket in which it began after another was stopped, see <see cref="LaneSigns.HandOver"/>; else <c>null</c>.</param>
public sealed record DrawnLane(
    string Id, long Requests, string? Model, string? Network, string? Skeleton, IReadOnlyList<long> Bars, IReadOnlyList<int> Bursts, IReadOnlyList<LaneStop> Stops, int? HandOver);

/// <summary>When an account was stopped, and how in a word: "frozen", "banned".</summary>
public sealed record LaneStop(string Account, DateTimeOffset At, string What);
