using Investigator.Domain.Campaigns;
using Investigator.Web.Triage;

namespace Investigator.Web.Campaigns;

/// <summary>When a campaign's pools turned, as marks on the chart of its traffic.</summary>
internal sealed class PoolTurnMarks(IPoolTurns turns) : IPoolMarks
{
    // A chart with more than these could not be read; the list of turns has them.
    private const int Most = 20;

    public async Task<IReadOnlyList<ChartMark>> OfCampaignAsync(Guid campaign, CancellationToken ct) =>
        [.. (await turns.OfCampaignAsync(campaign, Most, ct)).Select(t => new ChartMark(t.At, $"{CampaignWords.Pool(t.ClusterId)} {CampaignWords.Of(t)}"))];
}
