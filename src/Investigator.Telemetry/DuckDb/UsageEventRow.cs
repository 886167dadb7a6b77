using DuckDB.NET.Data;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <summary>A stored row as the domain's usage event.</summary>
internal static class UsageEventRow
{
    /// <summary>The columns that <see cref="Read"/> expects, of a source that has <c>session</c> and <c>derived</c> too (see <see cref="Sql.Sessions"/>).</summary>
    internal const string Columns = """
        e.event_id, e.time, e.account_id, e.api_key_id, e.environment, e.session, e.derived, e.trace_id, e.ip, e.network_prefix, e.asn, e.country, e.user_agent,
        e.tls_fingerprint, e.operation, e.model, e.input_tokens, e.output_tokens, e.reasoning_tokens, e.cached_tokens, e.latency_ms, e.status, e.stop_reason,
        e.stream, e.temperature, e.top_p, e.max_tokens, e.n, e.logprobs, e.tool_count, e.turn,
        EXISTS (SELECT 1 FROM usage_text t WHERE t.event_id = e.event_id AND t.account_id = e.account_id) AS has_text,
        e.skeleton, e.simhash, e.family, e.family_score, e.prompt_characters
        """;

    internal static UsageEvent Read(DuckDBDataReader row) => new()
    {
        EventId = new(row.GetString(0)),
        Time = Row.Time(row, 1)!.Value,
        AccountId = new(row.GetString(2)),
        ApiKeyId = Row.Text(row, 3) is { } key ? new ApiKeyId(key) : null,
        Environment = Row.Text(row, 4),
        SessionId = new SessionId(row.GetString(5)),
        SessionDerived = row.GetBoolean(6),
        TraceId = Row.Text(row, 7),
        IpAddress = Row.Text(row, 8),
        NetworkPrefix = Row.Text(row, 9),
        Asn = Row.Whole(row, 10),
        Country = Row.Text(row, 11),
        UserAgent = Row.Text(row, 12),
        TlsFingerprint = Row.Text(row, 13),
        Operation = Row.Text(row, 14),
        RequestedModel = row.GetString(15),
        InputTokens = row.GetInt64(16),
        OutputTokens = row.GetInt64(17),
        ReasoningTokens = Row.Whole(row, 18),
        CachedTokens = Row.Whole(row, 19),
        Latency = Row.Whole(row, 20) is { } milliseconds ? TimeSpan.FromMilliseconds(Math.Min(milliseconds, (long)TimeSpan.MaxValue.TotalMilliseconds - 1)) : null,
        Status = row.GetInt32(21),
        StopReason = Row.Text(row, 22),
        Stream = Row.Flag(row, 23),
        Temperature = Row.Number(row, 24),
        TopP = Row.Number(row, 25),
        MaxTokens = Row.Whole(row, 26),
        Choices = Row.Small(row, 27),
        LogProbabilities = Row.Small(row, 28),
        ToolCount = Row.Small(row, 29),
        Turn = Row.Small(row, 30),
        HasText = row.GetBoolean(31),
        Skeleton = Row.Hash(row, 32),
        SimHash = Row.Hash(row, 33),
        Family = Row.Text(row, 34),
        FamilyScore = row.IsDBNull(35) ? null : row.GetFloat(35),
        PromptCharacters = Row.Small(row, 36),
    };
}
