namespace Investigator.Telemetry.DuckDb;

/// <summary>Pieces of SQL that several questions share.</summary>
internal static class Sql
{
    /// <summary>
    /// Rows of <c>usage_event</c> with their session: as sent, or derived where none was sent. Requests of one key (of the account where there
    /// is no key) less than 30 minutes apart are one session; its id says the key and the start in microseconds, so it is the same at each reading.
    /// </summary>
    /// <param name="accounts">A condition on <c>account_id</c>: the whole account is read, or sessions would begin where a window does.</param>
    /// <returns>Common table expressions, of which <c>sessioned</c> has the columns of the table and <c>session</c>, <c>derived</c>.</returns>
    internal static string Sessioned(string accounts) => $"""
        WITH own AS (
            SELECT *, session_id IS NULL AS derived, coalesce(time - lag(time) OVER w >= INTERVAL 30 MINUTES, true) AS starts
            FROM usage_event WHERE {accounts}
            WINDOW w AS (PARTITION BY account_id, session_id IS NULL, api_key_id ORDER BY time, event_id)
        ), numbered AS (
            SELECT *, count(*) FILTER (starts) OVER (PARTITION BY account_id, derived, api_key_id ORDER BY time, event_id ROWS UNBOUNDED PRECEDING) AS run FROM own
        ), sessioned AS (
            SELECT *, coalesce(session_id, 'derived:' || coalesce(api_key_id, '') || ':' || epoch_us(min(time) OVER (PARTITION BY account_id, derived, api_key_id, run))) AS session
            FROM numbered
        )
        """;

    /// <summary>A sum as BIGINT that hostile counts can't make overflow.</summary>
    internal static string Total(string column) => $"least(coalesce(sum({column}), 0), 9223372036854775807)::BIGINT";
}
