using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <inheritdoc cref="IHeirQuestions"/>
internal sealed class HeirQuestions(TelemetryStore store) : IHeirQuestions
{
    // A resource of more than 2 % of all accounts outside, and of twenty at least, says nothing: it never leaves the store.
    private const string Traits = """
        WITH member AS (SELECT unnest($accounts) AS account_id, unnest($pools) AS pool),
        used AS NOT MATERIALIZED (
            SELECT kind, value, account_id FROM usage_resource WHERE kind IN ('PromptSkeleton', 'TlsFingerprint', 'ClientStack', 'NetworkPrefix') AND value <> '0'
            UNION ALL SELECT 'Payment', payment_fingerprint, account_id FROM account WHERE payment_fingerprint IS NOT NULL
            UNION ALL SELECT 'Device', device_id, account_id FROM account WHERE device_id IS NOT NULL
            UNION ALL SELECT 'EmailDomain', email_domain, account_id FROM account WHERE email_domain IS NOT NULL
            UNION ALL SELECT 'Referrer', referrer, account_id FROM account WHERE referrer IS NOT NULL),
        of_pool AS (SELECT m.pool, u.kind, u.value, count(DISTINCT account_id) AS members FROM used u JOIN member m USING (account_id) GROUP BY m.pool, u.kind, u.value HAVING count(DISTINCT account_id) >= 2),
        holders AS MATERIALIZED (SELECT DISTINCT kind, value, account_id FROM used SEMI JOIN of_pool USING (kind, value)),
        users AS (SELECT kind, value, count(*) AS users FROM holders GROUP BY kind, value),
        seen AS (SELECT account_id, min(first_at) AS first_at, max(last_at) FILTER (requests > errors) AS answered_at FROM usage_slot GROUP BY account_id),
        every AS (SELECT count(*) AS accounts FROM seen),
        ended AS (
            SELECT m.pool, least(min(to_cut.cut_at), quantile_disc(s.answered_at, 0.5)) AS ended_at
            FROM member m JOIN (SELECT unnest($numbers) AS pool, unnest($cuts) AS cut_at) to_cut USING (pool) LEFT JOIN seen s USING (account_id) GROUP BY m.pool)
        SELECT p.pool, n.account_id, p.kind, CASE WHEN p.kind = 'PromptSkeleton' THEN printf('%016x', p.value::UBIGINT) ELSE p.value END, p.members, u.users - p.members, every.accounts, n.first_at, ended.ended_at
        FROM of_pool p JOIN users u USING (kind, value) JOIN ended USING (pool) CROSS JOIN every
            JOIN holders r ON r.kind = p.kind AND r.value = p.value
            JOIN seen n ON n.account_id = r.account_id AND n.first_at >= ended.ended_at
        WHERE 100 * (u.users - p.members) <= 2 * every.accounts + 2000
            AND NOT EXISTS (SELECT 1 FROM member m WHERE m.account_id = n.account_id AND m.pool = p.pool)
        """;

    public async Task<IReadOnlyList<HeirTrait>> TraitsAsync(IReadOnlyList<BurntPool> pools, IReadOnlyCollection<AccountId>? only, CancellationToken ct)
    {
        if (pools.Count == 0) return [];
        var members = pools.SelectMany((p, n) => p.Members.Select(m => (m.Value, Pool: n))).ToList();
        List<(string, object?)> values =
        [
            ("accounts", members.Select(m => m.Value).ToList()), ("pools", members.Select(m => m.Pool).ToList()),
            ("numbers", Enumerable.Range(0, pools.Count).ToList()), ("cuts", pools.Select(p => p.CutAt.UtcDateTime).ToList()),
        ];
        if (only is not null) values.Add(("only", only.Select(a => a.Value).ToList()));
        return await store.AskOfAllAsync(
            $"{Traits} {(only is null ? "" : "AND n.account_id IN (SELECT unnest($only))")} ORDER BY p.pool, n.account_id, p.kind, p.value", values,
            row => new HeirTrait(
                row.GetInt32(0), new(row.GetString(1)), new(Enum.Parse<ResourceKind>(row.GetString(2)), row.GetString(3)), (int)row.GetInt64(4), (int)row.GetInt64(5), (int)row.GetInt64(6),
                Row.Time(row, 7)!.Value, Row.Time(row, 8)!.Value), ct).ConfigureAwait(false);
    }
}
