using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IUsageLists"/>
internal sealed class DuckDbUsageLists(TelemetryStore store, IAccountUsage usage, IResourceValues resources, TimeProvider clock) : IUsageLists
{
    private static readonly Dictionary<string, QueryPlace> s_events = new(StringComparer.Ordinal)
    {
        ["account"] = new("account_id", QueryShape.Account),
        ["time"] = QueryPlace.Time("time"),
        ["key"] = QueryPlace.Text("api_key_id"),
        ["session"] = QueryPlace.Text("session_id"),
        ["trace"] = QueryPlace.Text("trace_id"),
        ["environment"] = QueryPlace.Text("environment"),
        ["model"] = QueryPlace.Text("model"),
        ["operation"] = QueryPlace.Text("operation"),
        ["family"] = QueryPlace.Text("family"),
        ["likeness"] = QueryPlace.Number("family_score"),
        ["skeleton"] = new("skeleton", QueryShape.Hash),
        ["address"] = QueryPlace.Text("ip"),
        ["prefix"] = QueryPlace.Text("network_prefix"),
        ["asn"] = new("asn", QueryShape.WholeName),
        ["country"] = QueryPlace.Text("country"),
        ["ja4"] = QueryPlace.Text("tls_fingerprint"),
        ["client"] = QueryPlace.Text("user_agent"),
        ["input"] = QueryPlace.Number("input_tokens"),
        ["output"] = QueryPlace.Number("output_tokens"),
        ["reasoning"] = QueryPlace.Number("reasoning_tokens"),
        ["cached"] = QueryPlace.Number("cached_tokens"),
        ["latency"] = QueryPlace.Number("latency_ms"),
        ["status"] = QueryPlace.Number("status"),
        ["stop"] = QueryPlace.Text("stop_reason"),
        ["stream"] = new("stream", QueryShape.Flag),
        ["temperature"] = QueryPlace.Number("temperature"),
        ["tools"] = QueryPlace.Number("tool_count"),
        ["turn"] = QueryPlace.Number("turn"),
    };

    private static readonly Dictionary<string, QueryPlace> s_sessions = new(StringComparer.Ordinal)
    {
        ["session"] = QueryPlace.Text("session"),
        ["account"] = QueryPlace.Text("account_id"),
        ["derived"] = new("derived", QueryShape.Flag),
        ["requests"] = QueryPlace.Number("requests"),
        ["input"] = QueryPlace.Number("input"),
        ["output"] = QueryPlace.Number("output"),
        ["minutes"] = QueryPlace.Number("(epoch_us(ended) - epoch_us(started)) / 60000000.0"),
        ["started"] = QueryPlace.Time("started"),
        ["ended"] = QueryPlace.Time("ended"),
    };

    private static readonly Dictionary<string, QueryPlace> s_keys = new(StringComparer.Ordinal)
    {
        ["key"] = QueryPlace.Text("key"),
        ["account"] = new("ids", QueryShape.Several),
        ["accounts"] = QueryPlace.Number("accounts"),
        ["requests"] = QueryPlace.Number("requests"),
        ["errors"] = QueryPlace.Number("errors"),
        ["input"] = QueryPlace.Number("input"),
        ["output"] = QueryPlace.Number("output"),
        ["first"] = QueryPlace.Time("first_at"),
        ["seen"] = QueryPlace.Time("last_at"),
    };

    private static readonly string Keys = $"""
        WITH keys AS (
            SELECT api_key_id AS key, list(DISTINCT account_id) AS ids, count(DISTINCT account_id) AS accounts, min(account_id) AS one, sum(requests)::BIGINT AS requests, sum(errors)::BIGINT AS errors,
                   {Sql.Total("input_tokens")} AS input, {Sql.Total("output_tokens")} AS output, min(first_at) AS first_at, max(last_at) AS last_at
            FROM usage_slot WHERE api_key_id IS NOT NULL GROUP BY api_key_id)
        """;

