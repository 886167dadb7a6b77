using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>What the lockstep lanes ask of the telemetry store: when each of many accounts was active.</summary>
public interface ILaneQuestions
{
    /// <summary>From the first half hour with a request of these accounts to the end of the last; <c>null</c> when none is stored.</summary>
    Task<TimeWindow?> SpanAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>The bars of the accounts with the most requests in a window, by account id, each lane's bars in order of time; accounts without a request there are left out.</summary>
    /// <param name="bucket">At least one second; whole half hours are answered from roll-ups, others from events.</param>
    /// <param name="most">How many lanes at most.</param>
    Task<LaneBars> BarsAsync(IReadOnlyCollection<AccountId> accounts, TimeWindow window, TimeSpan bucket, int most, CancellationToken ct);

    /// <summary>What each account used most in a window, counted by requests (resources by whole days).</summary>
    Task<IReadOnlyDictionary<AccountId, LaneTraits>> TraitsAsync(IReadOnlyCollection<AccountId> accounts, TimeWindow window, CancellationToken ct);

    /// <summary>When each model was asked first in all that is stored, earliest first. The first of them says where the store begins, not that a model came out.</summary>
    Task<IReadOnlyList<ModelSeen>> ModelsAsync(CancellationToken ct);
}

/// <summary>Some lanes of those that have a request in the window.</summary>
/// <param name="Active">How many accounts have one, shown or not.</param>
public sealed record LaneBars(IReadOnlyList<Lane> Lanes, int Active);

/// <summary>When one account was active.</summary>
public sealed record Lane(AccountId Account, IReadOnlyList<LaneBar> Bars)
{
    /// <summary>Requests in the window.</summary>
    public long Requests => Bars.Sum(bar => bar.Requests);
}

/// <summary>Requests in one bucket, counted from the beginning of the window.</summary>
public readonly record struct LaneBar(int Bucket, long Requests);

/// <summary>What an account used most; <c>null</c> where no event said it.</summary>
/// <param name="Network">The number of the autonomous system.</param>
/// <param name="Skeleton">16 hexadecimal digits.</param>
public sealed record LaneTraits(string? Model, string? Network, string? Skeleton)
{
    /// <summary>Nothing was said.</summary>
    public static LaneTraits Unsaid { get; } = new(null, null, null);
}

/// <summary>A model's first stored request.</summary>
public sealed record ModelSeen(string Model, DateTimeOffset FirstAt);
