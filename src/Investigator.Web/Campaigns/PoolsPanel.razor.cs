using System.Globalization;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Campaigns;

/// <summary>How a campaign's pools stand.</summary>
public sealed partial class PoolsPanel
{
    private const int MostTurns = 50;

    // What is drawn is held twice over for as long as the page stands.
    private const int AtFirst = 8;

    private IReadOnlyList<CampaignPool>? _pools;
    private IReadOnlyList<PoolTurn> _turns = [];
    private IReadOnlyList<SharedCampaign> _shared = [];
    private (Guid, long)? _shown;
    private bool _whole;

    [Inject] private PoolReading Reading { get; set; } = null!;

    [Inject] private IPoolTurns Turned { get; set; } = null!;

    [Inject] private ICampaignPools Findings { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Parameter, EditorRequired] public Guid CampaignId { get; set; }

    /// <summary>Looked at anew when the campaign is another version.</summary>
    [Parameter, EditorRequired] public long Version { get; set; }

    protected override void OnInitialized()
    {
        RefreshOn(News.CasesChanged, LoadAsync);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (CampaignId, Version)) return;
        _shown = (CampaignId, Version);
        await LoadAsync();
    }

    // After each act of anybody.
    private async Task LoadAsync()
    {
        var pools = await Reading.RecentAsync(CampaignId, Version, Leaving);
        _shared = await Findings.SharedWithAsync(CampaignId, Leaving);
        _turns = await Turned.OfCampaignAsync(CampaignId, MostTurns, Leaving);
        _pools = pools;
    }

    private static string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
