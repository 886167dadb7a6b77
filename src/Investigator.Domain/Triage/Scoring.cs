using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>The last stage of an analysis: rates clusters, then accounts, and dates the flags.</summary>
internal sealed class Scoring(ScoreOptions options, Population population, IReadOnlyList<Hit> hits, LinkMap map, DateTimeOffset asOf, IReadOnlyList<CustomerSign>? signs = null)
{
    private readonly Dictionary<AccountId, AccountProfile> _profiles = population.Profiles.ToDictionary(p => p.AccountId);
    private readonly ILookup<AccountId, Hit> _hits = hits.ToLookup(h => h.AccountId);
    private readonly ILookup<AccountId, CustomerSign> _signs = (signs ?? []).ToLookup(s => s.AccountId);

    public AnalysisResults Rate(
        IReadOnlyList<Pool> pools, IReadOnlyList<Guid> ids, IReadOnlyList<SharedWork> work, IReadOnlyList<IReadOnlyList<Trial>> trials, IReadOnlyDictionary<AccountId, DateTimeOffset> flagged)
    {
        var workOf = work.ToDictionary(w => w.Group);
        var rating = new ClusterScores(options, _hits, population.Profiles.Count);
        var clusters = pools.Select((pool, i) =>
        {
            var members = pool.Members.Select(m => _profiles[m.Account]).ToList();
            var cluster = Cluster.Of(
                ids[i], asOf, pool.Members.Select(m => ClusterMember.Of(m.Account, m.Inside)), members.Sum(m => m.Requests), Active(members, asOf));
            cluster.Rate(rating.Rate(pool, workOf.GetValueOrDefault(i), trials[i]));
            return cluster;
        }).ToList();
        return new(asOf, hits, map.Links, clusters, Accounts(clusters, flagged));
    }

    private List<AccountScore> Accounts(List<Cluster> clusters, IReadOnlyDictionary<AccountId, DateTimeOffset> flagged)
    {
        var membership = clusters.SelectMany(c => c.Members.Select(m => (m.AccountId, Cluster: c, Inside: m.Weight))).ToDictionary(m => m.AccountId, m => (m.Cluster, m.Inside));
        var rating = new AccountScores(options);
        var rated = new List<AccountScore>();
        foreach (var profile in population.Profiles)
        {
            var account = profile.AccountId;
            var isMember = membership.TryGetValue(account, out var place);
            if (!_hits.Contains(account) && !map.HasLink(account) && !isMember && !_signs[account].Any(s => options.WeightOf(s.Kind) > 0)) continue;
            var score = rating.Rate(profile.Record, _hits[account], isMember ? place : null, isMember ? null : map.HeaviestOf(account), _signs[account]);
            rated.Add(AccountScore.Of(account, score, isMember ? place.Cluster.Id : null, profile.Requests, Active([profile], asOf), FlaggedAt(score.Value, options.Line, flagged.TryGetValue(account, out var at) ? at : null, asOf)));
        }
        return rated;
    }

    /// <summary>When an account was flagged: the first time that it passed the line, also when it fell below it since.</summary>
    internal static DateTimeOffset? FlaggedAt(double value, double line, DateTimeOffset? before, DateTimeOffset asOf)
    {
        if (value < line) return before;
        return before is { } known && known < asOf ? known : asOf;
    }

    /// <summary>From the first to the last request of any of them.</summary>
    internal static TimeWindow Active(IEnumerable<AccountProfile> profiles, DateTimeOffset asOf)
    {
        var seen = profiles.Where(p => p.FirstSeenAt is not null).ToList();
        return seen.Count == 0
            ? new(asOf, asOf)
            : new(seen.Min(p => p.FirstSeenAt!.Value), seen.Max(p => p.LastSeenAt!.Value));
    }
}
