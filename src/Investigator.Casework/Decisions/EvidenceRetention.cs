using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed class EvidenceRetention(RecordedActs acts) : IEvidenceRetention
{
    internal const int MostAtOnce = 1000;

    public async Task<int> ForgetAsync(TimeSpan after, IReadOnlyCollection<AccountId> held, CancellationToken ct)
    {
        var before = acts.Clock.GetUtcNow() - after;
        var look = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var lookHeld = look.ConfigureAwait(false);
        if ((await DueAsync(look, before, held, ct).ConfigureAwait(false)).Count == 0) return 0;
        var gone = 0;
        var no = await acts.TryAsync(
            async db =>
            {
                // Looked at again with the writer's turn: a hold that was placed meanwhile counts.
                var ids = await DueAsync(db, before, held, ct).ConfigureAwait(false);
                foreach (var some in ids.Chunk(ModelLimits.AskedAtOnce).Select(c => c.ToList()))
                    foreach (var evidence in await db.DecisionEvidence.Where(e => some.Contains(e.DecisionId)).ToListAsync(ct).ConfigureAwait(false)) evidence.Forget(acts.Clock);
                gone = ids.Count;
                await acts.RecordAsync(db, Person.System, "evidence.expired", "decisions", new { decisions = gone, endedBefore = before, first = ids[0], last = ids[^1] }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
        return no is null ? gone : 0;
    }

    private static async Task<List<Guid>> DueAsync(InvestigatorDb db, DateTimeOffset before, IReadOnlyCollection<AccountId> held, CancellationToken ct)
    {
        var campaigns = (await CampaignHolds.HeldAsync(db, ct).ConfigureAwait(false)).ToList();
        var (appeals, members, kept) = (db.Appeals, db.CampaignMembers, db.DecisionEvidence);
        var due = db.Decisions.Where(d => d.EndedAt != null && d.EndedAt < before && kept.Any(e => e.DecisionId == d.Id && e.GoneAt == null)
            && !appeals.Any(a => a.DecisionId == d.Id && (a.State == AppealState.Open || a.DecidedAt >= before)));
        if (campaigns.Count > 0)
            due = due.Where(d => (d.CampaignId == null || !campaigns.Contains(d.CampaignId.Value)) && !members.Any(m => m.AccountId == d.AccountId && campaigns.Contains(EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId))));
        var (named, ids) = (held.ToHashSet(), new List<Guid>());
        // Named accounts are left out here: they may be more than a command takes.
        var candidates = due.OrderBy(d => d.EndedAt).ThenBy(d => d.Id).Select(d => new { d.Id, d.AccountId }).AsAsyncEnumerable();
        await foreach (var one in candidates.WithCancellation(ct).ConfigureAwait(false))
        {
            if (!named.Contains(one.AccountId)) ids.Add(one.Id);
            if (ids.Count == MostAtOnce) break;
        }

        return ids;
    }
}
