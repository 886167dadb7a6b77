using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

internal sealed partial class DuckDbAccountUsage
{
    private static readonly string Sessions = $"""
        {Sql.Sessioned("account_id = $account")},
        sessions AS (
            SELECT session, any_value(derived) AS derived, min(time) AS started, max(time) AS ended, count(*) AS requests,
                   {Sql.Total("input_tokens")} AS input, {Sql.Total("output_tokens")} AS output,
                   count(DISTINCT skeleton) AS skeletons, mode(family) AS family, mode(ip) AS ip
            FROM sessioned GROUP BY session
            HAVING min(time) < $to AND max(time) >= $from
        )
        """;

    private static readonly string SessionPage = $"""
        {Sessions} SELECT session, derived, started, ended, requests, input, output, skeletons, family, ip FROM sessions ORDER BY started DESC, session OFFSET $skip LIMIT $take
        """;

    private static readonly string SessionCount = $"{Sessions} SELECT count(*) FROM sessions";

    private static readonly string SessionEvents = $"""
        {Sql.Sessioned("account_id = $account")},
        page AS (SELECT * FROM sessioned WHERE session = $session ORDER BY time, event_id OFFSET $skip LIMIT $take)
        SELECT {UsageEventRow.Columns} FROM page e ORDER BY e.time, e.event_id
        """;

    private static readonly string SessionEventCount = $"{Sql.Sessioned("account_id = $account")} SELECT count(*) FROM sessioned WHERE session = $session";

    private static readonly string Timeline = $"""
        SELECT make_timestamp(epoch_us(time) // $bucket * $bucket) AS at_time, count(*), {Sql.Total("input_tokens")}, {Sql.Total("output_tokens")},
               count(*) FILTER (status >= 400), count(DISTINCT account_id)::INTEGER, count(family)
        FROM usage_event WHERE account_id IN (SELECT unnest($accounts)) AND time >= $from AND time < $to
        GROUP BY at_time ORDER BY at_time
        """;

    private const string HourOfWeek = """
        SELECT (isodow(time) - 1) * 24 + hour(time) AS slot, count(*) FROM usage_event
        WHERE account_id = $account AND time >= $from AND time < $to GROUP BY slot
        """;

    public async Task<Page<SessionRow>> SessionsAsync(AccountId account, TimeWindow window, int skip, int take, CancellationToken ct)
    {
        var rows = await store.AskAsync(
            SessionPage, [.. Of(account, window), ("skip", skip), ("take", take)],
            row => new SessionRow(
                new(row.GetString(0)), row.GetBoolean(1), Row.Time(row, 2)!.Value, Row.Time(row, 3)!.Value, (int)row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
                (int)row.GetInt64(7), Row.Text(row, 8), Row.Text(row, 9)),
            ct).ConfigureAwait(false);
        var total = await store.AskAsync(SessionCount, Of(account, window), row => row.GetInt64(0), ct).ConfigureAwait(false);
        return new(rows, total[0]);
    }

    public async Task<Page<UsageEvent>> SessionEventsAsync(AccountId account, SessionId session, int skip, int take, CancellationToken ct)
    {
        (string, object?)[] one = [("account", account.Value), ("session", session.Value)];
        var rows = await store.AskAsync(SessionEvents, [.. one, ("skip", skip), ("take", take)], UsageEventRow.Read, ct).ConfigureAwait(false);
        var total = await store.AskAsync(SessionEventCount, one, row => row.GetInt64(0), ct).ConfigureAwait(false);
        return new(rows, total[0]);
    }

    public async Task<IReadOnlyList<UsageBucket>> TimelineAsync(IReadOnlyCollection<AccountId> accounts, TimeWindow window, TimeSpan bucket, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bucket, TimeSpan.FromMinutes(1));
        if (accounts.Count == 0) return [];
        List<string> ids = [.. accounts.Select(account => account.Value)];
        return await store.AskAsync(
            Timeline, [("accounts", ids), ("bucket", bucket.Ticks / TimeSpan.TicksPerMicrosecond), .. In(window)],
            row => new UsageBucket(Row.Time(row, 0)!.Value, row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt32(5), row.GetInt64(6)),
            ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<long>> HourOfWeekAsync(AccountId account, TimeWindow window, CancellationToken ct)
    {
        var hours = new long[168];
        foreach (var (slot, count) in await store.AskAsync(HourOfWeek, Of(account, window), row => (row.GetInt64(0), row.GetInt64(1)), ct).ConfigureAwait(false))
            hours[slot] = count;
        return hours;
    }

    private static (string, object?)[] Of(AccountId account, TimeWindow window) => [("account", account.Value), .. In(window)];

    private static (string, object?)[] In(TimeWindow window) => [("from", window.From.UtcDateTime), ("to", window.To.UtcDateTime)];
}
