using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Web.Campaigns;

/// <summary>When accounts were frozen or banned, for the marks on lockstep lanes. Asked here, answered by the room that decides.</summary>
internal interface ILaneStops
{
    /// <param name="campaign">All that was decided for this campaign; <c>null</c>: what stands about <paramref name="accounts"/>.</param>
    Task<IReadOnlyList<LaneStop>> OfAsync(Guid? campaign, IReadOnlyCollection<AccountId> accounts, CancellationToken ct);
}
