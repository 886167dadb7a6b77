using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Casework.Detection;
using Investigator.Casework.Linking;
using Investigator.Casework.Triage.Queries;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

internal sealed class FindingLists(RecordedActs acts) : IFindingLists
{
    public async Task<Page<AccountScore>> AccountsAsync(Query? query, int skip, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var scores = Under(db.AccountScores.AsNoTracking(), FindingColumns.Accounts, query, db);
        return await PageAsync(scores, scores.OrderByDescending(s => s.Value).ThenBy(s => s.AccountId), skip, take, ct).ConfigureAwait(false);
    }

    public async Task<Page<Cluster>> ClustersAsync(Query? query, int skip, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var clusters = Under(db.Clusters.AsNoTracking(), FindingColumns.Clusters, query, db);
        return await PageAsync(clusters, clusters.OrderByDescending(c => EF.Property<double>(c, ClusterConfiguration.ScoreValue)).ThenBy(c => c.Id), skip, take, ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct)
    {
        if (field != "detector") return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var detectors = await db.Hits.GroupBy(h => h.DetectorId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct).ConfigureAwait(false);
        return [.. detectors.Where(d => d.Key.Contains(typed, StringComparison.OrdinalIgnoreCase)).OrderByDescending(d => d.Count).ThenBy(d => d.Key, StringComparer.Ordinal).Take(take).Select(d => new ValueCount(d.Key, d.Count))];
    }

    private IQueryable<T> Under<T>(IQueryable<T> rows, QueryColumns<T> columns, Query? query, InvestigatorDb db) => query is null ? rows
        : columns.Conditions(query, new(acts.Clock.GetUtcNow(), null, db.Database.IsSqlite(), []) { Db = db }).Aggregate(rows, (narrowed, condition) => narrowed.Where(condition));

    private static async Task<Page<T>> PageAsync<T>(IQueryable<T> rows, IQueryable<T> ordered, int skip, int take, CancellationToken ct)
    {
        var total = await rows.LongCountAsync(ct).ConfigureAwait(false);
        return new(await ordered.Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }
}
