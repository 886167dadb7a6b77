using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IGroundQuestions"/>
internal sealed class DuckDbGround(TelemetryStore store) : IGroundQuestions
{
    private static readonly IReadOnlyList<ResourceColumn> s_records =
        [.. ResourceColumn.All.Where(column => column.OfAccount && column.Kind is not ResourceKind.Organization)];

    // Days and repeated rows of a roll-up are put together once, for the accounts of the groups alone, and those are known by a number from then on: counting distinct ids again and again,
    // and comparing texts for it, took six times as long.
    private static readonly string Shared = $"""
        WITH who AS MATERIALIZED (SELECT account_id, grp, row_number() OVER ()::INTEGER AS n FROM (SELECT unnest($accounts) AS account_id, unnest($groups) AS grp)),
        used AS MATERIALIZED (
            SELECT kind, value, n, min(first_at) AS first_at, max(last_at) AS last_at FROM (
                SELECT kind, value, n, first_at, last_at FROM usage_resource JOIN who USING (account_id) WHERE kind <> 'ApiKey'
                {string.Concat(s_records.Select(column => $"\nUNION ALL SELECT '{column.Kind}', {column.Column}, n, NULL, NULL FROM account JOIN who USING (account_id) WHERE {column.Column} IS NOT NULL"))})
            GROUP BY kind, value, n),
        top AS MATERIALIZED (
            SELECT kind, value, count(*) AS accounts, count(*) OVER () AS resources FROM used GROUP BY kind, value
            HAVING count(*) >= $fewest
            QUALIFY row_number() OVER (PARTITION BY kind ORDER BY count(*) DESC, value) <= {IGroundQuestions.MostOfKind}),
        everybody AS (
            SELECT kind, value, count(DISTINCT account_id) AS accounts
            FROM (
                SELECT kind, value, account_id FROM usage_resource SEMI JOIN top USING (kind, value)
                {string.Concat(s_records.Select(column => $"\nUNION ALL SELECT '{column.Kind}', {column.Column}, account_id FROM account WHERE {column.Column} IN (SELECT value FROM top WHERE kind = '{column.Kind}')"))})
            GROUP BY kind, value),
        seen AS (
            SELECT kind, value, grp, count(*) AS accounts, min(first_at) AS first_at, max(last_at) AS last_at, any_value(top.accounts) AS in_groups, any_value(top.resources) AS resources
            FROM used JOIN top USING (kind, value) JOIN who USING (n) GROUP BY kind, value, grp)
        SELECT seen.kind, seen.value, label.text, seen.grp, seen.accounts, everybody.accounts, seen.first_at, seen.last_at, seen.resources
        FROM seen JOIN everybody USING (kind, value)
        LEFT JOIN (SELECT CAST(skeleton AS VARCHAR) AS value, any_value(label) AS text FROM skeleton_label GROUP BY skeleton) label
            ON seen.kind = 'PromptSkeleton' AND label.value = seen.value
        ORDER BY seen.in_groups DESC, seen.kind, seen.value, seen.grp
        """;

    // The key is what the roll-ups are sorted by: with it a few blocks are read and not all.
    private const string Uses = """
        WITH wanted AS (SELECT unnest($kinds) AS kind, unnest($values) AS value),
        who AS (SELECT unnest($keys)::UBIGINT AS account_key, unnest($accounts) AS account_id)
        SELECT kind, value, account_id, min(first_at), max(last_at), sum(requests)::BIGINT
        FROM usage_resource SEMI JOIN who USING (account_key, account_id) SEMI JOIN wanted USING (kind, value)
        GROUP BY kind, value, account_id ORDER BY kind, value, account_id
        """;

    public async Task<SharedGround> SharedAsync(IReadOnlyCollection<(AccountId Account, int Group)> groups, int fewest, CancellationToken ct)
    {
        if (groups.Count == 0) return SharedGround.None;
        var uses = await store.AskAsync(
            Shared,
            [("accounts", groups.Select(g => g.Account.Value).ToList()), ("groups", groups.Select(g => g.Group).ToList()), ("fewest", fewest)],
            row =>
            {
                var kind = Enum.Parse<ResourceKind>(row.GetString(0));
                var value = ResourceColumn.Shown(kind, row.GetString(1));
                var use = new GroundUse(new(kind, value), Row.Text(row, 2) ?? value, row.GetInt32(3), (int)row.GetInt64(4), row.GetInt64(5), Row.Time(row, 6), Row.Time(row, 7));
                return (Use: use, Resources: row.GetInt64(8));
            },
            ct).ConfigureAwait(false);
        var all = await store.AskAsync(
            "SELECT count(*) FROM (SELECT account_id FROM account UNION SELECT account_id FROM usage_slot)", [], row => row.GetInt64(0), ct).ConfigureAwait(false);
        return new([.. uses.Select(u => u.Use)], uses.Count > 0 ? uses[0].Resources : 0, all[0]);
    }

    public async Task<IReadOnlyList<AccountUse>> UsesAsync(IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<Resource> resources, CancellationToken ct)
    {
        var stored = resources.Select(r => (r.Kind, Value: ResourceColumn.Stored(r))).Where(r => r.Value is not null).ToList();
        if (accounts.Count == 0 || stored.Count == 0) return [];
        return await store.AskAsync(
            Uses,
            [("kinds", stored.Select(r => r.Kind.ToString()).ToList()), ("values", stored.Select(r => r.Value!).ToList()),
                ("keys", accounts.Select(a => AccountKey.Of(a.Value)).ToList()), ("accounts", accounts.Select(a => a.Value).ToList())],
            row =>
            {
                var kind = Enum.Parse<ResourceKind>(row.GetString(0));
                return new AccountUse(new(row.GetString(2)), new(kind, ResourceColumn.Shown(kind, row.GetString(1))), Row.Time(row, 3)!.Value, Row.Time(row, 4)!.Value, row.GetInt64(5));
            },
            ct).ConfigureAwait(false);
    }
}
