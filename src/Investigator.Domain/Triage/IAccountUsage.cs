using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>What an investigator asks of one account's usage. Answers come from the telemetry store.</summary>
public interface IAccountUsage : IResourceUsers
{
    /// <summary><c>null</c> when neither a record nor an event of the account is stored.</summary>
    Task<AccountUsage?> FindAsync(AccountId account, CancellationToken ct);

    /// <summary>Latest first.</summary>
    Task<Page<SessionRow>> SessionsAsync(AccountId account, TimeWindow window, int skip, int take, CancellationToken ct);

    /// <summary>The requests of one session in order of time.</summary>
    Task<Page<UsageEvent>> SessionEventsAsync(AccountId account, SessionId session, int skip, int take, CancellationToken ct);

    /// <summary>Requests, tokens and families per bucket over time, for the timeline.</summary>
    /// <param name="bucket">At least one minute. Buckets lie on multiples of their length since 1970 UTC; empty ones are left out.</param>
    Task<IReadOnlyList<UsageBucket>> TimelineAsync(IReadOnlyCollection<AccountId> accounts, TimeWindow window, TimeSpan bucket, CancellationToken ct);

    /// <summary>168 counts of requests, from Monday 00:00 UTC.</summary>
    Task<IReadOnlyList<long>> HourOfWeekAsync(AccountId account, TimeWindow window, CancellationToken ct);

    /// <summary>What the account used, most used first, each with how many accounts use it; of each kind the 200 most used.</summary>
    Task<IReadOnlyList<ResourceUse>> ResourcesAsync(AccountId account, CancellationToken ct);

    /// <summary>The named events, in order of time; unknown ids are left out.</summary>
    Task<IReadOnlyList<UsageEvent>> EventsAsync(IReadOnlyCollection<EventId> events, CancellationToken ct);

    /// <summary>Accounts whose id, organisation or e-mail domain begins with <paramref name="text"/>, for search.</summary>
    Task<Page<AccountId>> SearchAsync(string text, int take, CancellationToken ct);

    /// <summary>Every account seen in events or records, by id.</summary>
    IAsyncEnumerable<AccountId> AllAccountsAsync(CancellationToken ct);
}

/// <summary>An account's record and totals. <see cref="Record"/> has only the id when no record came.</summary>
public sealed record AccountUsage(
    AccountRecord Record, long Requests, long InputTokens, long OutputTokens, long Sessions, DateTimeOffset? FirstSeenAt, DateTimeOffset? LastSeenAt);

/// <summary>One session of an account.</summary>
/// <param name="LookedAt">How many of its requests, from the first, skeletons, family and address were taken from: all of them, or <see cref="LookAt"/> and somewhat more of a longer session.</param>
/// <param name="DistinctSkeletons">Of the requests looked at: a longer session has as many at least.</param>
public sealed record SessionRow(
    SessionId SessionId, bool Derived, DateTimeOffset StartedAt, DateTimeOffset EndedAt, int Requests, long InputTokens, long OutputTokens,
    int LookedAt, int DistinctSkeletons, string? TopFamily, string? IpAddress)
{
    /// <summary>A harvester's session may never end: of a longer one than this only the beginning is looked at, to the end of the half hour.</summary>
    public const int LookAt = 10_000;
}

/// <summary>One bar of a timeline.</summary>
public sealed record UsageBucket(DateTimeOffset At, long Requests, long InputTokens, long OutputTokens, long Errors, int Accounts, long FamilyRequests);

/// <summary>A resource an account used.</summary>
/// <param name="Label">What to show: for a skeleton its masked text, for an ASN its name if known; else the value.</param>
/// <param name="Accounts">How many accounts use it in all.</param>
public sealed record ResourceUse(Resource Resource, string Label, long Requests, DateTimeOffset? FirstSeenAt, DateTimeOffset? LastSeenAt, long Accounts);
