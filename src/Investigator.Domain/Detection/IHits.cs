using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>The hits of the latest analysis.</summary>
public interface IHits
{
    /// <summary>All hits on an account, strongest first.</summary>
    Task<IReadOnlyList<Hit>> OfAccountAsync(AccountId account, CancellationToken ct);

    /// <summary>Which detectors hit each of these accounts, by account; those without a hit are left out.</summary>
    Task<IReadOnlyDictionary<AccountId, IReadOnlyList<string>>> DetectorsOfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>How many hits each detector has, by detector id.</summary>
    Task<IReadOnlyDictionary<string, int>> CountByDetectorAsync(CancellationToken ct);
}
