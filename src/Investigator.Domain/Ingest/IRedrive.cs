namespace Investigator.Domain.Ingest;

/// <summary>Takes quarantined records out again, after a mapping was mended.</summary>
public interface IRedrive
{
    /// <summary>
    /// Reads every whole record of a source's quarantine with today's mappings. What can be taken now leaves the quarantine in the transaction that
    /// stores it; what can't stays with today's reason. Safe to repeat, to stop and to run twice at once.
    /// </summary>
    /// <param name="format">Read the records as this format; <c>null</c>: as the one they came in.</param>
    /// <exception cref="UnknownFormat">There is no such format, or a mapping of the operator is wrong.</exception>
    /// <exception cref="IngestStopped">The store can't take more. What was counted is settled.</exception>
    Task<RedriveSummary> RedriveAsync(string source, string? format, CancellationToken ct);
}

/// <summary>What became of quarantined records: <c>Tried = Accepted + Duplicates + PassedOver + Kept</c> where each record is one entry.</summary>
/// <param name="PassedOver">No model requests after all.</param>
/// <param name="Kept">Still wrong; they stay.</param>
/// <param name="Cut">Not tried: too long to be kept whole, load the source again for those.</param>
public sealed record RedriveSummary(long Tried, long Accepted, long Duplicates, long PassedOver, long Kept, long Cut);
