using System.Collections.Concurrent;
using System.Globalization;
using DuckDB.NET.Data;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IResourceCourse"/>
internal sealed class DuckDbResourceCourse(TelemetryStore store, TimeProvider clock) : IResourceCourse, IDisposable
{
    // The engine takes shares as a constant list.
    private static readonly string s_steps = $"[{string.Join(", ", Enumerable.Range(0, Spread.Steps).Select(i => (i / (double)(Spread.Steps - 1)).ToString("0.###", CultureInfo.InvariantCulture)))}]";

    private readonly ConcurrentDictionary<ResourceKind, (DateTimeOffset At, KindUse Use)> _kept = new();
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<IReadOnlyList<ResourceDay>> DaysAsync(Resource resource, CancellationToken ct)
    {
        if (ResourceColumn.Stored(resource) is not { } value) return [];
        // The sign-up addresses have no requests of their own: see the column.
        var places = string.Join("\nUNION ALL ", ResourceColumn.All.Where(column => column.Kind == resource.Kind && !IsSignUp(column)).Select(column => column.Days));
        return await store.AskAsync(
            $"""
            WITH used AS (SELECT account_id, day, sum(requests)::BIGINT AS requests FROM ({places}) GROUP BY account_id, day),
            begun AS (SELECT account_id, min(day) AS day FROM used GROUP BY account_id)
            SELECT used.day, sum(used.requests)::BIGINT, count(*)::INTEGER, count(*) FILTER (begun.day = used.day)::INTEGER
            FROM used JOIN begun USING (account_id) GROUP BY used.day ORDER BY used.day
            """,
            [("value", value)], row => new ResourceDay(DateOnly.FromDateTime(row.GetDateTime(0)), row.GetInt64(1), row.GetInt32(2), row.GetInt32(3)), ct).ConfigureAwait(false);
    }

    public async Task<KindUse> UsualAsync(ResourceKind kind, CancellationToken ct)
    {
        if (Kept(kind) is { } kept) return kept;
        // One at a time: ten people who open ten addresses need one answer.
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (Kept(kind) is { } meanwhile) return meanwhile;
            var use = await AskAsync(kind, ct).ConfigureAwait(false);
            _kept[kind] = (clock.GetUtcNow(), use);
            return use;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static bool IsSignUp(ResourceColumn column) => column is { Kind: ResourceKind.IpAddress, OfAccount: true };

    private KindUse? Kept(ResourceKind kind) => _kept.TryGetValue(kind, out var one) && clock.GetUtcNow() - one.At < KindUse.KeptFor ? one.Use : null;

    private async Task<KindUse> AskAsync(ResourceKind kind, CancellationToken ct)
    {
        var places = string.Join("\nUNION ALL ", ResourceColumn.All.Where(column => column.Kind == kind).Select(column => column.Every));
        var found = await store.AskOfAllAsync(
            $"""
            WITH thing AS (
                SELECT count(DISTINCT account_id) AS accounts, sum(requests)::BIGINT AS requests, count(DISTINCT day) AS days FROM ({places}) GROUP BY value)
            SELECT count(*), {Quantiles("accounts")}, {Quantiles("requests")}, {Quantiles("days")} FROM thing
            """,
            [], row => new KindUse(row.GetInt64(0), Read(row, 1), Read(row, 2), Read(row, 3)), ct).ConfigureAwait(false);
        return found[0];
    }

    private static string Quantiles(string column) => $"quantile_disc({column}, {s_steps})";

    private static Spread Read(DuckDBDataReader row, int at) => row.IsDBNull(at) ? Spread.None : new(row.GetFieldValue<List<long>>(at));
}
