using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="ICourseQuestions"/>
internal sealed class DuckDbCourse(TelemetryStore store) : ICourseQuestions
{
    private const int MinutesOfSlot = 30;

    private const string Extent = """
        SELECT (SELECT max(last_at) FROM usage_slot), count(DISTINCT account_id), coalesce(max(slot) - min(slot) + 1, 0)::BIGINT FROM usage_slot WHERE account_id IN (SELECT unnest($accounts))
        """;

    private static readonly string Steps = $"""
        WITH weighed AS (SELECT unnest($families) AS family, unnest($weights) AS weight)
        SELECT account_id, (slot // $step)::BIGINT AS step_number, (sum(requests) - sum(errors))::BIGINT, {Sql.Total("input_tokens")}, {Sql.Total("output_tokens")}, sum(output_tokens::DOUBLE * coalesce(weight, $rest))::DOUBLE
        FROM usage_slot LEFT JOIN weighed ON usage_slot.family = weighed.family
        WHERE account_id IN (SELECT unnest($accounts)) GROUP BY account_id, step_number ORDER BY step_number, account_id
        """;

    public async Task<HarvestCourse> CourseAsync(IReadOnlyCollection<AccountId> accounts, IReadOnlyDictionary<string, double> weights, double rest, int most, CancellationToken ct)
    {
        List<string> ids = [.. accounts.Select(account => account.Value)];
        var extent = (await store.AskAsync(Extent, [("accounts", ids)], row => (Latest: Row.Time(row, 0), Accounts: row.GetInt64(1), Slots: row.GetInt64(2)), ct).ConfigureAwait(false))[0];
        // Not every account is at work in every step, so this is on the safe side.
        var step = Math.Max(1, (int)Math.Min(int.MaxValue, Math.Ceiling((double)extent.Accounts * extent.Slots / Math.Max(1, most))));
        var length = TimeSpan.FromMinutes((double)MinutesOfSlot * step);
        if (extent.Accounts == 0) return new(length, extent.Latest, []);
        List<string> families = [.. weights.Keys];
        List<double> weighed = [.. families.Select(family => weights[family])];
        var steps = await store.AskAsync(
            Steps, [("accounts", ids), ("families", families), ("weights", weighed), ("rest", rest), ("step", step)],
            row => new CourseStep(new(row.GetString(0)), DateTimeOffset.UnixEpoch + (row.GetInt64(1) * length), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetDouble(5)), ct).ConfigureAwait(false);
        return new(length, extent.Latest, steps);
    }
}
