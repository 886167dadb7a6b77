using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IPolicyQuestions"/>
internal sealed class DuckDbPolicyFacts(TelemetryStore store) : IPolicyQuestions
{
    private const string From = "(SELECT max(last_at) - to_hours($hours) FROM usage_slot)";

    // All accounts, or those that are listed.
    private const string Chosen = "($all OR account_id IN (SELECT unnest($only)))";

    private static readonly string Accounts = $"""
        WITH used AS (
            SELECT account_id, sum(requests)::BIGINT AS requests, {Sql.Total("input_tokens")} AS input, {Sql.Total("output_tokens")} AS output, count(DISTINCT slot // 48)::INTEGER AS days
            FROM usage_slot WHERE last_at >= {From} AND {Chosen} GROUP BY account_id)
        SELECT used.account_id, requests, input, output, days, segment, tier, verification, organization_id, created_at
        FROM used LEFT JOIN account ON used.account_id = account.account_id ORDER BY used.account_id
        """;

    private const string Families = $"SELECT account_id, family, sum(requests)::BIGINT FROM usage_slot WHERE last_at >= {From} AND {Chosen} AND family IS NOT NULL GROUP BY account_id, family";

    // The purpose of most requests, by name where two have as many.
    private const string Purposes = $"""
        SELECT account_id, environment FROM (SELECT account_id, environment, count(*) AS requests FROM usage_event WHERE time >= {From} AND {Chosen} AND environment IS NOT NULL GROUP BY account_id, environment)
        QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY requests DESC, environment) = 1
        """;

    private const string NewModels = $"""
        WITH models AS (SELECT model, min(time) AS began FROM usage_event GROUP BY model),
        fresh AS (SELECT model, began FROM models WHERE began >= (SELECT min(began) FROM models) + INTERVAL 7 DAY AND began >= {From} - INTERVAL 1 DAY)
        SELECT account_id, max(time) FROM usage_event JOIN fresh ON usage_event.model = fresh.model
        WHERE time >= {From} AND {Chosen} AND time < began + INTERVAL 1 DAY GROUP BY account_id
        """;

    public async Task<IReadOnlyList<PolicyFacts>> FactsAsync(TimeSpan before, IReadOnlyCollection<AccountId>? only, CancellationToken ct)
    {
        List<string> chosen = [.. only?.Select(a => a.Value) ?? []];
        List<(string, object?)> asked = [("hours", Hours(before)), ("all", only is null), ("only", chosen)];
        var families = (await store.AskOfAllAsync(Families, asked, row => (Account: row.GetString(0), Family: row.GetString(1), Requests: row.GetInt64(2)), ct).ConfigureAwait(false))
            .GroupBy(f => f.Account, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyDictionary<string, long>)g.ToDictionary(f => f.Family, f => f.Requests, StringComparer.Ordinal), StringComparer.Ordinal);
        var purposes = (await store.AskOfAllAsync(Purposes, asked, row => (Account: row.GetString(0), Purpose: row.GetString(1)), ct).ConfigureAwait(false)).ToDictionary(p => p.Account, p => p.Purpose, StringComparer.Ordinal);
        var models = (await store.AskOfAllAsync(NewModels, asked, row => (Account: row.GetString(0), At: Row.Time(row, 1)), ct).ConfigureAwait(false)).ToDictionary(m => m.Account, m => m.At, StringComparer.Ordinal);
        return await store.AskOfAllAsync(
            Accounts, asked,
            row => new PolicyFacts(new(row.GetString(0)))
            {
                Requests = row.GetInt64(1),
                InputTokens = row.GetInt64(2),
                OutputTokens = row.GetInt64(3),
                ActiveDays = row.GetInt32(4),
                Segment = Row.Text(row, 5),
                Tier = Row.Text(row, 6),
                Verification = Row.Text(row, 7),
                Organization = Row.Text(row, 8),
                CreatedAt = Row.Time(row, 9),
                Families = families.GetValueOrDefault(row.GetString(0)) ?? new Dictionary<string, long>(StringComparer.Ordinal),
                Purpose = purposes.GetValueOrDefault(row.GetString(0)),
                NewModelAt = models.GetValueOrDefault(row.GetString(0)),
            },
            ct).ConfigureAwait(false);
    }

    public async Task<DateTimeOffset?> LatestAsync(CancellationToken ct) => (await store.AskAsync("SELECT max(last_at) FROM usage_slot", [], row => Row.Time(row, 0), ct).ConfigureAwait(false))[0];

    public async Task<IReadOnlyList<NetworkShare>> NetworksAsync(TimeSpan before, IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        List<string> ids = [.. accounts.Select(a => a.Value)];
        if (ids.Count == 0) return [];
        return await store.AskAsync(
            $"SELECT account_id, value, sum(requests)::BIGINT FROM usage_resource WHERE kind = 'NetworkPrefix' AND last_at >= {From} AND account_id IN (SELECT unnest($accounts)) GROUP BY account_id, value ORDER BY account_id, value",
            [("hours", Hours(before)), ("accounts", ids)], row => new NetworkShare(new(row.GetString(0)), row.GetString(1), row.GetInt64(2)), ct).ConfigureAwait(false);
    }

    public async Task<Page<KeyPurpose>> PurposesAsync(TimeSpan before, int skip, int take, CancellationToken ct)
    {
        var rows = await store.AskOfAllAsync(
            $"""
            WITH used AS (
                SELECT api_key_id, max(environment) AS environment, list_slice(list_sort(list(DISTINCT account_id)), 1, 10) AS owners, count(*)::BIGINT AS requests,
                    count(DISTINCT time::DATE)::INTEGER AS days, count(DISTINCT network_prefix)::INTEGER AS networks, min(time) AS first_at, max(time) AS last_at
                FROM usage_event WHERE time >= {From} AND api_key_id IS NOT NULL AND environment IS NOT NULL AND lower(environment) NOT IN ('production', 'prod', 'live')
                GROUP BY api_key_id)
            SELECT api_key_id, environment, owners, requests, days, networks, first_at, last_at, count(*) OVER () FROM used
            ORDER BY (days >= {KeyPurpose.ProductionDays} AND requests >= days * {KeyPurpose.ProductionPerDay}) OR networks > {KeyPurpose.TestNetworks} DESC, requests DESC, api_key_id LIMIT $take OFFSET $skip
            """,
            [("hours", Hours(before)), ("skip", skip), ("take", take)],
            row => (Key: new KeyPurpose(row.GetString(0), row.GetString(1), [.. row.GetFieldValue<List<string>>(2).Select(a => new AccountId(a))], row.GetInt64(3), row.GetInt32(4), row.GetInt32(5), Row.Time(row, 6), Row.Time(row, 7)), Total: row.GetInt64(8)),
            ct).ConfigureAwait(false);
        // A page behind the last has no row to say how many there are.
        if (rows.Count > 0 || skip == 0) return new([.. rows.Select(row => row.Key)], rows.Count > 0 ? rows[0].Total : 0);
        return new([], (await PurposesAsync(before, 0, 1, ct).ConfigureAwait(false)).Total);
    }

    private static int Hours(TimeSpan before) => (int)Math.Clamp(before.TotalHours, 1, 100_000);
}
