namespace Investigator.Domain.Decisions;

/// <summary>What the traffic says about whether decisions hold.</summary>
public interface IAnsweredQuestions
{
    /// <summary>
    /// Requests that were answered (status below 400) at or after each target's moment, by the time of the request. Targets without one are left out.
    /// Of an organization: requests of the accounts whose record names it now. Of a prefix: requests from an address in it, or from a part of the network that lies whole in it.
    /// </summary>
    /// <param name="since">Per target, from when on; no target twice.</param>
    Task<IReadOnlyList<AnsweredRequests>> AnsweredSinceAsync(IReadOnlyDictionary<DecisionTarget, DateTimeOffset> since, CancellationToken ct);
}

/// <summary>Requests that a target means and that were answered.</summary>
/// <param name="FirstAt">Time of the first of them.</param>
/// <param name="LastAt">Time of the last of them.</param>
public sealed record AnsweredRequests(DecisionTarget Target, long Requests, DateTimeOffset FirstAt, DateTimeOffset LastAt);
