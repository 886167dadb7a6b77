using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IQuarantine"/>
internal sealed class DuckDbQuarantine(TelemetryStore store) : IQuarantine
{
    public async Task<Page<QuarantinedLine>> LoadAsync(string? source, int skip, int take, CancellationToken ct)
    {
        const string Lines = """
            SELECT stream, source, line, reason, text, stored_at, format, coalesce(whole, false) FROM quarantine WHERE $source IS NULL OR source = $source
            ORDER BY batch_id DESC, line DESC OFFSET $skip LIMIT $take
            """;
        var rows = await store.AskAsync(
            Lines, [("source", source), ("skip", skip), ("take", take)],
            row => new QuarantinedLine(StreamName.Parse(row.GetString(0)), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4), Row.Time(row, 5)!.Value) { Format = Row.Text(row, 6), IsWhole = row.GetBoolean(7) },
            ct).ConfigureAwait(false);
        var total = await store.AskAsync(
            "SELECT count(*) FROM quarantine WHERE $source IS NULL OR source = $source", [("source", source)], row => row.GetInt64(0), ct).ConfigureAwait(false);
        return new(rows, total[0]);
    }
}
