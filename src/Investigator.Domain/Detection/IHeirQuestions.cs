using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>Who took up what a pool left.</summary>
public interface IHeirQuestions
{
    /// <summary>
    /// What newcomers share with pools that were cut: one row per pool, newcomer and resource. A newcomer is an account outside the pool whose first request came after the pool's own work had ended
    /// (half of its members had their last answer) or after it was cut, whichever was first. A resource is handed out when at least two members used it and few others did.
    /// Answered from the roll-ups, so it works after the pool's events have gone.
    /// </summary>
    /// <param name="only">The newcomers asked for; <c>null</c>: all.</param>
    Task<IReadOnlyList<HeirTrait>> TraitsAsync(IReadOnlyList<BurntPool> pools, IReadOnlyCollection<AccountId>? only, CancellationToken ct);
}

/// <summary>One thing that a newcomer shares with a pool.</summary>
/// <param name="Pool">Place of the pool in the question.</param>
/// <param name="Members">How many of the pool used it.</param>
/// <param name="Others">How many other accounts use it, the newcomer among them.</param>
/// <param name="Accounts">How many accounts there are in all.</param>
/// <param name="FirstAt">When the newcomer sent its first request.</param>
/// <param name="Ended">When the pool's own work had ended.</param>
public sealed record HeirTrait(int Pool, AccountId Account, Resource Resource, int Members, int Others, int Accounts, DateTimeOffset FirstAt, DateTimeOffset Ended);
