using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Policies;

/// <summary>What a limit of requests a minute would have refused.</summary>
public interface IRateQuestions
{
    /// <summary>
    /// Requests above the rate, by account; accounts without any are left out. Where several accounts share what is limited, a minute's excess is laid on them by their part of it. One pass over the events.
    /// </summary>
    /// <param name="pools">For <see cref="LimitPlace.Pool"/>: the pool of each account; others have no limit.</param>
    /// <param name="only">The accounts that are limited; <c>null</c>: all.</param>
    Task<IReadOnlyDictionary<AccountId, double>> AboveAsync(
        LimitPlace place, int perMinute, TimeSpan before, IReadOnlyDictionary<AccountId, Guid>? pools, IReadOnlyCollection<AccountId>? only, CancellationToken ct);
}

/// <summary>What a limit is laid on.</summary>
public enum LimitPlace
{
    Key,
    Account,
    Organization,

    /// <summary>/24 of IPv4, /48 of IPv6.</summary>
    Prefix,

    /// <summary>The members of a campaign together.</summary>
    Pool,
}
