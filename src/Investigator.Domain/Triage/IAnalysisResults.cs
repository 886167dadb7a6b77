using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Where an analysis leaves what it found.</summary>
public interface IAnalysisResults
{
    /// <summary>When each account was first flagged, so that flags keep their date over runs.</summary>
    Task<IReadOnlyDictionary<AccountId, DateTimeOffset>> FlaggedAsync(CancellationToken ct);

    /// <summary>Replaces hits, links, clusters and scores by these, refreshes the queue, and records the run, all in one transaction.</summary>
    Task ReplaceAsync(AnalysisResults results, AnalysisRun run, CancellationToken ct);

    /// <summary>Replaces hits and scores of some accounts and brings their entries in the queue up to date, in one transaction. Links and clusters stay.</summary>
    Task RenewAsync(LiveFindings found, CancellationToken ct);

    /// <summary>Records a run that did not finish.</summary>
    Task RecordAsync(AnalysisRun run, CancellationToken ct);

    /// <summary>Latest first.</summary>
    Task<IReadOnlyList<AnalysisRun>> RunsAsync(int take, CancellationToken ct);
}

/// <summary>What was found between two analyses.</summary>
/// <param name="Hits">All that the accounts in <paramref name="Scores"/> have now.</param>
/// <param name="Traits">Of the same accounts; see <see cref="AnalysisResults.Traits"/>.</param>
public sealed record LiveFindings(IReadOnlyList<Hit> Hits, IReadOnlyList<AccountScore> Scores, IReadOnlyDictionary<AccountId, SubjectTraits> Traits);

/// <summary>Everything that one analysis found.</summary>
/// <param name="Links">In the order of their accounts; to be read once, since each may be put into words only then.</param>
public sealed record AnalysisResults(
    DateTimeOffset AsOf, IReadOnlyList<Hit> Hits, IReadOnlyCollection<Link> Links, IReadOnlyList<Cluster> Clusters, IReadOnlyList<AccountScore> Scores)
{
    /// <summary>What rules in shadow found: it counts for nothing.</summary>
    public IReadOnlyList<Hit> Shadow { get; init; } = [];

    /// <summary>How much each detector found.</summary>
    public IReadOnlyList<VolumeCount> Volumes { get; init; } = [];

    /// <summary>What routing looks at beside the score; accounts that are not in it have <see cref="SubjectTraits.None"/>.</summary>
    public IReadOnlyDictionary<AccountId, SubjectTraits> Traits { get; init; } = new Dictionary<AccountId, SubjectTraits>();
}
