using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

internal sealed partial class DuckDbAccountUsage
{
    private const string ManyAccounts = "account_id IN (SELECT unnest($accounts))";

    private static readonly string FineTimeline = $"""
        SELECT make_timestamp(epoch_us(time) // $bucket * $bucket) AS at_time, count(*), {Sql.Total("input_tokens")}, {Sql.Total("output_tokens")},
               count(*) FILTER (status >= 400), count(DISTINCT account_id)::INTEGER, count(family)
        FROM usage_event WHERE {ManyAccounts} AND time >= $from AND time < $to
        GROUP BY at_time ORDER BY at_time
        """;

    public async Task<IReadOnlyList<UsageBucket>> TimelineAsync(IReadOnlyCollection<AccountId> accounts, TimeWindow window, TimeSpan bucket, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bucket, TimeSpan.FromMinutes(1));
        if (accounts.Count == 0) return [];
        List<string> ids = [.. accounts.Select(account => account.Value)];
        var ofHalfHours = bucket.Ticks % TimeSpan.FromMinutes(30).Ticks == 0;
        return await store.AskAsync(
            ofHalfHours ? CoarseTimeline(window, accounts) : FineTimeline,
            [("bucket", bucket.Ticks / TimeSpan.TicksPerMicrosecond), .. ofHalfHours && accounts.Count == 1 ? Of(accounts.First()) : [("accounts", ids)], .. ofHalfHours ? [] : In(window)],
            row => new UsageBucket(Row.Time(row, 0)!.Value, row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt32(5), row.GetInt64(6)),
            ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<long>> HourOfWeekAsync(AccountId account, TimeWindow window, CancellationToken ct)
    {
        var hours = new long[168];
        var sql = $"SELECT (isodow(began) - 1) * 24 + hour(began) AS hour_of_week, sum(requests)::BIGINT FROM ({SlotWindow.Of(window).Rows(OneAccount)}) GROUP BY hour_of_week";
        foreach (var (hour, count) in await store.AskAsync(sql, Of(account), row => (row.GetInt64(0), row.GetInt64(1)), ct).ConfigureAwait(false)) hours[hour] = count;
        return hours;
    }

    private static string CoarseTimeline(TimeWindow window, IReadOnlyCollection<AccountId> accounts) => $"""
        SELECT make_timestamp(epoch_us(began) // $bucket * $bucket) AS at_time, sum(requests)::BIGINT, {Sql.Total("input_tokens")}, {Sql.Total("output_tokens")},
               sum(errors)::BIGINT, count(DISTINCT account_id)::INTEGER, sum(family_requests)::BIGINT
        FROM ({SlotWindow.Of(window).Rows(accounts.Count == 1 ? OneAccount : ManyAccounts)}) GROUP BY at_time ORDER BY at_time
        """;
}
