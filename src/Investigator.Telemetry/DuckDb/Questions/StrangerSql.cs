namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>Who uses a key from where.</summary>
internal static class StrangerSql
{
    /// <summary>The network of an event <c>e</c>; <c>NULL</c> when its address is not known.</summary>
    public const string Network = "coalesce(e.asn::VARCHAR, e.network_prefix, e.ip)";

    /// <param name="only">What picks the events of the accounts asked for; empty: all.</param>
    public static string Networks(string only) => $"""
        WITH used AS (
            SELECT account_key, {Network} AS network, min(time) AS first_at, max(time) AS last_at, count(*) AS requests
            FROM usage_event e WHERE time >= $from AND time < $to AND {Network} IS NOT NULL {only} GROUP BY ALL),
        many AS (SELECT account_key FROM used GROUP BY account_key HAVING count(*) >= $fewest)
        SELECT account_key, network, first_at, last_at, requests FROM used SEMI JOIN many USING (account_key)
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
            SELECT account_key, {Place} AS place, min(time) AS first_at, count(*) AS requests
            FROM usage_event e WHERE time >= $from AND time < $to AND {Place} IS NOT NULL {only} GROUP BY ALL),
        begun AS (SELECT account_key, min(first_at) AS begun_at FROM used GROUP BY account_key),
        strange AS (
            SELECT u.account_key, u.place, u.first_at, u.requests FROM used u JOIN begun b USING (account_key)
            WHERE u.first_at >= b.begun_at + to_microseconds($settled)),
        enough AS (SELECT account_key, min(first_at) AS since FROM strange GROUP BY account_key HAVING sum(requests) >= $fewest),
        -- Sorted after they are gathered: an aggregate with an order of its own takes 50 KB a group, whatever is in it.
        busiest AS (
            SELECT account_key, place, requests FROM strange SEMI JOIN enough USING (account_key)
            QUALIFY row_number() OVER (PARTITION BY account_key ORDER BY requests DESC, place) <= 200),
        asked AS (
            SELECT account_key, any_value(since) AS since, array_to_string(list_transform(list_sort(list(struct_pack(rank := -requests, place := place))), x -> x.place), ',') AS places FROM busiest JOIN enough USING (account_key) GROUP BY account_key),
        sent AS (
            SELECT e.account_key, e.skeleton, e.simhash, e.time >= a.since AS late, s.place IS NOT NULL AS strange
            FROM usage_event e JOIN enough a USING (account_key) LEFT JOIN strange s ON s.account_key = e.account_key AND s.place = {Place}
            WHERE e.time >= $from AND e.time < $to AND {Place} IS NOT NULL),
        work AS (
            SELECT account_key, count(*) FILTER (NOT strange AND late) AS own_since, count(*) FILTER (strange) AS foreign_requests, bool_or(NOT strange) AS own,
                CASE WHEN skeleton IS NULL OR skeleton = 0 THEN 0 ELSE count(DISTINCT simhash) FILTER (strange) END AS fillings
            FROM sent GROUP BY account_key, skeleton)
        SELECT w.account_key, any_value(a.since), any_value(a.places), sum(own_since)::BIGINT, sum(foreign_requests)::BIGINT,
            coalesce(sum(foreign_requests) FILTER (own AND fillings > 0), 0)::BIGINT, coalesce(sum(fillings) FILTER (NOT own AND fillings > 1), 0)::BIGINT, count(*) FILTER (NOT own AND fillings > 1)
        FROM work w JOIN asked a USING (account_key) GROUP BY w.account_key
        """;
}
