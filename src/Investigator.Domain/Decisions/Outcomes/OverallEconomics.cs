using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>The economics of all campaigns together: each reckoned by its own record and moments, then added up. An account in several counts in the latest.</summary>
/// <param name="Campaigns">Those of which a request is stored.</param>
/// <param name="Tokens">Taken, of all of them.</param>
/// <param name="AtRiskExchanges">An hour, mean of the last stored day.</param>
/// <param name="AtRiskTokens">As above.</param>
/// <param name="Cost">What it cost the attackers.</param>
/// <param name="BeforeFlag">Share of the tokens of the flagged that was taken before, 0 to 1; <c>null</c>: none is.</param>
/// <param name="BeforeFreeze">As above, of the frozen.</param>
/// <param name="BeforeContained">As above, of the contained.</param>
/// <param name="Ways">Share of all tokens that would have been taken, by way and delay.</param>
public sealed record OverallEconomics(
    int Campaigns, double Tokens, double AtRiskExchanges, double AtRiskTokens, double Cost, ShareOf BeforeFlag, ShareOf BeforeFreeze, ShareOf BeforeContained,
    IReadOnlyDictionary<(string Way, TimeSpan Delay), double> Ways)
{
    /// <summary>Per million tokens; <c>null</c>: none were taken.</summary>
    public double? CostPerMillion => Tokens <= 0 ? null : Cost / Tokens * 1e6;

    /// <summary>O(steps × ways).</summary>
    /// <param name="course">Of the accounts of all of them.</param>
    /// <param name="campaigns">The latest first.</param>
    public static OverallEconomics Of(HarvestCourse course, IReadOnlyList<CampaignMoments> campaigns, Assumptions assumed)
    {
        var whose = new Dictionary<AccountId, Guid>();
        foreach (var campaign in campaigns)
            foreach (var account in campaign.Accounts) whose.TryAdd(account, campaign.CampaignId);
        var steps = course.Steps.Where(s => whose.ContainsKey(s.AccountId)).ToLookup(s => whose[s.AccountId]);
        var reports = campaigns.Where(c => steps.Contains(c.CampaignId)).Select(c => CampaignEconomics.Report(c, course with { Steps = [.. steps[c.CampaignId]] }, assumed, null)).ToList();
        var tokens = reports.Sum(r => r.Tokens);
        return new(
            reports.Count, tokens, reports.Sum(r => r.ExchangesPerHour), reports.Sum(r => r.TokensPerHour), reports.Sum(r => r.Cost.Total),
            ShareOf.Weighed(reports.Select(r => (r.BeforeFlag, r.Tokens))), ShareOf.Weighed(reports.Select(r => (r.BeforeFreeze, r.Tokens))), ShareOf.Weighed(reports.Select(r => (r.BeforeContained, r.Tokens))),
            reports.SelectMany(r => r.Strategies).GroupBy(s => (s.Way, s.Delay)).ToDictionary(g => g.Key, g => tokens <= 0 ? 0 : g.Sum(s => s.Tokens) / tokens));
    }
}

/// <summary>A share over several campaigns.</summary>
/// <param name="Value">0 to 1; <c>null</c>: none has one.</param>
/// <param name="Campaigns">How many it rests on.</param>
public sealed record ShareOf(double? Value, int Campaigns)
{
    internal static ShareOf Weighed(IEnumerable<(double? Share, double Weight)> shares)
    {
        var known = shares.Where(s => s.Share is not null).ToList();
        var weight = known.Sum(s => s.Weight);
        return new(weight <= 0 ? null : known.Sum(s => s.Share!.Value * s.Weight) / weight, known.Count);
    }
}
