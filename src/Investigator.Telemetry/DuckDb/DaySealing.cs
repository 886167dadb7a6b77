using DuckDB.NET.Data;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// Rewrites past days in order of account and time, and their roll-ups with one row a group, so that one account's month is a few blocks. Each day is one
/// transaction: a process that dies leaves the day as it was. A day that late events reach is done again when they are worth it.
/// </summary>
internal sealed class DaySealing(TelemetryStore store, TelemetryOptions options, TimeProvider clock)
{
    // Doing a day again pays when a quarter of it came late: so no row is rewritten more than a few times, whatever a sender does.
    private const string Due = """
        SELECT r.day FROM (SELECT day, sum(events) AS events FROM rolled_day GROUP BY day) r
        LEFT JOIN (SELECT day, sum(events) AS events FROM sealed_day GROUP BY day) s ON s.day = r.day
        WHERE r.day < $today::DATE AND r.events >= $least AND 4 * r.events >= coalesce(s.events, 0) ORDER BY r.day
        """;

    // Rows that this transaction writes have larger numbers than all that stood before, so the old ones can be told apart.
    private static readonly (string Table, string Write, string Delete)[] Rewrites =
    [
        ("usage_event",
            "INSERT INTO usage_event SELECT * FROM usage_event WHERE time >= $day AND time < $day + INTERVAL 1 DAY AND batch_id <= $rolled ORDER BY account_key, time, event_id",
            "DELETE FROM usage_event WHERE time >= $day AND time < $day + INTERVAL 1 DAY AND batch_id <= $rolled AND rowid < $rows"),
        ("rolled_slot",
            $"""
            INSERT INTO rolled_slot SELECT account_key, account_id, api_key_id, session_id, slot, family, sum(requests)::BIGINT, sum(errors)::BIGINT,
                {Sql.Total("input_tokens")}, {Sql.Total("output_tokens")}, min(first_at), max(last_at)
            FROM rolled_slot WHERE {SlotOfDay} GROUP BY account_key, account_id, api_key_id, session_id, slot, family ORDER BY account_key, slot
            """,
            $"DELETE FROM rolled_slot WHERE {SlotOfDay} AND rowid < $rows"),
        ("rolled_resource",
            """
            INSERT INTO rolled_resource SELECT kind, value, account_key, account_id, day, sum(requests)::BIGINT, min(first_at), max(last_at)
            FROM rolled_resource WHERE day = $day::DATE GROUP BY kind, value, account_key, account_id, day ORDER BY kind, value, account_key
            """,
            "DELETE FROM rolled_resource WHERE day = $day::DATE AND rowid < $rows"),
        ("rolled_origin",
            """
            INSERT INTO rolled_origin SELECT account_key, account_id, day, ip, network_prefix, asn, tls_fingerprint, user_agent, sum(requests)::BIGINT, min(first_at), max(last_at)
            FROM rolled_origin WHERE day = $day::DATE GROUP BY account_key, account_id, day, ip, network_prefix, asn, tls_fingerprint, user_agent ORDER BY account_key, ip
            """,
            "DELETE FROM rolled_origin WHERE day = $day::DATE AND rowid < $rows"),
        ("rolled_skeleton",
            """
            INSERT INTO rolled_skeleton SELECT account_key, account_id, day, skeleton, sum(requests)::BIGINT, min(first_at), max(last_at)
            FROM rolled_skeleton WHERE day = $day::DATE GROUP BY account_key, account_id, day, skeleton ORDER BY account_key, skeleton
            """,
            "DELETE FROM rolled_skeleton WHERE day = $day::DATE AND rowid < $rows"),
    ];

    private const string SlotOfDay = "slot >= epoch($day) // 1800 AND slot < epoch($day) // 1800 + 48";

    /// <summary>The days that are worth it, oldest first. The caller holds <see cref="TelemetryStore.Upkeep"/> and has rolled up what is stored.</summary>
    internal Task<List<DateTime>> DueAsync(CancellationToken ct) => store.AskAsync(
        Due, [("today", clock.GetUtcNow().UtcDateTime.Date), ("least", options.SealEvents)], row => Row.Time(row, 0)!.Value.UtcDateTime, ct);

    internal void Seal(DateTime day)
    {
        using var connection = store.Connect();
        using var transaction = connection.BeginTransaction();
        var rolled = One(connection, "SELECT batch_id FROM rolled_up");
        foreach (var (table, write, delete) in Rewrites)
        {
            var rows = One(connection, $"SELECT coalesce(max(rowid) + 1, 0) FROM {table}");
            (string, object?)[] asked = table is "usage_event" ? [("day", day), ("rolled", rolled)] : [("day", day)];
            TelemetryStore.Run(connection, write, asked);
            TelemetryStore.Run(connection, delete, [.. asked, ("rows", rows)]);
        }

        TelemetryStore.Run(connection, "DELETE FROM rolled_day WHERE day = $day::DATE", ("day", day));
        TelemetryStore.Run(connection, "DELETE FROM sealed_day WHERE day = $day::DATE", ("day", day));
        TelemetryStore.Run(
            connection, "INSERT INTO sealed_day SELECT $day::DATE, $rolled, count(*) FROM usage_event WHERE time >= $day AND time < $day + INTERVAL 1 DAY AND batch_id <= $rolled",
            ("day", day), ("rolled", rolled));
        transaction.Commit();
    }

    private static long One(DuckDBConnection connection, string sql) => TelemetryStore.Ask(connection, sql, [], row => row.GetInt64(0), CancellationToken.None)[0];
}
