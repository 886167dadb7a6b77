using Investigator.Casework.Data;
using Investigator.Casework.Detection;
using Investigator.Casework.Triage;
using Investigator.Domain.Detection;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed class DetectorDependents(IDbContextFactory<InvestigatorDb> databases) : IDetectorDependents
{
    private const int Most = 20;
    private const int MostAccounts = 20_000;

    public async Task<Dependents> OfAsync(string detectorId, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var hits = db.Hits.Where(h => h.DetectorId == detectorId);
        var flagged = db.AccountScores.AsNoTracking().Where(s => s.Value >= QueueLine.Probability && hits.Any(h => h.AccountId == s.AccountId));
        // Parts are read for those near the line only: above 99 % no single part decides.
        var near = await flagged.Where(s => s.Value < 0.99).OrderBy(s => s.Value).ThenBy(s => s.AccountId).Take(1000).Select(s => new { s.AccountId, s.Score }).ToListAsync(ct).ConfigureAwait(false);
        var queues = await QueuesAsync(db, await hits.Select(h => h.AccountId).OrderBy(a => a).Take(MostAccounts).ToListAsync(ct).ConfigureAwait(false), ct).ConfigureAwait(false);
        var members = await db.CampaignMembers.Where(m => hits.Any(h => h.AccountId == m.AccountId))
            .GroupBy(m => EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId)).Select(g => new { g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(Most).ToListAsync(ct).ConfigureAwait(false);
        var ids = members.ConvertAll(m => m.Key);
        var names = await db.Campaigns.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct).ConfigureAwait(false);
        return new(
            await hits.CountAsync(ct).ConfigureAwait(false), await flagged.CountAsync(ct).ConfigureAwait(false),
            [.. near.Where(s => Without(s.Score, detectorId) < QueueLine.Probability).Select(s => s.AccountId)],
            queues, [.. members.Select(m => new DependentCampaign(m.Key, names.GetValueOrDefault(m.Key) ?? "", m.Count))]);
    }

    private static async Task<Dictionary<string, int>> QueuesAsync(InvestigatorDb db, IReadOnlyList<AccountId> accounts, CancellationToken ct)
    {
        var queues = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var some in accounts.Select(a => a.Value).Chunk(ModelLimits.AskedAtOnce))
            foreach (var queue in await db.QueueEntries.Where(e => e.IsWaiting && e.Kind == SubjectKind.Account && some.Contains(e.Subject))
                .GroupBy(e => e.Queue).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct).ConfigureAwait(false))
                queues[queue.Key] = queues.GetValueOrDefault(queue.Key) + queue.Count;
        return queues;
    }

    private static double Without(Score score, string detectorId) => AccountScores.Logistic(score.Parts.Where(p => p.Source != detectorId).Sum(p => p.Weight));
}
