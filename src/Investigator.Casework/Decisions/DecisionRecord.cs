using Investigator.Casework.Data;
using Investigator.Casework.Detection;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Linking;
using Investigator.Casework.Triage;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

/// <summary>Stores decisions together with what was known of their accounts at that moment, and tells the stream and the outboxes.</summary>
internal static class DecisionRecord
{
    private const int MostHits = 50;

    /// <returns>The hash of the evidence of all of them, for the audit.</returns>
    public static async Task<string> StoreAsync(InvestigatorDb db, IReadOnlyList<Decision> decisions, DateTimeOffset at, CancellationToken ct)
    {
        // What was proposed for a campaign that was merged since finds its members where they are now.
        var campaign = decisions[0].CampaignId is { } decided ? await LineageReach.StandsInAsync(db, decided, ct).ConfigureAwait(false) : (Guid?)null;
        return await StoreAsync(db, decisions, await FreezeAsync(db, [.. decisions.Select(d => (d.Id, d.AccountId))], campaign, ct).ConfigureAwait(false), at, ct).ConfigureAwait(false);
    }

    /// <summary>The same with what was known before.</summary>
    public static async Task<string> StoreAsync(InvestigatorDb db, IReadOnlyList<Decision> decisions, IReadOnlyList<DecisionEvidence> evidence, DateTimeOffset at, CancellationToken ct)
    {
        await db.InsertAsync(decisions, ct).ConfigureAwait(false);
        await db.InsertAsync(evidence, ct).ConfigureAwait(false);
        await DecisionStream.AppendAsync(db, decisions, added: true, at, ct).ConfigureAwait(false);
        return DecisionEvidence.HashOf(evidence);
    }

    /// <summary>What is known of accounts now, for their decisions.</summary>
    /// <param name="decisions">Each with its account; an empty one where it is about something else.</param>
    /// <param name="campaign">Whose members they are.</param>
    public static async Task<List<DecisionEvidence>> FreezeAsync(InvestigatorDb db, IReadOnlyList<(Guid Id, AccountId Account)> decisions, Guid? campaign, CancellationToken ct)
    {
        var evidence = new List<DecisionEvidence>(decisions.Count);
        foreach (var some in decisions.Chunk(ModelLimits.AskedAtOnce))
        {
            var ids = some.Where(d => d.Account.Value.Length > 0).Select(d => d.Account).ToList();
            var hits = (await db.Hits.AsNoTracking().Where(h => ids.Contains(h.AccountId)).ToListAsync(ct).ConfigureAwait(false)).ToLookup(h => h.AccountId);
            var scores = await db.AccountScores.AsNoTracking().Where(s => ids.Contains(s.AccountId)).ToDictionaryAsync(s => s.AccountId, ct).ConfigureAwait(false);
            var clusters = (await db.ClusterMembers.AsNoTracking().Where(m => ids.Contains(m.AccountId))
                .Select(m => new { m.AccountId, Cluster = EF.Property<Guid>(m, ClusterMemberConfiguration.ClusterId) }).ToListAsync(ct).ConfigureAwait(false)).ToLookup(m => m.AccountId, m => m.Cluster);
            var members = campaign is not { } id ? [] : await CampaignDesk.Members(db, id, null).Where(m => ids.Contains(m.AccountId))
                .ToDictionaryAsync(m => m.AccountId, m => $"{m.Status}: {m.Reason}", ct).ConfigureAwait(false);
            foreach (var (decision, account) in some)
            {
                var score = scores.GetValueOrDefault(account);
                var found = hits[account].OrderByDescending(h => h.Strength).ThenBy(h => h.Id).Take(MostHits).Select(FrozenHit.Of);
                evidence.Add(DecisionEvidence.Of(decision, new FrozenFacts(
                    score?.Value, score?.Score.Parts ?? [], [.. found], clusters[account].Select(c => (Guid?)c).FirstOrDefault() ?? score?.ClusterId, members.GetValueOrDefault(account))));
            }
        }

        return evidence;
    }
}
