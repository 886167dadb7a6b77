using Investigator.Domain.Sharing.Inquiries;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IInquiryQuestions"/>
internal sealed class DuckDbInquiries(TelemetryStore store) : IInquiryQuestions
{
    private const int SlotsOfDay = 48;

    private static readonly int s_epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private static readonly string s_days = $"""
        SELECT slot // {SlotsOfDay} AS day, count(DISTINCT account_id), sum(requests)::BIGINT, sum(errors)::BIGINT, {Sql.Total("input_tokens")}, {Sql.Total("output_tokens")}
        FROM usage_slot WHERE account_id IN (SELECT unnest($accounts)) AND slot >= $from AND slot < $until GROUP BY day ORDER BY day
        """;

    public Task<IReadOnlyList<AccountId>> OfOrganizationsAsync(IReadOnlyCollection<string> organizations, int most, CancellationToken ct) =>
        IdsAsync("SELECT account_id FROM account WHERE organization_id IN (SELECT unnest($named)) ORDER BY account_id LIMIT $most", [.. organizations], most, ct);

    public Task<IReadOnlyList<AccountId>> KnownAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) => IdsAsync(
        """
        SELECT account_id FROM account WHERE account_id IN (SELECT unnest($named))
        UNION SELECT account_id FROM usage_slot WHERE account_id IN (SELECT unnest($named)) ORDER BY account_id LIMIT $most
        """,
        [.. accounts.Select(a => a.Value)], Math.Max(1, accounts.Count), ct);

    public async Task<IReadOnlyList<TrafficDay>> DaysAsync(IReadOnlyCollection<AccountId> accounts, DateOnly from, DateOnly until, CancellationToken ct)
    {
        if (accounts.Count == 0) return [];
        return await store.AskOfAllAsync(
            s_days, [("accounts", accounts.Select(a => a.Value).ToList()), ("from", SlotOf(from)), ("until", SlotOf(until.AddDays(1)))],
            row => new TrafficDay(DateOnly.FromDayNumber(s_epoch + row.GetInt32(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), ct).ConfigureAwait(false);
    }

    private static int SlotOf(DateOnly day) => (day.DayNumber - s_epoch) * SlotsOfDay;

    private async Task<IReadOnlyList<AccountId>> IdsAsync(string sql, List<string> named, int most, CancellationToken ct) =>
        named.Count == 0 ? [] : await store.AskAsync(sql, [("named", named), ("most", most)], row => new AccountId(row.GetString(0)), ct).ConfigureAwait(false);
}