    public async Task<Page<UsageEvent>> EventsAsync(Query? query, int skip, int take, CancellationToken ct)
    {
        var asked = new QuerySql(s_events, clock.GetUtcNow());
        var matching = $"FROM usage_event WHERE {asked.Of(query)}";
        var ids = await store.AskAsync($"SELECT event_id {matching} ORDER BY time DESC, event_id OFFSET $skip LIMIT $take", [.. asked.Values, ("skip", skip), ("take", take)], row => new EventId(row.GetString(0)), ct).ConfigureAwait(false);
        var total = await store.AskAsync($"SELECT count(*) {matching}", asked.Values, row => row.GetInt64(0), ct).ConfigureAwait(false);
        var events = (await usage.EventsAsync(ids, ct).ConfigureAwait(false)).ToDictionary(e => e.EventId);
        return new([.. ids.Where(events.ContainsKey).Select(id => events[id])], total[0]);
    }

    public async Task<Page<SessionLine>> SessionsAsync(Query? query, int skip, int take, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Where the query names accounts, the half hours of all others are not put together.
        var named = new QuerySql(s_events, now);
        var accounts = string.Join(" AND ", (query?.Parts ?? []).Where(p => p is FieldTerm { Field.Name: "account" }).Select(named.Of).DefaultIfEmpty("true"));
        var asked = new QuerySql(s_sessions, now, "s");
        var sessions = $"{Sql.Sessions(accounts)}, asked AS (SELECT * FROM sessions WHERE {asked.Of(query)})";
        (string, object?)[] values = [.. named.Values, .. asked.Values];
        var rows = await store.AskAsync(
            $"{sessions} SELECT account_id, session, derived, started, ended, requests, input, output FROM asked ORDER BY started DESC, account_id, session OFFSET $skip LIMIT $take", [.. values, ("skip", skip), ("take", take)],
            row => new SessionLine(new(row.GetString(0)), new(row.GetString(1)), row.GetBoolean(2), Row.Time(row, 3)!.Value, Row.Time(row, 4)!.Value, row.GetInt64(5), row.GetInt64(6), row.GetInt64(7)), ct).ConfigureAwait(false);
        var total = await store.AskAsync($"{sessions} SELECT count(*) FROM asked", values, row => row.GetInt64(0), ct).ConfigureAwait(false);
        return new(rows, total[0]);
    }

    public async Task<Page<KeyLine>> KeysAsync(Query? query, int skip, int take, CancellationToken ct)
    {
        var asked = new QuerySql(s_keys, clock.GetUtcNow());
        var keys = $"{Keys}, asked AS (SELECT * FROM keys WHERE {asked.Of(query)})";
        var rows = await store.AskAsync(
            $"{keys} SELECT key, accounts, one, requests, errors, input, output, first_at, last_at FROM asked ORDER BY requests DESC, key OFFSET $skip LIMIT $take", [.. asked.Values, ("skip", skip), ("take", take)],
            row => new KeyLine(new(row.GetString(0)), (int)Math.Min(int.MaxValue, row.GetInt64(1)), new(row.GetString(2)), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), Row.Time(row, 7)!.Value, Row.Time(row, 8)!.Value), ct).ConfigureAwait(false);
        var total = await store.AskAsync($"{keys} SELECT count(*) FROM asked", asked.Values, row => row.GetInt64(0), ct).ConfigureAwait(false);
        return new(rows, total[0]);
    }

    public async Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct)
    {
        if (EventFields.All.Find(field) is not { } known || typed.Contains('\0', StringComparison.Ordinal)) return [];
        if (known.Resource is { } kind) return await resources.HoldingAsync(kind, typed, take, ct).ConfigureAwait(false);
        if (known.Kind is not QueryFieldKind.Name) return [];
        var column = s_events[known.Name].Column;
        return await store.AskAsync(
            $"SELECT {column}, count(*) AS requests FROM usage_event WHERE contains(lower({column}), lower($typed)) GROUP BY {column} ORDER BY requests DESC, {column} LIMIT $take",
            [("typed", typed), ("take", take)], row => new ValueCount(row.GetString(0), (int)Math.Min(int.MaxValue, row.GetInt64(1))), ct).ConfigureAwait(false);
    }
}
