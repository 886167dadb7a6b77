namespace Investigator.Domain.Ingest;

/// <summary>What became of the lines of one delivery: <c>Read = Accepted + Duplicates + Quarantined</c>, always.</summary>
/// <param name="Read">Non-blank lines read.</param>
/// <param name="Accepted">Lines stored.</param>
/// <param name="Duplicates">Lines whose event id was stored already; they changed nothing.</param>
/// <param name="Quarantined">Lines set aside with a reason.</param>
public sealed record IngestSummary(long Read, long Accepted, long Duplicates, long Quarantined, TimeSpan Elapsed)
{
    public static IngestSummary Nothing { get; } = new(0, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Records of the source that are no model requests (tool spans, other log categories): not part of <see cref="Read"/>.</summary>
    public long PassedOver { get; init; }

    public static IngestSummary operator +(IngestSummary a, IngestSummary b) => new(
        a.Read + b.Read, a.Accepted + b.Accepted, a.Duplicates + b.Duplicates, a.Quarantined + b.Quarantined, a.Elapsed + b.Elapsed)
    {
        PassedOver = a.PassedOver + b.PassedOver,
    };
}
