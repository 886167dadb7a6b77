using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Casework.Detection;
using Investigator.Casework.Linking;
using Investigator.Casework.Triage.Queries;
using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

internal sealed class FindingLists(RecordedActs acts, IAccountTags tags, IResourceUsers users, IEnumerable<IResourceValues> resourceValues) : IFindingLists
{
    public async Task<Page<AccountScore>> AccountsAsync(Query? query, int skip, int take, CancellationToken ct)
    {
        var on = await UsersAsync(query, AccountFields.All, ct).ConfigureAwait(false);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var scores = Under(db.AccountScores.AsNoTracking(), FindingColumns.Accounts, query, db, on);
        return await PageAsync(scores, scores.OrderByDescending(s => s.Value).ThenBy(s => s.AccountId), skip, take, ct).ConfigureAwait(false);
    }

    public async Task<Page<Cluster>> ClustersAsync(Query? query, int skip, int take, CancellationToken ct)
    {
        var on = await UsersAsync(query, ClusterFields.All, ct).ConfigureAwait(false);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var clusters = Under(db.Clusters.AsNoTracking(), FindingColumns.Clusters, query, db, on);
        return await PageAsync(clusters, clusters.OrderByDescending(c => EF.Property<double>(c, ClusterConfiguration.ScoreValue)).ThenBy(c => c.Id), skip, take, ct).ConfigureAwait(false);
    }

    public async Task<Page<Hit>> HitsAsync(Query? query, int skip, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var hits = Under(db.Hits.AsNoTracking(), FindingColumns.Hits, query, db, new Dictionary<Resource, IReadOnlyCollection<AccountId>>());
        return await PageAsync(hits, hits.OrderByDescending(h => h.Strength).ThenBy(h => h.Id), skip, take, ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct)
    {
        if (AccountFields.All.Find(field)?.Resource is { } kind)
            return resourceValues.FirstOrDefault() is { } values ? await values.HoldingAsync(kind, typed, take, ct).ConfigureAwait(false) : [];
        if (field == "tag") return await tags.WordsAsync(typed, take, ct).ConfigureAwait(false);
        if (field != "detector") return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var detectors = await db.Hits.GroupBy(h => h.DetectorId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct).ConfigureAwait(false);
        return [.. detectors.Where(d => d.Key.Contains(typed, StringComparison.OrdinalIgnoreCase)).OrderByDescending(d => d.Count).ThenBy(d => d.Key, StringComparer.Ordinal).Take(take).Select(d => new ValueCount(d.Key, d.Count))];
    }

    private IQueryable<T> Under<T>(IQueryable<T> rows, QueryColumns<T> columns, Query? query, InvestigatorDb db, IReadOnlyDictionary<Resource, IReadOnlyCollection<AccountId>> on) => query is null ? rows
        : columns.Conditions(query, new(acts.Clock.GetUtcNow(), null, db.Database.IsSqlite(), []) { Db = db, Users = on }).Aggregate(rows, (narrowed, condition) => narrowed.Where(condition));

    private async Task<IReadOnlyDictionary<Resource, IReadOnlyCollection<AccountId>>> UsersAsync(Query? query, QueryFields fields, CancellationToken ct)
    {
        var on = new Dictionary<Resource, IReadOnlyCollection<AccountId>>();
        foreach (var resource in QueriedResource.In(query, fields)) on[resource] = (await users.AccountsOnAsync(resource, 0, int.MaxValue, ct).ConfigureAwait(false)).Rows;
        return on;
    }

    private static async Task<Page<T>> PageAsync<T>(IQueryable<T> rows, IQueryable<T> ordered, int skip, int take, CancellationToken ct)
    {
        var total = await rows.LongCountAsync(ct).ConfigureAwait(false);
        return new(await ordered.Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }
}
