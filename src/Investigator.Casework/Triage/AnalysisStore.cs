using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Casework.Detection;
using Investigator.Casework.Linking;
using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

/// <summary>Replaces one analysis by the next. Readers see the old one or the new one, never half.</summary>
internal sealed class AnalysisStore(RecordedActs acts, QueueRefresh queue) : IAnalysisResults
{
    public async Task<IReadOnlyDictionary<AccountId, DateTimeOffset>> FlaggedAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.AccountScores.Where(s => s.FlaggedAt != null).ToDictionaryAsync(s => s.AccountId, s => s.FlaggedAt!.Value, ct).ConfigureAwait(false);
    }

    public async Task ReplaceAsync(AnalysisResults results, AnalysisRun run, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                await db.Links.ExecuteDeleteAsync(ct).ConfigureAwait(false);
                await db.ClusterMembers.ExecuteDeleteAsync(ct).ConfigureAwait(false);
                await db.Clusters.ExecuteDeleteAsync(ct).ConfigureAwait(false);
                await db.Hits.ExecuteDeleteAsync(ct).ConfigureAwait(false);
                await db.AccountScores.ExecuteDeleteAsync(ct).ConfigureAwait(false);
                await db.ShadowHits.ExecuteDeleteAsync(ct).ConfigureAwait(false);

                // In the order of their keys: appending to an index is quick, scattering over it is not.
                await db.InsertAsync(results.Hits.OrderBy(h => h.Id), ct).ConfigureAwait(false);
                await db.InsertAsync(results.Links, ct).ConfigureAwait(false);
                await db.InsertAsync(results.Clusters.OrderBy(c => c.Id), ct, c => [c.Score.Value], ClusterConfiguration.ScoreValue).ConfigureAwait(false);
                var clusterOf = results.Clusters.SelectMany(c => c.Members.Select(m => (Member: m, Cluster: c.Id)))
                    .ToDictionary(p => p.Member, p => p.Cluster, ReferenceEqualityComparer.Instance as IEqualityComparer<ClusterMember>);
                await db.InsertAsync(clusterOf.Keys, ct, m => [clusterOf[m]], ClusterMemberConfiguration.ClusterId).ConfigureAwait(false);
                await db.InsertAsync(results.Scores.OrderBy(s => s.AccountId.Value, StringComparer.Ordinal), ct).ConfigureAwait(false);

                await db.InsertAsync(results.Shadow.OrderBy(h => h.Id).Select(ShadowHit.Of), ct).ConfigureAwait(false);
                await VolumesAsync(db, results, run, ct).ConfigureAwait(false);

                await queue.RefreshAsync(db, results, ct).ConfigureAwait(false);
                db.AnalysisRuns.Add(run);
                return null;
            },
            ct).ConfigureAwait(false);

    private async Task VolumesAsync(InvestigatorDb db, AnalysisResults results, AnalysisRun run, CancellationToken ct)
    {
        var old = acts.Clock.GetUtcNow() - DetectorVolume.Kept;
        await db.DetectorVolumes.Where(v => v.At < old).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        foreach (var count in results.Volumes)
            db.DetectorVolumes.Add(DetectorVolume.Of(acts.NewId(), run.StartedAt, count with { Problem = ModelLimits.Cut(count.Problem, ModelLimits.Reason) }));
    }

    public async Task RenewAsync(LiveFindings found, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                foreach (var some in found.Scores.Select(s => s.AccountId).Chunk(ModelLimits.AskedAtOnce))
                {
                    await db.Hits.Where(h => some.Contains(h.AccountId)).ExecuteDeleteAsync(ct).ConfigureAwait(false);
                    await db.AccountScores.Where(s => some.Contains(s.AccountId)).ExecuteDeleteAsync(ct).ConfigureAwait(false);
                }

                await db.InsertAsync(found.Hits.OrderBy(h => h.Id), ct).ConfigureAwait(false);
                await db.InsertAsync(found.Scores.OrderBy(s => s.AccountId.Value, StringComparer.Ordinal), ct).ConfigureAwait(false);
                await queue.RenewAsync(db, found, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    public async Task RecordAsync(AnalysisRun run, CancellationToken ct) =>
        await acts.TryAsync(
            db =>
            {
                db.AnalysisRuns.Add(run);
                return Task.FromResult<Domain.Audit.Refusal?>(null);
            },
            ct).ConfigureAwait(false);

    public async Task<IReadOnlyList<AnalysisRun>> RunsAsync(int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.AnalysisRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id).Take(take).ToListAsync(ct).ConfigureAwait(false);
    }
}
