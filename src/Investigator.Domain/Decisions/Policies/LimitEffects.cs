using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Policies;

/// <summary>Where a limit of requests a minute would sit best: what it would have refused of honest customers, and of each open campaign, by what it is laid on.</summary>
public sealed class LimitEffects(PolicyGround ground, IRateQuestions rates, HonestCustomers customers)
{
    /// <summary>The time it looks back from the latest stored request.</summary>
    public static TimeSpan LooksBack { get; } = TimeSpan.FromDays(7);

    /// <summary>Nothing is done. One pass over a week of events for each place.</summary>
    public async Task<Done<LimitTable>> RunAsync(Person by, int perMinute, CancellationToken ct)
    {
        if (!by.Sees) return Refusal.NotAllowed;
        if (perMinute is < 1 or > DecisionTerms.MostPerMinute) return Refusal.RateMissing;
        var seen = await ground.ReadAsync(LooksBack, ct).ConfigureAwait(false);
        var known = await customers.AmongAsync(seen.Facts, ct).ConfigureAwait(false);
        var pools = new Dictionary<AccountId, Guid>();
        foreach (var campaign in known.Campaigns)
            foreach (var account in campaign.Accounts) pools.TryAdd(account, campaign.Id);
        var requests = seen.Facts.ToDictionary(f => f.AccountId, f => f.Requests);
        var rows = new List<LimitRow>();
        foreach (var place in Enum.GetValues<LimitPlace>())
        {
            var above = await rates.AboveAsync(place, perMinute, LooksBack, place is LimitPlace.Pool ? pools : null, null, ct).ConfigureAwait(false);
            rows.Add(new(
                place, known.Honest.Count(h => above.ContainsKey(h.AccountId)), known.Honest.Sum(h => above.GetValueOrDefault(h.AccountId)),
                [.. known.Campaigns.Select(c => new CampaignEffect(
                    c.Id, c.Name, c.Accounts.Count(requests.ContainsKey), c.Accounts.Count(above.ContainsKey), c.Accounts.Sum(a => requests.GetValueOrDefault(a)), c.Accounts.Sum(a => above.GetValueOrDefault(a))))]));
        }

        return new LimitTable(perMinute, seen.Latest, known.Honest.Count, known.Honest.Sum(h => h.Requests), rows);
    }
}

/// <summary>A limit at every place.</summary>
/// <param name="Until">The latest request that was looked at.</param>
/// <param name="HonestAccounts">Honest customers with a request.</param>
/// <param name="HonestRequests">Their requests.</param>
public sealed record LimitTable(int PerMinute, DateTimeOffset? Until, int HonestAccounts, long HonestRequests, IReadOnlyList<LimitRow> Rows);

/// <summary>A limit at one place.</summary>
/// <param name="HonestTouched">Honest customers of whom a request would have been refused.</param>
/// <param name="HonestRefused">Their refused requests.</param>
/// <param name="Campaigns">The open campaigns; <see cref="CampaignEffect.Met"/> counts members of whom a request would have been refused.</param>
public sealed record LimitRow(LimitPlace Place, int HonestTouched, double HonestRefused, IReadOnlyList<CampaignEffect> Campaigns);
