using System.Net;
using Investigator.Domain.Decisions;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IReachQuestions"/>
internal sealed class DuckDbReach(TelemetryStore store) : IReachQuestions
{
    // The first whole day of the time before the latest request.
    private const string From = "(SELECT max(last_at)::DATE - to_days($days) FROM usage_slot)";

    private const string Slots = $"SELECT account_id, account_key, requests FROM usage_slot WHERE last_at >= {From}";

    private const string Addresses = $"SELECT DISTINCT value FROM usage_resource WHERE kind = 'IpAddress' AND day >= {From}";

    public async Task<Reach> ReachAsync(DecisionTarget target, TimeSpan before, int? perMinute, int take, CancellationToken ct)
    {
        var (values, days) = (await ValuesAsync(target, (int)before.TotalDays, ct).ConfigureAwait(false), (int)before.TotalDays);
        var (rows, events) = target.Scope switch
        {
            DecisionScope.Account => ($"{Slots} AND account_id IN (SELECT unnest($values))", "account_id IN (SELECT unnest($values))"),
            DecisionScope.Organization => ($"{Slots} AND account_id IN (SELECT account_id FROM account WHERE organization_id IN (SELECT unnest($values)))", "account_id IN (SELECT account_id FROM account WHERE organization_id IN (SELECT unnest($values)))"),
            DecisionScope.Key => (OnResource("ApiKey"), "api_key_id IN (SELECT unnest($values))"),
            DecisionScope.Session => ($"{Slots} AND session_id IN (SELECT unnest($values))", "session_id IN (SELECT unnest($values))"),
            DecisionScope.Prefix => (OnResource("IpAddress"), "ip IN (SELECT unnest($values))"),
        };
        if (values.Count == 0) return new(0, 0, perMinute is null ? null : 0, []);
        var reached = await store.AskAsync(
            $"""
            WITH reached AS (SELECT account_id, sum(requests)::BIGINT AS requests FROM ({rows}) GROUP BY account_id),
            everything AS (SELECT account_id, sum(requests)::BIGINT AS requests FROM ({Slots}) WHERE account_id IN (SELECT account_id FROM reached) GROUP BY account_id)
            SELECT reached.account_id, reached.requests, coalesce(everything.requests, reached.requests)
            FROM reached LEFT JOIN everything ON reached.account_id = everything.account_id ORDER BY reached.requests DESC, reached.account_id
            """,
            [("values", values), ("days", days)], row => new ReachedAccount(new(row.GetString(0)), row.GetInt64(1), row.GetInt64(2)), ct).ConfigureAwait(false);
        long? above = perMinute is { } rate ? await AboveAsync(rows, events, values, days, rate, ct).ConfigureAwait(false) : null;
        return new(reached.Count, reached.Sum(r => r.Requests), above, [.. reached.Take(take)]);
    }

    private static string OnResource(string kind) => $"SELECT account_id, account_key, requests FROM usage_resource WHERE kind = '{kind}' AND value IN (SELECT unnest($values)) AND day >= {From}";

    private async Task<long> AboveAsync(string rows, string events, List<string> values, int days, int rate, CancellationToken ct) => (await store.AskAsync(
        $"""
        SELECT coalesce(sum(greatest(requests - $rate, 0)), 0)::BIGINT
        FROM (SELECT count(*) AS requests FROM usage_event WHERE time >= {From} AND {events} AND account_key IN (SELECT account_key FROM ({rows})) GROUP BY time_bucket(INTERVAL 1 MINUTE, time))
        """,
        [("values", values), ("days", days), ("rate", rate)], row => row.GetInt64(0), ct).ConfigureAwait(false))[0];

    // The engine knows no networks: addresses are looked at one by one.
    private async Task<List<string>> ValuesAsync(DecisionTarget target, int days, CancellationToken ct)
    {
        if (target.Scope is not DecisionScope.Prefix) return [target.Value];
        if (!IPNetwork.TryParse(target.Value, out var prefix)) return [];
        return [.. (await store.AskAsync(Addresses, [("days", days)], row => row.GetString(0), ct).ConfigureAwait(false))
            .Where(text => IPAddress.TryParse(text, out var address) && prefix.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address))];
    }
}
