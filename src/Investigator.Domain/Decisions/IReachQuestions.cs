using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>Whom a measure would have met, had it stood.</summary>
public interface IReachQuestions
{
    /// <summary>Accounts and requests that the target meant in the time before the latest stored request, by whole days. O(roll-ups of the accounts); with a rate one look at their events.</summary>
    /// <param name="perMinute">For a throttle: requests a minute that would have been left to the target as a whole; else <c>null</c>.</param>
    /// <param name="take">Most accounts to name, those with most requests.</param>
    Task<Reach> ReachAsync(DecisionTarget target, TimeSpan before, int? perMinute, int take, CancellationToken ct);
}

/// <summary>Whom a target means.</summary>
/// <param name="AboveRate">Requests beyond the rate; <c>null</c> when none was asked about.</param>
/// <param name="Most">Those with most requests.</param>
public sealed record Reach(int Accounts, long Requests, long? AboveRate, IReadOnlyList<ReachedAccount> Most);

/// <summary>An account that a target means.</summary>
/// <param name="Requests">Its requests that the target means.</param>
/// <param name="All">All its requests in that time.</param>
public sealed record ReachedAccount(AccountId AccountId, long Requests, long All)
{
    /// <summary>Share of its requests that the target means, 0 to 1.</summary>
    public double Share => All == 0 ? 0 : Math.Min(1, (double)Requests / All);
}
