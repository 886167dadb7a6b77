using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IQuarantine"/>
internal sealed class DuckDbQuarantine(TelemetryStore store) : IQuarantine
{
    private const string Asked = "FROM quarantine WHERE ($source IS NULL OR source = $source) AND ($reason IS NULL OR reason = $reason)";

    private const string Lines = $"""
        SELECT stream, source, line, reason, text, stored_at, format, coalesce(whole, false) {Asked}
        ORDER BY batch_id DESC, line DESC, position DESC OFFSET $skip LIMIT $take
        """;

    private const string Reasons = """
        SELECT reason, count(*) AS records, count(*) FILTER (coalesce(whole, false)) AS kept, max(stored_at), count(*) OVER (), sum(count(*)) OVER ()::BIGINT, sum(count(*) FILTER (coalesce(whole, false))) OVER ()::BIGINT
        FROM quarantine WHERE $source IS NULL OR source = $source GROUP BY reason ORDER BY records DESC, reason LIMIT $take
        """;

    public async Task<Page<QuarantinedLine>> LoadAsync(string? source, string? reason, int skip, int take, CancellationToken ct)
    {
        var rows = await store.AskAsync(
            Lines, [("source", source), ("reason", reason), ("skip", skip), ("take", take)],
            row => new QuarantinedLine(StreamName.Parse(row.GetString(0)), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4), Row.Time(row, 5)!.Value) { Format = Row.Text(row, 6), IsWhole = row.GetBoolean(7) },
            ct).ConfigureAwait(false);
        var total = await store.AskAsync($"SELECT count(*) {Asked}", [("source", source), ("reason", reason)], row => row.GetInt64(0), ct).ConfigureAwait(false);
        return new(rows, total[0]);
    }

    public async Task<QuarantineSummary> SummaryAsync(string? source, int take, CancellationToken ct)
    {
        var rows = await store.AskAsync(
            Reasons, [("source", source), ("take", take)],
            row => (Reason: new QuarantineReason(row.GetString(0), row.GetInt64(1), row.GetInt64(2), Row.Time(row, 3)!.Value), Reasons: row.GetInt64(4), Records: row.GetInt64(5), Whole: row.GetInt64(6)), ct).ConfigureAwait(false);
        return rows.Count == 0 ? new([], 0, 0, 0) : new([.. rows.Select(row => row.Reason)], rows[0].Reasons, rows[0].Records, rows[0].Whole);
    }
}
