using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IAnsweredQuestions"/>
internal sealed class DuckDbAnswered(TelemetryStore store) : IAnsweredQuestions
{
    // The roll-ups say who has traffic after the moment at all: nearly nobody. Only for those the events are read, since a half hour may begin before the moment.
    private const string Suspects = """
        WITH asked AS (SELECT unnest($accounts) AS account_id, make_timestamp(unnest($since)) AS since)
        SELECT asked.account_id, epoch_us(any_value(asked.since))::BIGINT
        FROM usage_slot JOIN asked ON usage_slot.account_id = asked.account_id AND usage_slot.last_at >= asked.since
        GROUP BY asked.account_id HAVING sum(requests) > sum(errors) ORDER BY asked.account_id
        """;

    private const string Answered = """
        WITH asked AS (SELECT unnest($accounts) AS account_id, make_timestamp(unnest($since)) AS since)
        SELECT usage_event.account_id, count(*), min(time), max(time)
        FROM usage_event JOIN asked ON usage_event.account_id = asked.account_id AND usage_event.time >= asked.since
        WHERE status < 400 AND time >= make_timestamp($from) AND account_key IN (SELECT unnest($keys))
        GROUP BY usage_event.account_id ORDER BY usage_event.account_id
        """;

    public async Task<IReadOnlyList<AnsweredRequests>> AnsweredSinceAsync(IReadOnlyDictionary<AccountId, DateTimeOffset> since, CancellationToken ct)
    {
        if (since.Count == 0) return [];
        List<string> accounts = [.. since.Keys.Select(account => account.Value)];
        List<long> moments = [.. since.Values.Select(Microseconds)];
        var suspects = await store.AskAsync(
            Suspects, [("accounts", accounts), ("since", moments)], row => (Account: row.GetString(0), Since: row.GetInt64(1)), ct).ConfigureAwait(false);
        if (suspects.Count == 0) return [];
        List<string> some = [.. suspects.Select(s => s.Account)];
        List<ulong> keys = [.. some.Select(AccountKey.Of)];
        return await store.AskAsync(
            Answered, [("accounts", some), ("since", suspects.ConvertAll(s => s.Since)), ("from", suspects.Min(s => s.Since)), ("keys", keys)],
            row => new AnsweredRequests(new(row.GetString(0)), row.GetInt64(1), Row.Time(row, 2)!.Value, Row.Time(row, 3)!.Value), ct).ConfigureAwait(false);
    }

    private static long Microseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
