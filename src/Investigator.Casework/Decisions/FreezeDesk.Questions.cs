using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed partial class FreezeDesk
{
    public async Task<IReadOnlyList<Decision>> OfAccountAsync(AccountId account, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Decisions.AsNoTracking().Where(d => d.AccountId == account).OrderByDescending(d => d.DecidedAt).ThenBy(d => d.Id).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Page<Decision>> OfCampaignAsync(Guid campaign, int skip, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var decisions = await OfLineageAsync(db, campaign, ct).ConfigureAwait(false);
        var total = await decisions.LongCountAsync(ct).ConfigureAwait(false);
        return new(await decisions.OrderByDescending(d => d.DecidedAt).ThenBy(d => d.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    /// <summary>What was decided for the campaign, for those merged into it, and, about its members, for those they were split from until then.</summary>
    private static async Task<IQueryable<Decision>> OfLineageAsync(InvestigatorDb db, Guid campaign, CancellationToken ct)
    {
        var until = await LineageReach.UntilAsync(db, campaign, ct).ConfigureAwait(false);
        if (until.Count == 1) return db.Decisions.AsNoTracking().Where(d => d.CampaignId == campaign);
        var whole = until.Where(u => u.Value == DateTimeOffset.MaxValue).Select(u => u.Key).ToList();
        var parts = until.Keys.Except(whole).ToList();
        var (members, last) = (CampaignDesk.Members(db, campaign, null), parts.Count == 0 ? default : parts.Max(p => until[p]));
        return db.Decisions.AsNoTracking().Where(d => d.CampaignId != null
            && (whole.Contains(d.CampaignId.Value) || (parts.Contains(d.CampaignId.Value) && d.DecidedAt <= last && members.Any(m => m.AccountId == d.AccountId))));
    }

    public async Task<IReadOnlyDictionary<AccountId, DecisionKind>> StandingAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var standing = await db.Decisions.Where(d => accounts.Contains(d.AccountId) && d.EndedAt == null && (d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban))
            .Select(d => new { d.AccountId, d.Kind }).ToListAsync(ct).ConfigureAwait(false);
        return standing.GroupBy(d => d.AccountId).ToDictionary(g => g.Key, g => g.MaxBy(d => d.Kind.Gravity())!.Kind);
    }

    public async Task<int> CountStandingAsync(DecisionKind kind, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Decisions.CountAsync(d => d.Kind == kind && d.EndedAt == null, ct).ConfigureAwait(false);
    }
}
