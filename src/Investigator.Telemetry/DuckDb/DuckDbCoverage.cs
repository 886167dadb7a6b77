using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="ICoverage"/>
internal sealed class DuckDbCoverage(TelemetryStore store) : ICoverage
{
    private const string Sources = """
        SELECT b.source, b.stream, string_agg(DISTINCT c.format, ',' ORDER BY c.format), sum(c.entries)::BIGINT, sum(c.passed_over)::BIGINT
        FROM ingest_batch b JOIN batch_coverage c USING (batch_id) GROUP BY b.source, b.stream ORDER BY b.source, b.stream
        """;

    private const string Fields = """
        SELECT source, stream, position, sum(said)::BIGINT, sum(weak)::BIGINT, min(stored_at), max(stored_at)
        FROM (SELECT b.source, b.stream, b.stored_at, unnest(range(len(c.said))) AS position, unnest(c.said) AS said, unnest(c.weak) AS weak
              FROM ingest_batch b JOIN batch_coverage c USING (batch_id))
        WHERE said > 0 GROUP BY source, stream, position
        """;

    public async Task<IReadOnlyList<SourceCoverage>> LoadAsync(CancellationToken ct)
    {
        var sources = await store.AskAsync(
            Sources, [], row => (Source: row.GetString(0), Stream: StreamName.Parse(row.GetString(1)), Formats: row.GetString(2), Entries: row.GetInt64(3), Passed: row.GetInt64(4)), ct).ConfigureAwait(false);
        var fields = await store.AskAsync(
            Fields, [],
            row => (Source: row.GetString(0), Stream: StreamName.Parse(row.GetString(1)), Position: row.GetInt64(2), Said: row.GetInt64(3), Weak: row.GetInt64(4), First: Row.Time(row, 5), Last: Row.Time(row, 6)),
            ct).ConfigureAwait(false);
        var known = fields.ToDictionary(field => (field.Source, field.Stream, field.Position));
        return [.. sources.Select(source => new SourceCoverage(
            source.Source, source.Stream, source.Formats.Split(','), source.Entries, source.Passed,
            [.. CanonicalFields.Of(source.Stream).Select((field, position) => known.TryGetValue((source.Source, source.Stream, position), out var found)
                ? new FieldArrival(field, source.Entries, found.Said, found.Weak, found.First, found.Last)
                : new FieldArrival(field, source.Entries, 0, 0, null, null))]))];
    }
}
