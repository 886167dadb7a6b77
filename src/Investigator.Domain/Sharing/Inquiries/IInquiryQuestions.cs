using Investigator.Domain.Usage;

namespace Investigator.Domain.Sharing.Inquiries;

/// <summary>What the traffic says to an inquiry, in numbers alone.</summary>
public interface IInquiryQuestions
{
    /// <summary>Accounts whose record names one of the organizations, by id (ordinal).</summary>
    /// <param name="most">At most so many.</param>
    Task<IReadOnlyList<AccountId>> OfOrganizationsAsync(IReadOnlyCollection<string> organizations, int most, CancellationToken ct);

    /// <summary>Those of the accounts that are known here: by a record, or by a request.</summary>
    Task<IReadOnlyList<AccountId>> KnownAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>All accounts together by day (UTC), in order; days without a request are left out. O(roll-ups of the accounts).</summary>
    /// <param name="until">The last day.</param>
    Task<IReadOnlyList<TrafficDay>> DaysAsync(IReadOnlyCollection<AccountId> accounts, DateOnly from, DateOnly until, CancellationToken ct);
}

/// <summary>A day's traffic of some accounts together.</summary>
/// <param name="Accounts">How many of them sent anything.</param>
/// <param name="Failed">Requests with a status of 400 or more.</param>
public sealed record TrafficDay(DateOnly Day, long Accounts, long Requests, long Failed, long InputTokens, long OutputTokens);
