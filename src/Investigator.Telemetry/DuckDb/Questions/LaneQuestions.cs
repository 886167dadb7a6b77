using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <inheritdoc cref="ILaneQuestions"/>
internal sealed class LaneQuestions(TelemetryStore store) : ILaneQuestions
{
    private const string Theirs = "account_id IN (SELECT unnest($accounts))";
    private static readonly TimeSpan s_slot = TimeSpan.FromMinutes(30);

    private const string Span = $"""
        SELECT make_timestamp(min(slot)::BIGINT * 1800000000), make_timestamp((max(slot)::BIGINT + 1) * 1800000000) FROM usage_slot WHERE {Theirs}
        """;

    private const string FromEvents = $"""
        SELECT account_id, time AS began, 1 AS requests FROM usage_event WHERE {Theirs} AND time >= $from AND time < $to
        """;

    private const string Traits = $"""
        SELECT account_id, kind, value FROM (
            SELECT account_id, kind, value, sum(requests) AS requests FROM usage_resource
            WHERE kind IN ('Asn', 'PromptSkeleton') AND day >= $from::DATE AND day <= $to::DATE AND {Theirs} GROUP BY ALL
            UNION ALL
            SELECT account_id, 'Model', model, count(*) FROM usage_event WHERE time >= $from AND time < $to AND {Theirs} GROUP BY account_id, model)
        QUALIFY row_number() OVER (PARTITION BY account_id, kind ORDER BY requests DESC, value) = 1
        """;

    public async Task<TimeWindow?> SpanAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        if (accounts.Count == 0) return null;
        var rows = await store.AskAsync(Span, [Named(accounts)], row => (From: Row.Time(row, 0), To: Row.Time(row, 1)), ct).ConfigureAwait(false);
        return rows[0] is { From: { } from, To: { } to } ? new TimeWindow(from, to) : null;
    }

    public async Task<LaneBars> BarsAsync(IReadOnlyCollection<AccountId> accounts, TimeWindow window, TimeSpan bucket, int most, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bucket, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (accounts.Count == 0 || window.Length <= TimeSpan.Zero) return new([], 0);
        var rolledUp = bucket.Ticks % s_slot.Ticks == 0 && (window.From - DateTimeOffset.UnixEpoch).Ticks % s_slot.Ticks == 0;
        var rows = await store.AskAsync(
            Bars(rolledUp ? SlotWindow.Of(window).Rows(Theirs) : FromEvents),
            [Named(accounts), ("bucket", bucket.Ticks / TimeSpan.TicksPerMicrosecond), ("begin", (window.From - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond), ("most", most), .. rolledUp ? [] : In(window)],
            row => (Account: row.GetString(0), Bar: new LaneBar(row.GetInt32(1), row.GetInt64(2)), Active: row.GetInt32(3)), ct).ConfigureAwait(false);
        // Rows come by account: neighbours make a lane.
        var lanes = new List<Lane>();
        var bars = new List<LaneBar>();
        for (var i = 0; i < rows.Count; i++)
        {
            bars.Add(rows[i].Bar);
            if (i + 1 < rows.Count && string.Equals(rows[i + 1].Account, rows[i].Account, StringComparison.Ordinal)) continue;
            lanes.Add(new(new(rows[i].Account), [.. bars]));
            bars.Clear();
        }
        return new(lanes, rows.Count == 0 ? 0 : rows[0].Active);
    }

    public async Task<IReadOnlyDictionary<AccountId, LaneTraits>> TraitsAsync(IReadOnlyCollection<AccountId> accounts, TimeWindow window, CancellationToken ct)
    {
        var said = new Dictionary<AccountId, LaneTraits>();
        if (accounts.Count == 0) return said;
        foreach (var (account, kind, value) in await store.AskAsync(
            Traits, [Named(accounts), .. In(window)], row => (new AccountId(row.GetString(0)), row.GetString(1), row.GetString(2)), ct).ConfigureAwait(false))
        {
            var before = said.GetValueOrDefault(account, LaneTraits.Unsaid);
            said[account] = kind switch
            {
                "Asn" => before with { Network = value },
                "PromptSkeleton" => before with { Skeleton = ResourceColumn.Shown(ResourceKind.PromptSkeleton, value) },
                _ => before with { Model = value },
            };
        }
        return said;
    }

    public async Task<IReadOnlyList<ModelSeen>> ModelsAsync(CancellationToken ct) => await store.AskAsync(
        "SELECT model, min(time) AS first_at FROM usage_event GROUP BY model ORDER BY first_at, model LIMIT 500", [],
        row => new ModelSeen(row.GetString(0), Row.Time(row, 1)!.Value), ct).ConfigureAwait(false);

    private static string Bars(string rows) => $"""
        WITH bars AS (
            SELECT account_id, ((epoch_us(began) - $begin) // $bucket)::INTEGER AS bucket, sum(requests)::BIGINT AS requests FROM ({rows}) GROUP BY ALL
        ), lanes AS (
            SELECT account_id, count(*) OVER ()::INTEGER AS active FROM bars GROUP BY account_id ORDER BY sum(requests) DESC, account_id LIMIT $most
        )
        SELECT bars.account_id, bucket, requests, active FROM bars JOIN lanes ON lanes.account_id = bars.account_id ORDER BY bars.account_id, bucket
        """;

    private static (string, object?) Named(IReadOnlyCollection<AccountId> accounts) => ("accounts", accounts.Select(account => account.Value).ToList());

    private static (string, object?)[] In(TimeWindow window) => [("from", window.From.UtcDateTime), ("to", window.To.UtcDateTime)];
}
