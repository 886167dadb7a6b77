using Investigator.Domain.Campaigns;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Campaigns;

/// <summary>How the pools of a campaign stand now: from its members, the traffic, what stands against them and the latest clusters.</summary>
internal sealed class PoolReading(ICampaignDesk desk, ICampaignPools findings, IPoolQuestions questions, IAccountStates states, IEnumerable<ILaneStops> stops)
{
    /// <summary>Whose traffic counts: all members but the innocent.</summary>
    public async Task<AccountId[]> MembersAsync(Guid campaign, CancellationToken ct) =>
        [.. await desk.AccountsAsync(campaign, MemberStatus.Confirmed, ct), .. await desk.AccountsAsync(campaign, MemberStatus.Candidate, ct)];

    /// <summary>The whole of it. O(roll-ups of the members).</summary>
    public async Task<IReadOnlyList<CampaignPool>> ReadAsync(Guid campaign, CancellationToken ct)
    {
        var members = await MembersAsync(campaign, ct);
        return members.Length == 0 ? [] : await OfAsync(campaign, members, await questions.ActivityAsync(members, ct), ct);
    }

    /// <summary>The same with a reading of the traffic that the caller has.</summary>
    public async Task<IReadOnlyList<CampaignPool>> OfAsync(Guid campaign, AccountId[] members, PoolActivity activity, CancellationToken ct)
    {
        var held = await states.AmongAsync(members, ct);
        var stopped = new Dictionary<AccountId, DateTimeOffset>();
        foreach (var source in stops)
            foreach (var stop in await source.OfAsync(campaign, members, ct))
                if (new AccountId(stop.Account) is var account && held.ContainsKey(account) && (!stopped.TryGetValue(account, out var before) || stop.At < before)) stopped[account] = stop.At;
        return CampaignPools.Of(members, activity, await findings.ClustersAsync(campaign, ct), stopped);
    }
}
