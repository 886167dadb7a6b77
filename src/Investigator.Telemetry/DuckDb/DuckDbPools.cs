using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IPoolQuestions"/>
internal sealed class DuckDbPools(TelemetryStore store) : IPoolQuestions
{
    private const string Activity = """
        SELECT account_id, min(first_at), max(last_at) FILTER (requests > errors), sum(requests)::BIGINT, (sum(requests) - sum(errors))::BIGINT, coalesce(sum(requests) FILTER (family IS NOT NULL), 0)::BIGINT
        FROM usage_slot WHERE account_id IN (SELECT unnest($accounts)) GROUP BY account_id ORDER BY account_id
        """;

    private const string Latest = "SELECT max(last_at) FROM usage_slot";

    // A prompt is known again by its hash; without one by its SimHash, which alike prompts may share; without either each request counts.
    private const string Pairs = """
        SELECT family, approx_count_distinct(coalesce(prompt_hash, simhash)) + count(*) FILTER (prompt_hash IS NULL AND simhash IS NULL), count(*)
        FROM usage_event
        WHERE status < 400 AND family IS NOT NULL AND account_key IN (SELECT unnest($keys)) AND account_id IN (SELECT unnest($accounts))
        GROUP BY family ORDER BY family
        """;

    public async Task<PoolActivity> ActivityAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var latest = (await store.AskAsync(Latest, [], row => Row.Time(row, 0), ct).ConfigureAwait(false))[0];
        if (accounts.Count == 0) return new(latest, []);
        List<string> ids = [.. accounts.Select(account => account.Value)];
        return new(latest, await store.AskAsync(
            Activity, [("accounts", ids)],
            row => new AccountActivity(new(row.GetString(0)), Row.Time(row, 1)!.Value, Row.Time(row, 2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), ct).ConfigureAwait(false));
    }

    public async Task<IReadOnlyDictionary<string, long>> PairsAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        List<string> ids = [.. accounts.Select(account => account.Value)];
        if (ids.Count == 0) return new Dictionary<string, long>(StringComparer.Ordinal);
        List<ulong> keys = [.. ids.Select(AccountKey.Of)];
        // An estimate may come out above what it estimates.
        return (await store.AskAsync(Pairs, [("accounts", ids), ("keys", keys)], row => (Family: row.GetString(0), Pairs: Math.Min(row.GetInt64(1), row.GetInt64(2))), ct).ConfigureAwait(false))
            .ToDictionary(f => f.Family, f => f.Pairs, StringComparer.Ordinal);
    }
}
