namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>One row per account. Each part aggregates to (account, something) before it sorts or joins.</summary>
internal static class ProfileSql
{
    /// <summary>Whether an event <c>e</c> was refused for what it asks: a stop for content, or an error of the caller that is none of credentials, limits or address.</summary>
    public const string Refused = "(e.stop_reason IN ('refusal', 'content_filter') OR e.status BETWEEN 400 AND 499 AND e.status NOT IN (401, 402, 403, 404, 405, 407, 408, 413, 429))";

    /// <summary>Requests by account and likeliest family.</summary>
    /// <param name="only">What picks the events of the accounts asked for; empty: all.</param>
    public static string Families(string only) => $"""
        SELECT account_id, family, count(*) FROM usage_event
        WHERE time >= $from AND time < $to AND family IS NOT NULL {only}
        GROUP BY account_id, family
        """;

    /// <summary>See <see cref="UsageQuestions"/> for the columns.</summary>
    /// <param name="only">As for <see cref="Families"/>, and <paramref name="onlyRecords"/> the same for records of accounts.</param>
    public static string Profiles(string only, string onlyRecords) => $"""
        WITH e AS NOT MATERIALIZED (SELECT * FROM usage_event WHERE time >= $from AND time < $to {only}),
        total AS (
            SELECT account_key, any_value(account_id) AS account_id, count(*) AS requests, count(*) FILTER (status BETWEEN 200 AND 299) AS answered, count(skeleton) AS with_text,
                sum(input_tokens)::BIGINT AS input, sum(output_tokens)::BIGINT AS output,
                quantile_cont(output_tokens, 0.5) FILTER (status BETWEEN 200 AND 299) AS median_output,
                count(*) FILTER (status BETWEEN 200 AND 299 AND stop_reason IN ('max_tokens', 'length', 'MAX_TOKENS')) AS cut,
                min(time) AS first_seen, max(time) AS last_seen, count(DISTINCT time::DATE) AS days
            FROM e GROUP BY account_key),
        -- Whole hours without a request between two hours with one; the longest of each day, then the median of the days.
        hour AS (SELECT account_key, (epoch_us(time) // 3600000000)::BIGINT AS hour FROM e GROUP BY ALL),
        gap AS (SELECT account_key, hour // 24 AS day, hour - lag(hour) OVER (PARTITION BY account_key ORDER BY hour) - 1 AS hours FROM hour),
        rest AS (
            SELECT account_key, quantile_cont(hours, 0.5) AS hours
            FROM (SELECT account_key, day, max(hours)::DOUBLE AS hours FROM gap WHERE hours IS NOT NULL GROUP BY ALL) GROUP BY account_key),
        -- Requests of each hour of the day; the eight hours in a row (round midnight too) that hold the fewest.
        clock AS (SELECT account_key, [{string.Join(", ", Enumerable.Range(0, 24).Select(h => $"count(*) FILTER (hour(time) = {h})"))}] AS hours FROM e GROUP BY account_key),
        quiet AS (
            SELECT account_key, list_min(list_transform(range(24), s -> list_sum(list_transform(range(8), i -> hours[(s + i) % 24 + 1]))))::BIGINT AS requests FROM clock),
        -- Networks of each key on each day; the widest key stands for the account.
        seen AS (
            SELECT account_key, api_key_id, time::DATE AS day, asn, CASE WHEN asn IS NULL THEN coalesce(network_prefix, ip) END AS place, min(country) AS country
            FROM e WHERE asn IS NOT NULL OR network_prefix IS NOT NULL OR ip IS NOT NULL GROUP BY ALL),
        day_key AS (SELECT account_key, api_key_id, day, count(*) AS networks FROM seen GROUP BY ALL),
        key AS (
            SELECT account_key, api_key_id, max(networks) AS networks FROM day_key GROUP BY account_key, api_key_id
            QUALIFY row_number() OVER (PARTITION BY account_key ORDER BY max(networks) DESC, api_key_id) = 1),
        country AS (SELECT account_key, api_key_id, count(DISTINCT country) AS countries FROM seen GROUP BY ALL),
        template AS (SELECT account_key, skeleton, count(*) AS requests FROM e WHERE skeleton IS NOT NULL GROUP BY ALL),
        top AS (
            SELECT account_key, skeleton, requests, count(*) OVER (PARTITION BY account_key) AS skeletons FROM template
            QUALIFY row_number() OVER (PARTITION BY account_key ORDER BY requests DESC, skeleton) = 1),
        -- Trying in earnest: refused texts among answers, not a filter's daily share and not a program that is broken. Hours are put together only where two texts were refused: few.
        refused AS (
            SELECT account_key, epoch_us(time) // 3600000000 AS hour, count(DISTINCT coalesce(simhash, prompt_hash)) AS texts
            FROM e WHERE {Refused} GROUP BY ALL HAVING count(DISTINCT coalesce(simhash, prompt_hash)) >= 2),
        tried AS (
            SELECT e.account_key, any_value(r.texts) AS texts, count(*) AS requests, count(*) FILTER (e.status BETWEEN 200 AND 299) AS answered
            FROM e JOIN refused r ON r.account_key = e.account_key AND r.hour = epoch_us(e.time) // 3600000000 GROUP BY e.account_key, r.hour),
        probed AS (SELECT account_key, sum(texts)::BIGINT AS texts FROM tried WHERE texts * 100 >= requests * 15 AND answered * 2 >= texts GROUP BY account_key),
        signed_up AS (SELECT * FROM account WHERE (created_at IS NULL OR created_at < $to) {onlyRecords})
        SELECT coalesce(a.account_id, t.account_id), a.created_at, a.organization_id, a.segment, a.tier, a.verification, a.country, a.email_domain,
            a.payment_fingerprint, a.device_id, a.signup_ip, a.referrer, a.status,
            coalesce(t.requests, 0), coalesce(t.answered, 0), coalesce(t.with_text, 0), coalesce(t.input, 0), coalesce(t.output, 0), t.median_output::DOUBLE, coalesce(t.cut, 0),
            t.first_seen, t.last_seen, coalesce(t.days, 0), r.hours, coalesce(k.networks, 0), k.api_key_id, coalesce(c.countries, 0),
            p.skeleton, coalesce(p.requests, 0), coalesce(p.skeletons, 0), coalesce(q.requests, 0), coalesce(b.texts, 0)
        FROM signed_up a
        FULL JOIN total t ON t.account_id = a.account_id
        LEFT JOIN rest r ON r.account_key = t.account_key
        LEFT JOIN quiet q ON q.account_key = t.account_key
        LEFT JOIN key k ON k.account_key = t.account_key
        LEFT JOIN country c ON c.account_key = k.account_key AND c.api_key_id IS NOT DISTINCT FROM k.api_key_id
        LEFT JOIN top p ON p.account_key = t.account_key
        LEFT JOIN probed b ON b.account_key = t.account_key
        """;
}
