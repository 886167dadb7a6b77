using Investigator.Domain.Campaigns;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Web.Campaigns;

/// <summary>The lockstep lanes of a cluster or a campaign.</summary>
internal sealed class PoolLanes(IClusters clusters, ICampaignDesk campaigns, IEnumerable<ILaneStops> stops, LaneDrawing drawing)
{
    /// <returns><c>null</c> when there is no such pool.</returns>
    public async Task<LanePicture?> DrawAsync(Guid? cluster, Guid? campaign, CancellationToken ct)
    {
        if (await AccountsAsync(cluster, campaign, ct) is not { } pool) return null;
        var stopped = new List<LaneStop>();
        foreach (var source in stops) stopped.AddRange(await source.OfAsync(campaign, pool, ct));
        return await drawing.DrawAsync(pool, stopped, ct);
    }

    /// <returns><c>null</c> when there is no such pool, or the window is empty or longer than <see cref="LaneDrawing.LongestByMinute"/>.</returns>
    public async Task<LanePicture?> CloserAsync(Guid? cluster, Guid? campaign, TimeWindow window, CancellationToken ct) =>
        await AccountsAsync(cluster, campaign, ct) is { } pool ? await drawing.CloserAsync(pool, window, ct) : null;

    private async Task<IReadOnlyList<AccountId>?> AccountsAsync(Guid? cluster, Guid? campaign, CancellationToken ct) => (cluster, campaign) switch
    {
        (_, { } id) => await campaigns.FindAsync(id, ct) is null ? null : await campaigns.AccountsAsync(id, status: null, ct),
        ({ } id, _) => (await clusters.FindAsync(id, ct))?.Members.Select(member => member.AccountId).ToList(),
        _ => null,
    };
}
