namespace Investigator.Domain.Ingest;

/// <summary>Which fields arrive, counted as batches are stored. Not touched by retention: it tells what came, not what is left.</summary>
public interface ICoverage
{
    /// <summary>One row per source and stream, by source (ordinal). Grows with the number of sources, not of events.</summary>
    Task<IReadOnlyList<SourceCoverage>> LoadAsync(CancellationToken ct);
}

/// <summary>What one source brings.</summary>
/// <param name="Formats">The formats it was read as, latest first.</param>
/// <param name="PassedOver">Records of it that are no model requests (tool calls, other log categories); not part of what was read.</param>
/// <param name="Arrivals">Every field of the stream in its order.</param>
public sealed record SourceCoverage(string Source, IngestStream Stream, IReadOnlyList<string> Formats, long Entries, long PassedOver, IReadOnlyList<FieldArrival> Arrivals);
