using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Campaigns;

/// <summary>What the findings and other campaigns say of a campaign's members. Innocent members are left out everywhere.</summary>
public interface ICampaignPools
{
    /// <summary>The suspected pool of each member that is in one now; the firmest where it is in several.</summary>
    Task<IReadOnlyDictionary<AccountId, Guid>> ClustersAsync(Guid campaign, CancellationToken ct);

    /// <summary>Links between a member and an account that is no member at all, heaviest first; at most 4,000.</summary>
    Task<IReadOnlyList<OutsideLink>> LinksOutAsync(Guid campaign, CancellationToken ct);

    /// <summary>Other campaigns that have members in common with this one, most first.</summary>
    Task<IReadOnlyList<SharedCampaign>> SharedWithAsync(Guid campaign, CancellationToken ct);
}

/// <summary>A link that leads out of a campaign.</summary>
/// <param name="Outside">The account that is no member.</param>
/// <param name="Member">The member.</param>
public sealed record OutsideLink(AccountId Outside, AccountId Member, double Weight, IReadOnlyList<LinkReason> Reasons);

/// <summary>A campaign with members in common.</summary>
public sealed record SharedCampaign(Guid CampaignId, string Name, int Accounts);
