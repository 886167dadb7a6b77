namespace Investigator.Simulator.Evaluation;

/// <summary>How well planted campaigns come out as clusters. Campaigns that share accounts are one pool: a cluster that holds the whole pool is pure for each of them.</summary>
internal sealed class CampaignRecovery
{
    public const double Covered = 0.8, Pure = 0.9;

    private readonly Truth _truth;
    private readonly IReadOnlyDictionary<string, DateTimeOffset?> _flaggedAt;
    private readonly Dictionary<string, HashSet<string>> _clusters;
    private readonly Dictionary<string, string> _pools = new(StringComparer.Ordinal);

    public CampaignRecovery(Truth truth, IReadOnlyDictionary<string, DateTimeOffset?> flaggedAt, Dictionary<string, HashSet<string>> clusters)
    {
        (_truth, _flaggedAt, _clusters) = (truth, flaggedAt, clusters);
        foreach (var account in truth.Accounts.Values)
            foreach (var campaign in account.Campaigns)
                Join(account.Campaigns[0], campaign);
    }

    /// <summary>Accounts of a cluster that belong to its most frequent pool; the honest belong to none.</summary>
    public int OwnOf(IReadOnlyCollection<string> cluster) =>
        cluster.Select(PoolOf).OfType<string>().CountBy(pool => pool, StringComparer.Ordinal).Select(count => count.Value).DefaultIfEmpty(0).Max();

    /// <summary>Share of a cluster that belongs to its most frequent pool.</summary>
    public double PurityOf(IReadOnlyCollection<string> cluster) => cluster.Count == 0 ? 0 : (double)OwnOf(cluster) / cluster.Count;

    public List<RecoveredCampaign> Campaigns()
    {
        List<RecoveredCampaign> recovered = [];
        foreach (var campaign in _truth.Accounts.Values.SelectMany(account => account.Campaigns.Select(id => (Id: id, Account: account))).GroupBy(member => member.Id, member => member.Account, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var members = campaign.Select(account => account.Id).ToHashSet(StringComparer.Ordinal);
            var pool = Root(campaign.Key);
            var shares = _clusters.Select(cluster => (cluster.Key, Found: cluster.Value.Count(members.Contains), Own: cluster.Value.Count(id => string.Equals(PoolOf(id), pool, StringComparison.Ordinal)), Size: cluster.Value.Count)).ToList();
            var whole = shares.Where(c => c.Found >= Covered * members.Count && c.Own >= Pure * c.Size).ToList();
            var best = (whole.Count > 0 ? whole : shares).OrderByDescending(c => c.Found).ThenBy(c => c.Size).ThenBy(c => c.Key, StringComparer.Ordinal).FirstOrDefault(c => c.Found > 0);
            var truth = _truth.Campaigns.GetValueOrDefault(campaign.Key);
            recovered.Add(new(campaign.Key, truth?.Family ?? "", members.Count, best.Key ?? "", best.Found, best.Size, whole.Count > 0, campaign.All(account => account.Label is "compromised"))
            {
                Evasion = truth?.Evasion ?? "",
                OfPool = best.Own,
                TakenBeforeHalfFlagged = HalfFlaggedAt(members) is { } half ? truth?.TakenBefore(half) : null,
            });
        }
        return recovered;
    }

    private DateTimeOffset? HalfFlaggedAt(HashSet<string> members)
    {
        var times = members.Select(id => _flaggedAt.GetValueOrDefault(id)).OfType<DateTimeOffset>().Order().ToList();
        var half = (members.Count + 1) / 2;
        return times.Count < half ? null : times[half - 1];
    }

    private string? PoolOf(string account) => _truth.Accounts.TryGetValue(account, out var known) && known.Campaigns.Count > 0 ? Root(known.Campaigns[0]) : null;

    private string Root(string campaign)
    {
        while (_pools.TryGetValue(campaign, out var parent) && !string.Equals(parent, campaign, StringComparison.Ordinal)) campaign = parent;
        return campaign;
    }

    private void Join(string one, string other)
    {
        var (a, b) = (Root(one), Root(other));
        if (!string.Equals(a, b, StringComparison.Ordinal)) _pools[b] = a;
    }
}
