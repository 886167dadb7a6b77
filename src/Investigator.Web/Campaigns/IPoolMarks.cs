using Investigator.Web.Triage;

namespace Investigator.Web.Campaigns;

/// <summary>What was done to a campaign's accounts, for the marks on its timeline. Asked here, answered by the rooms that do it.</summary>
internal interface IPoolMarks
{
    /// <summary>In any order.</summary>
    Task<IReadOnlyList<ChartMark>> OfCampaignAsync(Guid campaign, CancellationToken ct);
}
