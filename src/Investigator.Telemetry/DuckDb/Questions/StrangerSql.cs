namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>Who uses a key from where.</summary>
internal static class StrangerSql
{
    /// <summary>The network of an event <c>e</c>; <c>NULL</c> when its address is not known.</summary>
    public const string Network = "coalesce(e.asn::VARCHAR, e.network_prefix, e.ip)";

    /// <param name="only">What picks the events of the accounts asked for; empty: all.</param>
    public static string Networks(string only) => $"""
        WITH used AS (
            SELECT account_id, {Network} AS network, min(time) AS first_at, max(time) AS last_at, count(*) AS requests
            FROM usage_event e WHERE time >= $from AND time < $to AND {Network} IS NOT NULL {only} GROUP BY ALL),
        many AS (SELECT account_id FROM used GROUP BY account_id HAVING count(*) >= $fewest)
        SELECT account_id, network, first_at, last_at, requests FROM used SEMI JOIN many USING (account_id)
        """;

    /// <summary>See <see cref="Investigator.Domain.Detection.StrangeUse"/> for the columns.</summary>
    public static readonly string Strangers = $"""
        WITH asked AS (SELECT unnest($accounts) AS account_id, make_timestamp(unnest($since)::BIGINT) AS since),
        sent AS (
            SELECT e.account_id, e.time, e.user_agent, e.skeleton, e.family, a.since, {Network} AS network FROM usage_event e JOIN asked a USING (account_id)
            WHERE e.time >= $from AND e.time < $to AND {Network} IS NOT NULL),
        e AS (SELECT *, min(time) OVER (PARTITION BY account_id, network) >= since AS strange FROM sent),
        client AS (SELECT account_id, user_agent, bool_or(NOT strange) AS own FROM e WHERE user_agent IS NOT NULL GROUP BY ALL),
        work AS (SELECT account_id, skeleton, bool_or(NOT strange) AS own FROM e WHERE skeleton IS NOT NULL AND skeleton <> 0 GROUP BY ALL),
        crowd AS (
            SELECT skeleton FROM usage_event WHERE time >= $from AND time < $to AND skeleton IN (SELECT skeleton FROM work WHERE NOT own)
            GROUP BY skeleton HAVING count(DISTINCT account_id) >= 4)
        SELECT e.account_id, count(*) FILTER (NOT e.strange), count(*) FILTER (NOT e.strange AND e.time >= e.since), count(*) FILTER (NOT e.strange AND e.family IS NOT NULL),
            count(*) FILTER (e.strange), count(*) FILTER (e.strange AND e.family IS NOT NULL), count(*) FILTER (e.strange AND NOT coalesce(c.own, true)),
            count(*) FILTER (e.strange AND NOT w.own AND d.skeleton IS NOT NULL)
        FROM e LEFT JOIN client c ON c.account_id = e.account_id AND c.user_agent = e.user_agent
        LEFT JOIN work w ON w.account_id = e.account_id AND w.skeleton = e.skeleton
        LEFT JOIN crowd d ON d.skeleton = e.skeleton
        GROUP BY e.account_id ORDER BY e.account_id
        """;
}
