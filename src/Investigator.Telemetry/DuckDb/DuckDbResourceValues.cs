using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IResourceValues"/>
internal sealed class DuckDbResourceValues(TelemetryStore store) : IResourceValues
{
    public async Task<IReadOnlyList<ValueCount>> HoldingAsync(ResourceKind kind, string typed, int take, CancellationToken ct)
    {
        // Skeletons are stored as numbers: their digits hold nothing of what is typed.
        if (kind is ResourceKind.PromptSkeleton || typed.Contains('\0', StringComparison.Ordinal)) return [];
        var places = string.Join("\nUNION ALL ", ResourceColumn.All.Where(column => column.Kind == kind).Select(column => column.OfAccount
            ? $"SELECT {column.Column} AS value, account_id FROM account WHERE contains(lower({column.Column}), lower($typed))"
            : $"SELECT value, account_id FROM usage_resource WHERE kind = '{kind}' AND contains(lower(value), lower($typed))"));
        return await store.AskAsync(
            $"SELECT value, count(DISTINCT account_id) AS accounts FROM ({places}) GROUP BY value ORDER BY accounts DESC, value LIMIT $take",
            [("typed", typed), ("take", take)], row => new ValueCount(row.GetString(0), (int)Math.Min(int.MaxValue, row.GetInt64(1))), ct).ConfigureAwait(false);
    }
}
