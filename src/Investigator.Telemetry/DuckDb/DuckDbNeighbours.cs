using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="INeighbourQuestions"/>
internal sealed class DuckDbNeighbours(TelemetryStore store) : INeighbourQuestions
{
    private static readonly string Totals = $"""
        SELECT (SELECT count(*) FROM account WHERE account_id IN (SELECT unnest($accounts)) AND (payment_fingerprint IS NOT NULL OR verification IN ('payment', 'kyc'))),
               coalesce(sum(requests), 0)::BIGINT, {Sql.Total("input_tokens")}, {Sql.Total("output_tokens")}
        FROM usage_slot WHERE account_id IN (SELECT unnest($accounts)) AND last_at >= (SELECT max(last_at) FROM usage_slot) - INTERVAL 30 DAY
        """;

    private const string Shared = """
        WITH recent AS (
            SELECT DISTINCT kind, value, account_id FROM usage_resource
            WHERE kind IN ('ApiKey', 'IpAddress') AND day >= (SELECT max(day) FROM usage_resource) - INTERVAL 30 DAY),
        inside AS (SELECT DISTINCT kind, value FROM recent WHERE account_id IN (SELECT unnest($accounts)))
        SELECT recent.kind, count(DISTINCT recent.value), count(DISTINCT recent.account_id)
        FROM recent JOIN inside ON recent.kind = inside.kind AND recent.value = inside.value
        WHERE recent.account_id NOT IN (SELECT unnest($accounts)) GROUP BY recent.kind
        """;

    public async Task<Neighbours> BesideAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        List<string> ids = [.. accounts.Select(account => account.Value)];
        if (ids.Count == 0) return Neighbours.None;
        var totals = (await store.AskAsync(
            Totals, [("accounts", ids)], row => (Paying: row.GetInt64(0), Requests: row.GetInt64(1), Input: row.GetInt64(2), Output: row.GetInt64(3)), ct).ConfigureAwait(false))[0];
        var shared = (await store.AskAsync(
            Shared, [("accounts", ids)], row => (Kind: row.GetString(0), Values: (int)row.GetInt64(1), Outside: (int)row.GetInt64(2)), ct).ConfigureAwait(false)).ToDictionary(s => s.Kind, StringComparer.Ordinal);
        var (keys, addresses) = (shared.GetValueOrDefault("ApiKey"), shared.GetValueOrDefault("IpAddress"));
        return new((int)totals.Paying, totals.Requests, totals.Input, totals.Output, keys.Values, keys.Outside, addresses.Values, addresses.Outside);
    }
}
