using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IHarvestQuestions"/>
internal sealed class DuckDbHarvest(TelemetryStore store) : IHarvestQuestions
{
    private static readonly string Totals = $"""
        SELECT coalesce(sum(requests), 0)::BIGINT, {Sql.Total("input_tokens")}, {Sql.Total("output_tokens")}, min(first_at), max(last_at),
               (SELECT count(*) FROM usage_event WHERE time > (SELECT max(time) FROM usage_event) - INTERVAL 1 HOUR AND account_id IN (SELECT unnest($accounts)))
        FROM usage_slot WHERE account_id IN (SELECT unnest($accounts))
        """;

    private const string Families = """
        SELECT family, sum(requests)::BIGINT FROM usage_slot WHERE account_id IN (SELECT unnest($accounts)) AND family IS NOT NULL GROUP BY family ORDER BY family
        """;

    public async Task<Harvest> HarvestAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        List<string> ids = [.. accounts.Select(account => account.Value)];
        if (ids.Count == 0) return new(0, 0, 0, null, null, 0, new Dictionary<string, long>(StringComparer.Ordinal));

        var families = await store.AskAsync(Families, [("accounts", ids)], row => (Family: row.GetString(0), Count: row.GetInt64(1)), ct).ConfigureAwait(false);
        var byFamily = families.ToDictionary(f => f.Family, f => f.Count, StringComparer.Ordinal);
        var totals = await store.AskAsync(
            Totals, [("accounts", ids)],
            row => new Harvest(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), Row.Time(row, 3), Row.Time(row, 4), row.GetInt64(5), byFamily), ct).ConfigureAwait(false);
        return totals[0];
    }
}
