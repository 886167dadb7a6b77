using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>Everything that detection asks of the usage store: a small closed set. An engine answers each question in its own SQL.</summary>
public interface IUsageQuestions
{
    /// <summary>From the first stored event to just after the last; <c>null</c> without events.</summary>
    Task<TimeWindow?> SpanAsync(CancellationToken ct);

    /// <summary>One row per account that sent something in the window or signed up before its end, by account id (ordinal). One pass over the window.</summary>
    /// <param name="only">The accounts asked for; <c>null</c>: all.</param>
    Task<IReadOnlyList<AccountProfile>> ProfilesAsync(TimeWindow window, IReadOnlyCollection<AccountId>? only, CancellationToken ct);

    /// <summary>The number of the last batch that was stored; 0 when none was.</summary>
    Task<long> LastBatchAsync(CancellationToken ct);

    /// <summary>The accounts that events were stored for in the batches after the one and up to the other, in any order.</summary>
    Task<IReadOnlyList<AccountId>> SentAsync(long after, long upTo, CancellationToken ct);

    /// <summary>Events behind a finding: for each account some ids, the same in every run, and how many there are in all. Accounts without such events are left out.</summary>
    /// <param name="take">Most ids per account.</param>
    Task<IReadOnlyDictionary<AccountId, EventSample>> SampleAsync(
        TimeWindow window, EventChoice choice, IReadOnlyCollection<EventsAsked> asked, int take, CancellationToken ct);

    /// <summary>The networks of accounts that were used from at least <paramref name="fewest"/> of them, in any order.</summary>
    /// <param name="only">The accounts asked for; <c>null</c>: all.</param>
    Task<IReadOnlyList<NetworkUse>> NetworksAsync(TimeWindow window, int fewest, IReadOnlyCollection<AccountId>? only, CancellationToken ct);

    /// <summary>What came from known networks and what from new ones; accounts without events are left out.</summary>
    Task<IReadOnlyList<StrangeUse>> StrangersAsync(TimeWindow window, IReadOnlyCollection<StrangersAsked> asked, CancellationToken ct);

    /// <summary>Accounts that were used from new address ranges once they were settled, and how the work from there compares with the work from the old ones; by account id (ordinal).</summary>
    /// <param name="only">The accounts asked for; <c>null</c>: all.</param>
    Task<IReadOnlyList<SecondHands>> SecondHandsAsync(TimeWindow window, SecondHandsAsked asked, IReadOnlyCollection<AccountId>? only, CancellationToken ct);
}

/// <summary>Which of an account's events are the evidence.</summary>
public enum EventChoice
{
    /// <summary>All of them; the value says nothing.</summary>
    Any,

    /// <summary>Those of the prompt families named in the value, separated by commas.</summary>
    OfFamilies,

    /// <summary>Those of the skeleton that the value names (16 hexadecimal digits).</summary>
    OfSkeleton,

    /// <summary>Those sent with the API key that the value names.</summary>
    OfKey,

    /// <summary>Those from the networks named in the value, separated by commas.</summary>
    OfNetworks,

    /// <summary>Those that were refused for what they ask; the value says nothing.</summary>
    Refused,

    /// <summary>Those from the address ranges named in the value, separated by commas.</summary>
    OfPlaces,

    /// <summary>Those that fit the watched prompt family that the value names: its id, a slash, its version.</summary>
    OfWatched,
}

/// <summary>One account whose events are asked for.</summary>
/// <param name="Value">As <see cref="EventChoice"/> says.</param>
public readonly record struct EventsAsked(AccountId Account, string Value);

/// <summary>Ids of some events and the number of all.</summary>
public sealed record EventSample(IReadOnlyList<string> EventIds, long EventCount);
