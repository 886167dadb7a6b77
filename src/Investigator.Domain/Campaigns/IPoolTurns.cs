namespace Investigator.Domain.Campaigns;

/// <summary>How the pools of campaigns turned over time.</summary>
public interface IPoolTurns
{
    /// <summary>Keeps those that stand otherwise than the last time, with an entry in the audit for each.</summary>
    /// <returns>How many turned.</returns>
    Task<int> NoteAsync(Guid campaign, IReadOnlyList<CampaignPool> pools, CancellationToken ct);

    /// <summary>Latest first, of the campaign and of those merged into it.</summary>
    Task<IReadOnlyList<PoolTurn>> OfCampaignAsync(Guid campaign, int take, CancellationToken ct);
}
