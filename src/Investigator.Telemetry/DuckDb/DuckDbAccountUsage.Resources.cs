using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

internal sealed partial class DuckDbAccountUsage
{
    // What usage_resource says of one account, with its rows taken apart by kind behind the filter: the engine planned the view's branch for each kind for longer than it read them.
    private const string Own = $"""
        SELECT kind, value, requests, first_at, last_at FROM rolled_resource WHERE {OfAccount}
        UNION ALL SELECT unnest(['IpAddress', 'NetworkPrefix', 'Asn', 'TlsFingerprint', 'ClientStack']), unnest([ip, network_prefix, asn::VARCHAR, tls_fingerprint, user_agent]), requests, first_at, last_at
            FROM rolled_origin WHERE {OfAccount}
        UNION ALL SELECT 'PromptSkeleton', skeleton::VARCHAR, requests, first_at, last_at FROM rolled_skeleton WHERE {OfAccount}
        UNION ALL SELECT 'ApiKey', api_key_id, requests, first_at, last_at FROM rolled_slot WHERE {OfAccount}
        UNION ALL SELECT unnest(['IpAddress', 'NetworkPrefix', 'Asn', 'TlsFingerprint', 'ClientStack', 'PromptSkeleton', 'ApiKey']),
            unnest([ip, network_prefix, asn::VARCHAR, tls_fingerprint, user_agent, skeleton::VARCHAR, api_key_id]), 1, time, time
            FROM usage_event WHERE batch_id > (SELECT batch_id FROM rolled_up) AND {OfAccount}
        """;

    private const string OfAccount = "account_key = $key AND account_id = $account";

    private static readonly string Resources = $"""
        WITH used AS (
            SELECT kind, value, sum(requests)::BIGINT AS requests, min(first_at) AS first_at, max(last_at) AS last_at
            FROM (
                {Own}
                UNION ALL {ResourceColumn.OfOneAccount})
            WHERE value IS NOT NULL GROUP BY kind, value
            QUALIFY row_number() OVER (PARTITION BY kind ORDER BY sum(requests) DESC, value) <= 200
        ), users AS (
            SELECT kind, value, count(DISTINCT account_id) AS accounts
            FROM (
                SELECT DISTINCT kind, value, account_id FROM usage_resource SEMI JOIN used USING (kind, value)
                {string.Concat(ResourceColumn.All.Where(column => column.OfAccount).Select(column => $"\nUNION ALL {column.Users}"))})
            GROUP BY kind, value
        )
        SELECT used.kind, used.value, label.text, used.requests, used.first_at, used.last_at, users.accounts
        FROM used JOIN users ON users.kind = used.kind AND users.value = used.value
        LEFT JOIN (SELECT CAST(skeleton AS VARCHAR) AS value, any_value(label) AS text FROM skeleton_label GROUP BY skeleton) label
            ON used.kind = 'PromptSkeleton' AND label.value = used.value
        ORDER BY used.requests DESC, used.kind, used.value
        """;

    public async Task<IReadOnlyList<ResourceUse>> ResourcesAsync(AccountId account, CancellationToken ct) => await store.AskAsync(
        Resources, Of(account),
        row =>
        {
            var kind = Enum.Parse<ResourceKind>(row.GetString(0));
            var value = ResourceColumn.Shown(kind, row.GetString(1));
            return new ResourceUse(new(kind, value), Row.Text(row, 2) ?? value, row.GetInt64(3), Row.Time(row, 4), Row.Time(row, 5), row.GetInt64(6));
        },
        ct).ConfigureAwait(false);

    public async Task<Page<AccountId>> AccountsOnAsync(Resource resource, int skip, int take, CancellationToken ct)
    {
        if (ResourceColumn.Stored(resource) is not { } value) return new([], 0);
        var places = string.Join("\nUNION ALL ", ResourceColumn.All.Where(column => column.Kind == resource.Kind).Select(column => column.Accounts));
        var rows = await store.AskAsync(
            $"SELECT account_id FROM ({places}) GROUP BY account_id ORDER BY max(requests) DESC, account_id OFFSET $skip LIMIT $take",
            [("value", value), ("skip", skip), ("take", take)], row => new AccountId(row.GetString(0)), ct).ConfigureAwait(false);
        var total = await store.AskAsync($"SELECT count(DISTINCT account_id) FROM ({places})", [("value", value)], row => row.GetInt64(0), ct).ConfigureAwait(false);
        return new(rows, total[0]);
    }
}
