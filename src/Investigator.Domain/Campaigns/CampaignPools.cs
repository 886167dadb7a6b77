using Investigator.Domain.Usage;

namespace Investigator.Domain.Campaigns;

/// <summary>How a campaign's pools stand, and which took over from which: from the traffic, the standing decisions and the latest clusters.</summary>
public static class CampaignPools
{
    /// <summary>Who got an answer within this time of the latest stored request is at work.</summary>
    public static TimeSpan ActiveWithin { get; } = TimeSpan.FromDays(1);

    /// <summary>A pool that begins within this time after another was stopped is taken for its successor; providers report retargeting within a day.</summary>
    public static TimeSpan TakesOverWithin { get; } = TimeSpan.FromDays(3);

    /// <summary>The pools, those at work first, then the largest. O(members).</summary>
    /// <param name="members">All but the innocent.</param>
    /// <param name="clusters">The suspected pool of a member, where it is in one.</param>
    /// <param name="stopped">Since when a freeze or a ban holds a member.</param>
    public static IReadOnlyList<CampaignPool> Of(
        IReadOnlyCollection<AccountId> members, PoolActivity activity, IReadOnlyDictionary<AccountId, Guid> clusters, IReadOnlyDictionary<AccountId, DateTimeOffset> stopped)
    {
        var seen = activity.Accounts.ToDictionary(a => a.AccountId);
        var since = activity.LatestAt - ActiveWithin;
        var pools = members.GroupBy(m => clusters.TryGetValue(m, out var cluster) ? cluster : (Guid?)null).Select(group => One(group.Key, [.. group], seen, stopped, since)).ToList();
        return [.. pools.Select(pool => pool with { Took = TookOver(pool, pools) }).OrderBy(p => p.State).ThenByDescending(p => p.Accounts).ThenBy(p => p.Cluster)];
    }

    private static CampaignPool One(
        Guid? cluster, List<AccountId> accounts, Dictionary<AccountId, AccountActivity> seen, IReadOnlyDictionary<AccountId, DateTimeOffset> stopped, DateTimeOffset? since)
    {
        var at = accounts.Select(account => seen.GetValueOrDefault(account)).OfType<AccountActivity>().ToList();
        var active = at.Where(a => a.LastAnsweredAt > since).Select(a => a.AccountId).ToHashSet();
        var burnt = accounts.Count(account => stopped.ContainsKey(account) && !active.Contains(account));
        var (requests, suspect) = (at.Sum(a => a.Requests), at.Sum(a => a.FamilyRequests));
        var state = active.Count > 0 ? PoolState.Active : burnt * 2 > accounts.Count ? PoolState.Burnt : PoolState.Standby;
        return new(
            cluster, state, accounts.Count, active.Count, burnt, at.Min(a => (DateTimeOffset?)a.FirstAt), at.Max(a => a.LastAnsweredAt),
            accounts.Select(account => stopped.TryGetValue(account, out var when) ? when : (DateTimeOffset?)null).Min(),
            requests == 0 ? 0 : (double)suspect / requests, End(suspect, requests, -1), End(suspect, requests, +1));
    }

    private static FailOver? TookOver(CampaignPool pool, List<CampaignPool> pools) => pool.FirstAt is not { } began ? null : pools
        .Where(other => other != pool && other.BurntAt <= began && began - other.BurntAt <= TakesOverWithin)
        .Select(other => new FailOver(other.Cluster, other.BurntAt!.Value, began - other.BurntAt.Value)).MinBy(took => took.After);

    private static double End(long hits, long trials, int side)
    {
        const double z = 1.96;
        if (trials == 0) return side < 0 ? 0 : 1;
        var share = (double)hits / trials;
        var middle = share + (z * z / (2 * trials));
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (z * z / (4.0 * trials * trials)));
        return Math.Clamp((middle + (side * half)) / (1 + (z * z / trials)), 0, 1);
    }
}
