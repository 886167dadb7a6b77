using System.Globalization;
using System.Runtime.InteropServices;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// A window as whole half hours, which roll-ups answer, and the two ends that events must answer. Most windows begin and end inside a half hour.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SlotWindow(DateTime From, DateTime HeadEnd, DateTime TailStart, DateTime To)
{
    private static readonly long s_slotTicks = TimeSpan.FromMinutes(30).Ticks;

    internal static SlotWindow Of(TimeWindow window)
    {
        var (from, to) = (window.From.UtcDateTime, window.To.UtcDateTime);
        var head = new DateTime(Math.Min((from.Ticks + s_slotTicks - 1) / s_slotTicks * s_slotTicks, to.Ticks), DateTimeKind.Utc);
        var tail = new DateTime(Math.Max(to.Ticks / s_slotTicks * s_slotTicks, head.Ticks), DateTimeKind.Utc);
        return new(from, head, tail, to);
    }

    /// <summary>Rows with the columns <c>account_id, began (the start of the half hour), requests, errors, input_tokens, output_tokens, family_requests</c>; several a half hour.</summary>
    /// <param name="accounts">A condition on <c>account_key</c> and <c>account_id</c>.</param>
    internal string Rows(string accounts) => $"""
        SELECT account_id, make_timestamp(slot::BIGINT * 1800000000) AS began, requests, errors, input_tokens, output_tokens, CASE WHEN family IS NULL THEN 0 ELSE requests END AS family_requests
        FROM usage_slot WHERE slot >= {SlotOf(HeadEnd)} AND slot < {SlotOf(TailStart)} AND {accounts}
        {End(From, HeadEnd, accounts)}
        {End(TailStart, To, accounts)}
        """;

    private static string End(DateTime from, DateTime to, string accounts) => from >= to ? "" : string.Create(CultureInfo.InvariantCulture, $"""
        UNION ALL SELECT account_id, time_bucket(INTERVAL 30 MINUTES, time), 1, (status >= 400)::BIGINT, input_tokens, output_tokens, (family IS NOT NULL)::BIGINT
        FROM usage_event WHERE time >= TIMESTAMP '{from:yyyy-MM-dd HH:mm:ss.ffffff}' AND time < TIMESTAMP '{to:yyyy-MM-dd HH:mm:ss.ffffff}' AND {accounts}
        """);

    private static string SlotOf(DateTime at) => ((at.Ticks - DateTime.UnixEpoch.Ticks) / s_slotTicks).ToString(CultureInfo.InvariantCulture);
}
