using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>Legal holds on campaigns.</summary>
public interface ICampaignHolds
{
    /// <summary>A campaign's holds, latest first, ended ones too.</summary>
    Task<IReadOnlyList<CampaignHold>> OfCampaignAsync(Person by, Guid campaign, CancellationToken ct);

    /// <summary>Places one; several may stand at once, for several matters.</summary>
    Task<Done<CampaignHold>> PlaceAsync(Person by, Guid campaign, string? reason, CancellationToken ct);

    Task<Refusal?> EndAsync(Person by, Guid hold, string? reason, CancellationToken ct);
}
