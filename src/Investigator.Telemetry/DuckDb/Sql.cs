namespace Investigator.Telemetry.DuckDb;

/// <summary>Pieces of SQL that several questions share.</summary>
internal static class Sql
{
    /// <summary>
    /// Sessions of some accounts: as sent, or derived where none was sent. Requests of one key (of the account where there is no key) less than 30 minutes
    /// apart are one session; its id says the key and the start in microseconds, so it is the same at each reading. Taken from half hours, not events: a
    /// silence of 30 minutes can't lie inside one.
    /// </summary>
    /// <param name="accounts">A condition on <c>account_key</c> and <c>account_id</c>: the whole account is read, or sessions would begin where a window does.</param>
    /// <returns>Common table expressions, of which <c>sessions</c> has <c>account_id, session, derived, sent, session_key, run, started, ended, requests, input, output</c>; <c>numbered</c> has their half hours, by <c>account_id, session_id, session_key, run</c>.</returns>
    internal static string Sessions(string accounts) => $"""
        WITH slots AS (
            SELECT account_id, session_id, CASE WHEN session_id IS NULL THEN api_key_id END AS session_key, slot, sum(requests) AS requests,
                   {Total("input_tokens")} AS input, {Total("output_tokens")} AS output, min(first_at) AS started, max(last_at) AS ended
            FROM usage_slot WHERE {accounts} GROUP BY ALL
        ), cut AS (
            SELECT *, session_id IS NULL AND coalesce(started - lag(ended) OVER w >= INTERVAL 30 MINUTES, true) AS starts
            FROM slots WINDOW w AS (PARTITION BY account_id, session_id, session_key ORDER BY slot)
        ), numbered AS (
            SELECT *, count(*) FILTER (starts) OVER (PARTITION BY account_id, session_id, session_key ORDER BY slot ROWS UNBOUNDED PRECEDING) AS run FROM cut
        ), sessions AS (
            SELECT account_id, coalesce(session_id, 'derived:' || coalesce(session_key, '') || ':' || epoch_us(min(started))) AS session, session_id IS NULL AS derived, session_id AS sent, session_key, run,
                   min(started) AS started, max(ended) AS ended, sum(requests)::BIGINT AS requests, {Total("input")} AS input, {Total("output")} AS output
            FROM numbered GROUP BY account_id, session_id, session_key, run
        )
        """;

    /// <summary>Whether event <c>e</c> belongs to session <c>s</c>; derived sessions of one key never overlap.</summary>
    internal const string OfSession = """
        e.account_id = s.account_id AND e.time BETWEEN s.started AND s.ended
        AND CASE WHEN s.derived THEN e.session_id IS NULL AND e.api_key_id IS NOT DISTINCT FROM s.session_key ELSE e.session_id = s.session END
        """;

    /// <summary>A sum as BIGINT that hostile counts can't make overflow.</summary>
    internal static string Total(string column) => $"least(coalesce(sum({column}), 0), 9223372036854775807)::BIGINT";
}
