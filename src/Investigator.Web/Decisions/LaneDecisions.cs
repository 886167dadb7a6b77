using Investigator.Domain.Decisions;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;
using Investigator.Web.Campaigns;

namespace Investigator.Web.Decisions;

/// <summary>Freezes and bans as marks on lanes, each where it was decided.</summary>
internal sealed class LaneDecisions(IFreezeDesk desk) : ILaneStops
{
    private const int MostOfCampaign = 20_000;

    // Asked one account after another; a cluster with more held accounts than these has become a campaign, which is asked at once.
    private const int MostHeld = 500;

    public async Task<IReadOnlyList<LaneStop>> OfAsync(Guid? campaign, IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        if (campaign is { } id) return [.. (await desk.OfCampaignAsync(id, 0, MostOfCampaign, ct)).Rows.Where(d => d.Kind.Stops()).Select(Stop)];
        var stops = new List<LaneStop>();
        foreach (var account in (await desk.StandingAsync(accounts, ct)).Keys.OrderBy(account => account.Value, StringComparer.Ordinal).Take(MostHeld))
            stops.AddRange((await desk.OfAccountAsync(account, ct)).Where(decision => decision.EndedAt is null && decision.Kind.Stops()).Select(Stop));
        return stops;
    }

    private static LaneStop Stop(Decision decision) => new(decision.AccountId.Value, decision.DecidedAt, decision.Kind is DecisionKind.Ban ? "banned" : "frozen");
}
