using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>What the harvest cost whoever took it, by the assumptions.</summary>
/// <param name="Accounts">All accounts that were at work.</param>
/// <param name="Burnt">Those of them that were stopped.</param>
/// <param name="OfAccounts">Money for accounts.</param>
/// <param name="OfAddresses">Money for addresses.</param>
/// <param name="OfTokens">Money paid for tokens.</param>
/// <param name="PerMillion">All of it per million tokens that were taken; <c>null</c>: none were.</param>
/// <param name="LostPerStop">What a stopped account costs to replace.</param>
public sealed record AttackCost(int Accounts, int Burnt, double OfAccounts, double OfAddresses, double OfTokens, double? PerMillion, double LostPerStop)
{
    /// <summary>Hours of standstill: until a new pool is there, once every account is stopped; 0 as long as one is free.</summary>
    public double HoursLost { get; init; }

    /// <summary>Money for these.</summary>
    public double OfDelay { get; init; }

    public double Total => OfAccounts + OfAddresses + OfTokens + OfDelay;

    /// <param name="stops">When each account was stopped; those without one never were.</param>
    /// <param name="listPrice">What the taken tokens cost at list price.</param>
    /// <param name="tokens">Tokens that were taken.</param>
    public static AttackCost Of(HarvestCourse course, IReadOnlyDictionary<AccountId, DateTimeOffset> stops, double listPrice, double tokens, Assumptions assumed)
    {
        // A stopped account needs no address from then on.
        var days = course.Steps.Where(s => !stops.TryGetValue(s.AccountId, out var stop) || s.From < stop).Select(s => (s.AccountId, s.From.UtcDateTime.Date)).Distinct().Count();
        var accounts = course.Steps.Select(s => s.AccountId).Distinct().ToList();
        var burnt = accounts.Count(a => stops.TryGetValue(a, out var stop) && (course.LatestAt is null || stop <= course.LatestAt));
        var (ofAccounts, ofAddresses, ofTokens) = (accounts.Count * assumed.AccountPrice, days * assumed.ProxyPerAccountDay, listPrice * assumed.PaidShare);
        var hours = accounts.Count > 0 && burnt == accounts.Count ? assumed.HoursToReturn : 0;
        var ofDelay = hours * assumed.DelayPerHour;
        return new(accounts.Count, burnt, ofAccounts, ofAddresses, ofTokens, tokens <= 0 ? null : (ofAccounts + ofAddresses + ofTokens + ofDelay) / tokens * 1e6, assumed.AccountPrice) { HoursLost = hours, OfDelay = ofDelay };
    }
}
