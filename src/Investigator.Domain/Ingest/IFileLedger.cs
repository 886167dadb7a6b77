namespace Investigator.Domain.Ingest;

/// <summary>Which files of a watched folder were taken. Lies beside the events, so that it survives with them.</summary>
public interface IFileLedger
{
    /// <summary>What is known of a file, by its path; <c>null</c>: never taken to its end.</summary>
    Task<TakenFile?> FindAsync(string path, CancellationToken ct);

    /// <summary>Notes a file as taken; replaces what was known of its path.</summary>
    Task NoteAsync(TakenFile file, CancellationToken ct);

    /// <summary>Latest first.</summary>
    Task<IReadOnlyList<TakenFile>> LatestAsync(int take, CancellationToken ct);
}

/// <summary>A file that was read to its end, or refused.</summary>
/// <param name="Path">As the watcher sees it.</param>
/// <param name="Bytes">Its size then: a file that grew or changed since is taken again, and what it held already counts as duplicates.</param>
/// <param name="Refusal">Why it was not read (no known format); <c>null</c>: it was.</param>
public sealed record TakenFile(string Path, long Bytes, DateTimeOffset ChangedAt, IngestSummary Summary, DateTimeOffset TakenAt, string? Refusal);
