using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IIngestLedger"/>
internal sealed class DuckDbLedger(TelemetryStore store) : IIngestLedger
{
    public async Task<IReadOnlyList<IngestSource>> SourcesAsync(CancellationToken ct)
    {
        const string Sources = """
            SELECT source, stream, sum(read)::BIGINT, sum(accepted)::BIGINT, sum(duplicates)::BIGINT, sum(quarantined)::BIGINT, sum(seconds), min(stored_at), max(stored_at)
            FROM ingest_batch GROUP BY source, stream ORDER BY max(batch_id) DESC
            """;
        return await store.AskAsync(
            Sources, [],
            row => new IngestSource(
                row.GetString(0), StreamName.Parse(row.GetString(1)),
                new(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), TimeSpan.FromSeconds(row.GetDouble(6))),
                Row.Time(row, 7)!.Value, Row.Time(row, 8)!.Value),
            ct).ConfigureAwait(false);
    }

    public async Task<StoredUsage> StoredAsync(CancellationToken ct)
    {
        const string Stored = """
            SELECT (SELECT count(*) FROM usage_event), (SELECT count(*) FROM account), (SELECT count(*) FROM usage_text), min(time), max(time) FROM usage_event
            """;
        var rows = await store.AskAsync(
            Stored, [], row => new StoredUsage(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), Row.Time(row, 3), Row.Time(row, 4)), ct).ConfigureAwait(false);
        return rows[0];
    }
}
