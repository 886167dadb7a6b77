using Investigator.Domain.Usage;

namespace Investigator.Domain.Campaigns;

/// <summary>What the traffic says of a campaign's accounts.</summary>
public interface IPoolQuestions
{
    /// <summary>When each account was at work; accounts without a request are left out. O(roll-ups of the accounts).</summary>
    Task<PoolActivity> ActivityAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>
    /// How many different pairs of prompt and answer were taken, by prompt family: what a student model could be trained on. Answered requests alone; the same prompt counts once, and a
    /// request whose prompt was not sent with its log counts for itself. Distinct prompts are counted to within a few per cent. Families whose events are past their retention lack them.
    /// </summary>
    Task<IReadOnlyDictionary<string, long>> PairsAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);
}

/// <summary>When accounts were at work.</summary>
/// <param name="LatestAt">The latest request of anybody that is stored; <c>null</c>: none is.</param>
public sealed record PoolActivity(DateTimeOffset? LatestAt, IReadOnlyList<AccountActivity> Accounts);

/// <summary>When an account was at work.</summary>
/// <param name="Answered">Requests that were answered (status below 400).</param>
/// <param name="FamilyRequests">Requests whose prompt belongs to a known family of harvesting prompts.</param>
/// <param name="LastAnsweredAt">The last request of the last half hour in which one was answered; <c>null</c>: none was.</param>
public sealed record AccountActivity(AccountId AccountId, DateTimeOffset FirstAt, DateTimeOffset? LastAnsweredAt, long Requests, long Answered, long FamilyRequests);
