using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.Ingest;

/// <summary>
/// Reads one line-based log format. A new format is one class with this role: it is found by itself, and the contract suite runs over it.
/// Implementations keep no state between lines; one instance serves one delivery.
/// </summary>
internal interface IUsageLogReader
{
    /// <summary>The format's name on the command line and in the API.</summary>
    string Format { get; }

    /// <summary>Takes what a line says into the batch: one entry or several, or one rejection. Never throws for a bad line.</summary>
    /// <param name="line">The line without its end, valid UTF-8, not blank.</param>
    /// <param name="number">Its number in the source, from 1.</param>
    void Read(IngestStream kind, ReadOnlySpan<byte> line, long number, UsageBatch into);
}
