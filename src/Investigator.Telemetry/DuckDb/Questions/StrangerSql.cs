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

    /// <summary>The address range of an event <c>e</c>.</summary>
    public const string Place = "coalesce(e.network_prefix, e.ip)";

    /// <summary>See <see cref="Investigator.Domain.Detection.SecondHands"/> for the columns. Events are read again only of accounts that have enough of them from new places.</summary>
    /// <param name="only">What picks the events of the accounts asked for; empty: all.</param>
    public static string SecondHands(string only) => $"""
        WITH used AS (
            SELECT account_id, {Place} AS place, min(time) AS first_at, count(*) AS requests
            FROM usage_event e WHERE time >= $from AND time < $to AND {Place} IS NOT NULL {only} GROUP BY ALL),
        begun AS (SELECT account_id, min(first_at) AS begun_at FROM used GROUP BY account_id),
        strange AS (
            SELECT u.account_id, u.place, u.first_at, u.requests FROM used u JOIN begun b USING (account_id)
            WHERE u.first_at >= b.begun_at + to_microseconds($settled)),
        asked AS (
            SELECT account_id, min(first_at) AS since, array_to_string(list(place ORDER BY requests DESC, place)[:200], ',') AS places FROM strange
            GROUP BY account_id HAVING sum(requests) >= $fewest),
        sent AS (
            SELECT e.account_id, e.skeleton, e.simhash, e.time >= a.since AS late, s.place IS NOT NULL AS strange
            FROM usage_event e JOIN asked a USING (account_id) LEFT JOIN strange s ON s.account_id = e.account_id AND s.place = {Place}
            WHERE e.time >= $from AND e.time < $to AND {Place} IS NOT NULL),
        work AS (
            SELECT account_id, count(*) FILTER (NOT strange AND late) AS own_since, count(*) FILTER (strange) AS foreign_requests, bool_or(NOT strange) AS own,
                CASE WHEN skeleton IS NULL OR skeleton = 0 THEN 0 ELSE count(DISTINCT simhash) FILTER (strange) END AS fillings
            FROM sent GROUP BY account_id, skeleton)
        SELECT w.account_id, any_value(a.since), any_value(a.places), sum(own_since)::BIGINT, sum(foreign_requests)::BIGINT,
            coalesce(sum(foreign_requests) FILTER (own AND fillings > 0), 0)::BIGINT, coalesce(sum(fillings) FILTER (NOT own AND fillings > 1), 0)::BIGINT, count(*) FILTER (NOT own AND fillings > 1)
        FROM work w JOIN asked a USING (account_id) GROUP BY w.account_id ORDER BY w.account_id
        """;
}
