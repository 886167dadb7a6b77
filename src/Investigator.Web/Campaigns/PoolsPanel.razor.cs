using System.Globalization;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Campaigns;

/// <summary>How a campaign's pools stand.</summary>
public sealed partial class PoolsPanel
{
    private IReadOnlyList<CampaignPool>? _pools;
    private IReadOnlyList<SharedCampaign> _shared = [];
    private (Guid, long)? _shown;
    private AccountId[] _members = [];
    private PoolActivity _activity = new(null, []);

    [Inject] private ICampaignDesk Desk { get; set; } = null!;

    [Inject] private ICampaignPools Findings { get; set; } = null!;

    [Inject] private IPoolQuestions Questions { get; set; } = null!;

    [Inject] private IAccountStates States { get; set; } = null!;

    [Inject] private IEnumerable<ILaneStops> Stops { get; set; } = [];

    [Inject] private News News { get; set; } = null!;

    [Parameter, EditorRequired] public Guid CampaignId { get; set; }

    /// <summary>Looked at anew when the campaign is another version.</summary>
    [Parameter, EditorRequired] public long Version { get; set; }

    protected override void OnInitialized() => RefreshOn(News.CasesChanged, LoadAsync);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (CampaignId, Version)) return;
        _shown = (CampaignId, Version);
        _members =
        [
            .. await Desk.AccountsAsync(CampaignId, MemberStatus.Confirmed, Leaving),
            .. await Desk.AccountsAsync(CampaignId, MemberStatus.Candidate, Leaving),
        ];
        _activity = await Questions.ActivityAsync(_members, Leaving);
        await LoadAsync();
    }

    // After each act of anybody: the traffic is not asked anew.
    private async Task LoadAsync()
    {
        var members = _members;
        var held = await States.AmongAsync(members, Leaving);
        var stopped = new Dictionary<AccountId, DateTimeOffset>();
        foreach (var source in Stops)
            foreach (var stop in await source.OfAsync(CampaignId, members, Leaving))
                if (new AccountId(stop.Account) is var account && held.ContainsKey(account) && (!stopped.TryGetValue(account, out var before) || stop.At < before)) stopped[account] = stop.At;
        _shared = await Findings.SharedWithAsync(CampaignId, Leaving);
        _pools = CampaignPools.Of(members, _activity, await Findings.ClustersAsync(CampaignId, Leaving), stopped);
    }

    // Ids made at once begin alike; their ends tell them apart.
    private static string Name(Guid cluster) => Say("pool …") + cluster.ToString("N")[^6..];

    private static string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
