using Investigator.Domain.Campaigns;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Campaigns;

/// <summary>How the pools of a campaign stand now: from its members, the traffic, what stands against them and the latest clusters.</summary>
internal sealed class PoolReading(ICampaignDesk desk, ICampaignPools findings, IPoolQuestions questions, IAccountStates states, IEnumerable<ILaneStops> stops, TimeProvider clock)
{
    /// <summary>How long a reading of the traffic is taken as it was.</summary>
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);

    // The last one alone, for all who look: each page would hold tens of thousands of accounts as long as it stands.
    private volatile Remembered? _last;

    /// <summary>Whose traffic counts: all members but the innocent.</summary>
    public async Task<AccountId[]> MembersAsync(Guid campaign, CancellationToken ct) =>
        [.. await desk.AccountsAsync(campaign, MemberStatus.Confirmed, ct), .. await desk.AccountsAsync(campaign, MemberStatus.Candidate, ct)];

    /// <summary>The whole of it. O(roll-ups of the members).</summary>
    public async Task<IReadOnlyList<CampaignPool>> ReadAsync(Guid campaign, CancellationToken ct)
    {
        var members = await MembersAsync(campaign, ct);
        return members.Length == 0 ? [] : await OfAsync(campaign, members, await questions.ActivityAsync(members, ct), ct);
    }

    /// <summary>The same as a page shows it, with a reading of the traffic that is at most a minute old and of the same version of the campaign.</summary>
    public async Task<IReadOnlyList<CampaignPool>> RecentAsync(Guid campaign, long version, CancellationToken ct)
    {
        var last = _last;
        if (last is null || last.Campaign != campaign || last.Version != version || clock.GetUtcNow() - last.At > s_fresh)
        {
            var members = await MembersAsync(campaign, ct);
            _last = last = new(campaign, version, clock.GetUtcNow(), members, await questions.ActivityAsync(members, ct));
        }

        return await OfAsync(campaign, last.Members, last.Activity, ct);
    }

    private async Task<IReadOnlyList<CampaignPool>> OfAsync(Guid campaign, AccountId[] members, PoolActivity activity, CancellationToken ct)
    {
        var held = await states.AmongAsync(members, ct);
        var stopped = new Dictionary<AccountId, DateTimeOffset>();
        foreach (var source in stops)
            foreach (var stop in await source.OfAsync(campaign, members, ct))
                if (new AccountId(stop.Account) is var account && held.ContainsKey(account) && (!stopped.TryGetValue(account, out var before) || stop.At < before)) stopped[account] = stop.At;
        return CampaignPools.Of(members, activity, await findings.ClustersAsync(campaign, ct), stopped);
    }

    private sealed record Remembered(Guid Campaign, long Version, DateTimeOffset At, AccountId[] Members, PoolActivity Activity);
}
