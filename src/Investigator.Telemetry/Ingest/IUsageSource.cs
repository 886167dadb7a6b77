namespace Investigator.Telemetry.Ingest;

/// <summary>Turns the bytes of one delivery into batches. Memory is bounded whatever comes; what can't be read is in the batches as rejects.</summary>
internal interface IUsageSource
{
    /// <summary>The batches, in the order of the records; each is the caller's to release.</summary>
    IAsyncEnumerable<UsageBatch> ReadAsync(Stream log, CancellationToken ct);
}
