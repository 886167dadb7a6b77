using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IIngestLedger"/>
internal sealed class DuckDbLedger(TelemetryStore store, TimeProvider clock) : IIngestLedger
{
    public async Task<IReadOnlyList<IngestSource>> SourcesAsync(CancellationToken ct)
    {
        const string Sources = """
            SELECT b.source, b.stream, sum(b.read)::BIGINT, sum(b.accepted)::BIGINT, sum(b.duplicates)::BIGINT, sum(b.quarantined)::BIGINT, sum(b.seconds), min(b.stored_at), max(b.stored_at),
                   coalesce(sum(c.passed_over), 0)::BIGINT, arg_max(c.format, b.batch_id), arg_max(c.newest_event_at, b.batch_id),
                   coalesce(sum(b.read) FILTER (b.stored_at >= $hour), 0)::BIGINT
            FROM ingest_batch b LEFT JOIN batch_coverage c USING (batch_id) GROUP BY b.source, b.stream ORDER BY max(b.batch_id) DESC
            """;
        return await store.AskAsync(
            Sources, [("hour", clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(1))],
            row => new IngestSource(
                row.GetString(0), StreamName.Parse(row.GetString(1)),
                new(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), TimeSpan.FromSeconds(row.GetDouble(6))) { PassedOver = row.GetInt64(9) },
                Row.Time(row, 7)!.Value, Row.Time(row, 8)!.Value)
            {
                Format = Row.Text(row, 10),
                NewestEventAt = Row.Time(row, 11),
                LastHour = row.GetInt64(12),
            },
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
