using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="ISharingFacts"/>
internal sealed class DuckDbSharingFacts(TelemetryStore store) : ISharingFacts
{
    private static readonly IReadOnlyList<(IndicatorKind Kind, ResourceColumn Column)> Shared =
    [
        (IndicatorKind.IpAddress, Column(ResourceKind.IpAddress)),
        (IndicatorKind.NetworkPrefix, Column(ResourceKind.NetworkPrefix)),
        (IndicatorKind.AutonomousSystem, Column(ResourceKind.Asn)),
        (IndicatorKind.TlsFingerprint, Column(ResourceKind.TlsFingerprint)),
        (IndicatorKind.UserAgent, Column(ResourceKind.ClientStack)),
        (IndicatorKind.PromptSkeleton, Column(ResourceKind.PromptSkeleton)),
        (IndicatorKind.EmailDomain, Column(ResourceKind.EmailDomain)),
        (IndicatorKind.PaymentHash, Column(ResourceKind.Payment)),
        (IndicatorKind.DeviceHash, Column(ResourceKind.Device)),
        // The hash of an address is no resource that anything is linked by; it leaves all the same, keyed once more.
        (IndicatorKind.EmailHash, new(ResourceKind.EmailDomain, true, "email_hash")),
        (IndicatorKind.HeaderFingerprint, Column(ResourceKind.HeaderFingerprint)),
        (IndicatorKind.ToolSchema, Column(ResourceKind.ToolSchema)),
    ];

    private static readonly string Totals = $"""
        SELECT u.account_id, count(*), {Sql.Total("u.input_tokens + u.output_tokens")}, min(u.time), max(u.time), any_value(a.created_at), any_value(a.payment_class)
        FROM usage_event u LEFT JOIN account a ON a.account_id = u.account_id WHERE u.account_id IN (SELECT unnest($accounts)) GROUP BY u.account_id ORDER BY u.account_id
        """;

    public async Task<SharingMeasures> MeasureAsync(IReadOnlyDictionary<AccountId, MemberStanding> members, CancellationToken ct)
    {
        List<string> ids = [.. members.Keys.Select(account => account.Value)];
        var totals = await store.AskAsync(Totals, [("accounts", ids)], Total, ct).ConfigureAwait(false);
        var known = totals.ToDictionary(t => t.Account, StringComparer.Ordinal);
        var uses = known.Keys.ToDictionary(account => account, _ => new List<Domain.Sharing.ResourceUse>(), StringComparer.Ordinal);
        var outside = new Dictionary<IndicatorKey, long>();
        foreach (var (kind, column) in Shared)
        {
            foreach (var (account, stored, first, last, exchanges) in await store.AskAsync(Used(column), [("accounts", ids)], Use, ct).ConfigureAwait(false))
            {
                if (!known.TryGetValue(account, out var total)) continue; // without traffic: left out
                uses[account].Add(new(kind, Shown(column, stored), first ?? total.First, last ?? total.Last, exchanges ?? total.Exchanges));
            }

            foreach (var (stored, users) in await store.AskAsync(Outside(column), [("accounts", ids)], row => (row.GetString(0), row.GetInt64(1)), ct).ConfigureAwait(false))
                outside[new(kind, Shown(column, stored))] = users;
        }

        List<string> counted = [.. members.Where(m => m.Value is not MemberStanding.Innocent).Select(m => m.Key.Value)];
        var hours = new Dictionary<IndicatorKey, long[]>();
        foreach (var (kind, column) in Shared.Where(s => s.Kind is IndicatorKind.NetworkPrefix or IndicatorKind.AutonomousSystem))
            foreach (var (stored, hour, exchanges) in await store.AskAsync(Hours(column), [("accounts", counted)], row => (row.GetString(0), (int)row.GetInt64(1), row.GetInt64(2)), ct).ConfigureAwait(false))
            {
                var key = new IndicatorKey(kind, Shown(column, stored));
                if (!hours.TryGetValue(key, out var day)) hours[key] = day = new long[24];
                day[hour] += exchanges;
            }

        var others = await store.AskAsync(
            "SELECT count(DISTINCT account_id) FROM usage_event WHERE account_id NOT IN (SELECT unnest($accounts))", [("accounts", ids)], row => row.GetInt64(0), ct).ConfigureAwait(false);
        return new(
            [.. totals.Select(t => new MemberFacts
            {
                AccountId = t.Account,
                Standing = members[new(t.Account)],
                Exchanges = t.Exchanges,
                Tokens = t.Tokens,
                FirstSeenAt = t.First,
                LastSeenAt = t.Last,
                SignedUpAt = t.SignedUp,
                PaymentClass = t.Class,
                Resources = uses[t.Account],
            })],
            others[0], outside)
        {
            Hours = hours.ToDictionary(h => h.Key, h => (IReadOnlyList<long>)h.Value),
        };
    }

    private static ResourceColumn Column(ResourceKind kind) => ResourceColumn.All.First(column => column.Kind == kind);

    private static string Shown(ResourceColumn column, string stored) => ResourceColumn.Shown(column.Kind, stored);

    // A trait of the account itself was there all the time: its use is the account's use.
    private static string Used(ResourceColumn column) => column.OfAccount
        ? $"SELECT account_id, CAST({column.Column} AS VARCHAR), NULL::TIMESTAMP, NULL::TIMESTAMP, NULL::BIGINT FROM account WHERE {column.Column} IS NOT NULL AND account_id IN (SELECT unnest($accounts)) ORDER BY account_id"
        : $"SELECT account_id, CAST({column.Column} AS VARCHAR), min(time), max(time), count(*) FROM usage_event WHERE {column.Column} IS NOT NULL AND account_id IN (SELECT unnest($accounts)) GROUP BY ALL ORDER BY ALL";

    private static string Hours(ResourceColumn column) =>
        $"SELECT CAST({column.Column} AS VARCHAR), CAST(hour(time) AS BIGINT), count(*) FROM usage_event WHERE {column.Column} IS NOT NULL AND account_id IN (SELECT unnest($accounts)) GROUP BY ALL ORDER BY ALL";

    // Every value that a member used, with 0 where nobody else did: a value left out would count as "not known".
    private static string Outside(ResourceColumn column)
    {
        var table = column.OfAccount ? "account" : "usage_event";
        return $"""
            WITH members AS (SELECT unnest($accounts) AS account_id),
                 mine AS (SELECT DISTINCT {column.Column} AS value FROM {table} WHERE account_id IN (FROM members) AND {column.Column} IS NOT NULL)
            SELECT CAST(value AS VARCHAR), count(DISTINCT u.account_id) FROM mine
            LEFT JOIN {table} u ON u.{column.Column} = value AND u.account_id NOT IN (FROM members) GROUP BY value ORDER BY value
            """;
    }

    private static (string Account, long Exchanges, long Tokens, DateTimeOffset First, DateTimeOffset Last, DateTimeOffset? SignedUp, string? Class) Total(DuckDB.NET.Data.DuckDBDataReader row) =>
        (row.GetString(0), row.GetInt64(1), row.GetInt64(2), Row.Time(row, 3)!.Value, Row.Time(row, 4)!.Value, Row.Time(row, 5), Row.Text(row, 6));

    private static (string Account, string Stored, DateTimeOffset? First, DateTimeOffset? Last, long? Exchanges) Use(DuckDB.NET.Data.DuckDBDataReader row) =>
        (row.GetString(0), row.GetString(1), Row.Time(row, 2), Row.Time(row, 3), row.IsDBNull(4) ? null : row.GetInt64(4));
}
