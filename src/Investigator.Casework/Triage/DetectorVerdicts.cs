using Investigator.Casework.Data;
using Investigator.Casework.Linking;
using Investigator.Domain.Detection;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

/// <summary>Counts verdicts on accounts, and those on clusters for each of their members, by the detectors that hit the account now. An account's own verdict goes before that of its cluster.</summary>
internal sealed class DetectorVerdicts(IDbContextFactory<InvestigatorDb> databases, IHits hits) : IDetectorVerdicts
{
    // The latest: enough for a share that says something, and a read that stays small.
    private const int Most = 20_000;

    public async Task<IReadOnlyDictionary<string, VerdictCounts>> CountAsync(CancellationToken ct)
    {
        var judged = await JudgedAsync(ct).ConfigureAwait(false);
        var counts = new Dictionary<string, VerdictCounts>(StringComparer.Ordinal);
        foreach (var (account, detectors) in await hits.DetectorsOfAsync(judged.Keys, ct).ConfigureAwait(false))
            foreach (var detector in detectors)
            {
                var so = counts.GetValueOrDefault(detector) ?? new(0, 0, 0);
                counts[detector] = judged[account] switch
                {
                    Verdict.TruePositive => so with { True = so.True + 1 },
                    Verdict.BenignPositive => so with { Benign = so.Benign + 1 },
                    _ => so with { False = so.False + 1 },
                };
            }

        return counts;
    }

    private async Task<Dictionary<AccountId, Verdict>> JudgedAsync(CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var entries = await db.QueueEntries.Where(e => e.Verdict == Verdict.TruePositive || e.Verdict == Verdict.BenignPositive || e.Verdict == Verdict.FalsePositive)
            .OrderByDescending(e => e.ClosedAt).ThenBy(e => e.Id).Take(Most).Select(e => new { e.Kind, e.Subject, Verdict = e.Verdict!.Value }).ToListAsync(ct).ConfigureAwait(false);
        var judged = new Dictionary<AccountId, Verdict>();
        foreach (var entry in entries.Where(e => e.Kind is SubjectKind.Account)) judged.TryAdd(new(entry.Subject), entry.Verdict);
        var clusters = entries.Where(e => e.Kind is SubjectKind.Cluster).ToDictionary(e => Guid.Parse(e.Subject), e => e.Verdict);
        foreach (var some in clusters.Keys.Chunk(ModelLimits.AskedAtOnce))
            foreach (var member in await db.ClusterMembers.Where(m => some.Contains(EF.Property<Guid>(m, ClusterMemberConfiguration.ClusterId)))
                .Select(m => new { m.AccountId, Cluster = EF.Property<Guid>(m, ClusterMemberConfiguration.ClusterId) }).ToListAsync(ct).ConfigureAwait(false))
                judged.TryAdd(member.AccountId, clusters[member.Cluster]);
        return judged;
    }
}
