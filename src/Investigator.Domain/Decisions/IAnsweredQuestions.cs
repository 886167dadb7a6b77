using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>What the traffic says about whether decisions hold.</summary>
public interface IAnsweredQuestions
{
    /// <summary>Requests that were answered (status below 400) at or after each account's moment, by the time of the request. Accounts without one are left out.</summary>
    /// <param name="since">Per account, from when on; no account twice.</param>
    Task<IReadOnlyList<AnsweredRequests>> AnsweredSinceAsync(IReadOnlyDictionary<AccountId, DateTimeOffset> since, CancellationToken ct);
}

/// <summary>Requests of one account that were answered.</summary>
/// <param name="FirstAt">Time of the first of them.</param>
/// <param name="LastAt">Time of the last of them.</param>
public sealed record AnsweredRequests(AccountId AccountId, long Requests, DateTimeOffset FirstAt, DateTimeOffset LastAt);
