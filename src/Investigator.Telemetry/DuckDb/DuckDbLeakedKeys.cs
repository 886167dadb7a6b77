using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="ILeakedKeyQuestions"/>
internal sealed class DuckDbLeakedKeys(TelemetryStore store) : ILeakedKeyQuestions
{
    // What a key was issued for stands in events alone: roll-ups do not keep it.
    private const string Known = """
        WITH named AS MATERIALIZED (
            SELECT value, min(CASE WHEN regexp_full_match(lower(value), '[0-9a-f]{64}') THEN lower(value) ELSE sha256(value) END) AS hash FROM usage_resource
            WHERE kind = 'ApiKey' AND (value IN (SELECT unnest($ids)) OR (len($hashes) > 0 AND (lower(value) IN (SELECT unnest($hashes)) OR sha256(value) IN (SELECT unnest($hashes))))) GROUP BY value),
        used AS (
            SELECT u.value, list_slice(list_sort(list(DISTINCT u.account_id)), 1, $most) AS owners, sum(u.requests)::BIGINT AS requests, min(u.first_at) AS first_at, max(u.last_at) AS last_at
            FROM usage_resource u JOIN named ON u.value = named.value WHERE u.kind = 'ApiKey' GROUP BY u.value),
        issued AS (SELECT api_key_id, max(environment) AS environment FROM usage_event WHERE api_key_id IN (SELECT value FROM named) GROUP BY api_key_id)
        SELECT used.value, named.hash, owners, requests, first_at, last_at, environment
        FROM used JOIN named ON used.value = named.value LEFT JOIN issued ON issued.api_key_id = used.value ORDER BY used.value
        """;

    public async Task<IReadOnlyList<KnownKey>> KnownAsync(IReadOnlyCollection<string> ids, IReadOnlyCollection<string> hashes, CancellationToken ct) => ids.Count == 0 && hashes.Count == 0 ? [] : await store.AskOfAllAsync(
        Known, [("ids", ids.ToList()), ("hashes", hashes.ToList()), ("most", KnownKey.MostOwners + 1)],
        row => new KnownKey(row.GetString(0), row.GetString(1), [.. row.GetFieldValue<List<string>>(2).Select(a => new AccountId(a))], row.GetInt64(3), Row.Time(row, 4), Row.Time(row, 5), Row.Text(row, 6)), ct).ConfigureAwait(false);
}
