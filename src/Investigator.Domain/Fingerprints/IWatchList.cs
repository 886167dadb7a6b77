using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Fingerprints;

/// <summary>Suspect models that are to be looked at again.</summary>
public interface IWatchList
{
    /// <summary>Puts one on the list.</summary>
    Task<Done<WatchedSuspect>> AddAsync(Person by, WatchedDraft draft, CancellationToken ct);

    /// <summary>Those that are due first; those that were taken off last.</summary>
    Task<Page<WatchedRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>One that is watched.</summary>
    Task<WatchedSuspect?> FindAsync(Person by, Guid id, CancellationToken ct);

    /// <summary>Notes a look without a test.</summary>
    Task<Refusal?> LookAsync(Person by, Guid id, long version, string? seen, CancellationToken ct);

    /// <summary>Notes that a test was registered from here.</summary>
    Task<Refusal?> StartAsync(Person by, Guid id, Guid test, CancellationToken ct);

    /// <summary>Takes one off the list.</summary>
    Task<Refusal?> EndAsync(Person by, Guid id, long version, string? reason, CancellationToken ct);

    /// <summary>How many are watched, and how many of them are due.</summary>
    Task<WatchCounts> CountAsync(CancellationToken ct);
}

/// <summary>A watched model with its latest test.</summary>
/// <param name="Test"><c>null</c>: none was started from here.</param>
public sealed record WatchedRow(WatchedSuspect Watched, ModelTestRow? Test);

/// <summary>The list in numbers.</summary>
public sealed record WatchCounts(long Watched, long Due);
