using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>What analyses left behind of each detector.</summary>
public interface IDetectorRecord
{
    /// <summary>Of every detector the latest volumes, newest first, by detector id.</summary>
    /// <param name="take">Most of one detector.</param>
    Task<IReadOnlyDictionary<string, IReadOnlyList<DetectorVolume>>> VolumesAsync(int take, CancellationToken ct);

    /// <summary>Accounts that a detector hits in the latest analysis, strongest first.</summary>
    Task<Page<Hit>> HitsAsync(string detectorId, int skip, int take, CancellationToken ct);

    /// <summary>Accounts that a rule in shadow found in the latest analysis.</summary>
    Task<Page<ShadowHit>> ShadowHitsAsync(string ruleId, int skip, int take, CancellationToken ct);

    /// <summary>How many of the accounts that a rule in shadow found each live detector hits too, by detector id; its own live version is among them.</summary>
    Task<IReadOnlyDictionary<string, int>> OverlapAsync(string ruleId, CancellationToken ct);
}
