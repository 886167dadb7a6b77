using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

internal sealed partial class DuckDbAccountUsage
{
    private static readonly string Sessions = $"""
        {Sql.Sessions(OneAccount)},
        asked AS (SELECT * FROM sessions WHERE started < $to AND ended >= $from)
        """;

    // What a session was about is looked up in events: of the page's sessions alone, and of an endless one only in the half hours of its beginning.
    private static readonly string SessionPage = $"""
        {Sessions},
        page AS (SELECT * FROM asked ORDER BY started DESC, session OFFSET $skip LIMIT $take),
        s AS (
            SELECT account_id, session, derived, session_key, min(slot_started) AS started, max(slot_ended) AS ended, sum(slot_requests)::BIGINT AS looked_at
            FROM (
                SELECT page.*, n.started AS slot_started, n.ended AS slot_ended, n.requests AS slot_requests,
                       sum(n.requests) OVER (PARTITION BY page.session ORDER BY n.slot) - n.requests AS earlier
                FROM page JOIN numbered n ON n.run = page.run AND n.session_id IS NOT DISTINCT FROM page.sent AND n.session_key IS NOT DISTINCT FROM page.session_key)
            WHERE earlier < {SessionRow.LookAt} GROUP BY ALL),
        about AS (
            SELECT s.session, count(DISTINCT e.skeleton) AS skeletons, mode(e.family) AS family, mode(e.ip) AS ip
            FROM usage_event e JOIN s ON {Sql.OfSession}
            WHERE e.account_key = $key AND e.account_id = $account AND e.time BETWEEN (SELECT min(started) FROM s) AND (SELECT max(ended) FROM s) GROUP BY s.session)
        SELECT page.session, page.derived, page.started, page.ended, page.requests, page.input, page.output, s.looked_at, coalesce(about.skeletons, 0), about.family, about.ip
        FROM page JOIN s ON s.session = page.session LEFT JOIN about ON about.session = page.session ORDER BY page.started DESC, page.session
        """;

    private static readonly string SessionCount = $"{Sessions} SELECT count(*) FROM asked";

    private static readonly string SessionEvents = $"""
        {Sql.Sessions(OneAccount)},
        s AS (SELECT * FROM sessions WHERE session = $session),
        page AS (
            SELECT e.*, s.session, s.derived FROM usage_event e JOIN s ON {Sql.OfSession}
            WHERE e.account_key = $key AND e.account_id = $account AND e.time BETWEEN (SELECT min(started) FROM s) AND (SELECT max(ended) FROM s)
            ORDER BY e.time, e.event_id OFFSET $skip LIMIT $take)
        SELECT {UsageEventRow.Columns} FROM page e ORDER BY e.time, e.event_id
        """;

    private static readonly string SessionEventCount = $"{Sql.Sessions(OneAccount)} SELECT coalesce(sum(requests), 0)::BIGINT FROM sessions WHERE session = $session";

    public async Task<Page<SessionRow>> SessionsAsync(AccountId account, TimeWindow window, int skip, int take, CancellationToken ct)
    {
        var rows = await store.AskAsync(
            SessionPage, [.. Of(account), .. In(window), ("skip", skip), ("take", take)],
            row => new SessionRow(
                new(row.GetString(0)), row.GetBoolean(1), Row.Time(row, 2)!.Value, Row.Time(row, 3)!.Value, (int)row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
                (int)row.GetInt64(7), (int)row.GetInt64(8), Row.Text(row, 9), Row.Text(row, 10)),
            ct).ConfigureAwait(false);
        var total = await store.AskAsync(SessionCount, [.. Of(account), .. In(window)], row => row.GetInt64(0), ct).ConfigureAwait(false);
        return new(rows, total[0]);
    }

    public async Task<Page<UsageEvent>> SessionEventsAsync(AccountId account, SessionId session, int skip, int take, CancellationToken ct)
    {
        (string, object?)[] one = [.. Of(account), ("session", session.Value)];
        var rows = await store.AskAsync(SessionEvents, [.. one, ("skip", skip), ("take", take)], UsageEventRow.Read, ct).ConfigureAwait(false);
        var total = await store.AskAsync(SessionEventCount, one, row => row.GetInt64(0), ct).ConfigureAwait(false);
        return new(rows, total[0]);
    }

    private static (string, object?)[] In(TimeWindow window) => [("from", window.From.UtcDateTime), ("to", window.To.UtcDateTime)];
}
