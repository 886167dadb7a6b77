using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IRateQuestions"/>
internal sealed class DuckDbRates(TelemetryStore store) : IRateQuestions
{
    public async Task<IReadOnlyDictionary<AccountId, double>> AboveAsync(
        LimitPlace place, int perMinute, TimeSpan before, IReadOnlyDictionary<AccountId, Guid>? pools, IReadOnlyCollection<AccountId>? only, CancellationToken ct)
    {
        if (only is { Count: 0 } || (place is LimitPlace.Pool && pools is null or { Count: 0 })) return new Dictionary<AccountId, double>();
        // An account without an organization is limited by itself; requests without a key or an address by nothing.
        var (value, join) = place switch
        {
            LimitPlace.Key => ("e.api_key_id", ""),
            LimitPlace.Account => ("e.account_id", ""),
            LimitPlace.Organization => ("coalesce(account.organization_id, e.account_id)", "LEFT JOIN account ON e.account_id = account.account_id"),
            LimitPlace.Prefix => ("e.network_prefix", ""),
            LimitPlace.Pool => ("pooled.pool", "JOIN pooled ON e.account_id = pooled.account_id"),
        };
        var chosen = only is null ? "" : "AND e.account_key IN (SELECT unnest($keys)) AND e.account_id IN (SELECT unnest($only))";
        var sql = $"""
            WITH pooled AS (SELECT unnest($accounts) AS account_id, unnest($pools) AS pool),
            asked AS (
                SELECT e.account_id, {value} AS value, time_bucket(INTERVAL 1 MINUTE, e.time) AS minute, count(*) AS requests FROM usage_event e {join}
                WHERE e.time >= (SELECT max(last_at) - to_hours($hours) FROM usage_slot) AND {value} IS NOT NULL {chosen} GROUP BY ALL),
            heavy AS (SELECT value, minute, sum(requests) AS requests FROM asked GROUP BY value, minute HAVING sum(requests) > $rate)
            SELECT asked.account_id, sum(asked.requests * (heavy.requests - $rate)::DOUBLE / heavy.requests)::DOUBLE
            FROM asked JOIN heavy ON asked.value = heavy.value AND asked.minute = heavy.minute GROUP BY asked.account_id ORDER BY asked.account_id
            """;
        var members = pools?.ToList() ?? [];
        List<string> accounts = [.. members.Select(m => m.Key.Value)];
        List<string> named = [.. members.Select(m => m.Value.ToString("D"))];
        List<(string, object?)> parameters = [("accounts", accounts), ("pools", named), ("hours", (int)Math.Clamp(before.TotalHours, 1, 100_000)), ("rate", perMinute)];
        if (only is not null)
        {
            List<string> ids = [.. only.Select(a => a.Value)];
            List<ulong> keys = [.. ids.Select(AccountKey.Of)];
            parameters.AddRange([("only", ids), ("keys", keys)]);
        }

        return (await store.AskOfAllAsync(sql, parameters, row => (Account: new AccountId(row.GetString(0)), Above: row.GetDouble(1)), ct).ConfigureAwait(false)).ToDictionary(a => a.Account, a => a.Above);
    }
}
