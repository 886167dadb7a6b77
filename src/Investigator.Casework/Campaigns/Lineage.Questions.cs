using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed partial class Lineage
{
    private const int MostSteps = 200;
    private const int MostWritten = 200;

    public async Task<Done<MergePreview>> PreviewAsync(Person by, Guid from, Guid into, CancellationToken ct)
    {
        if (!by.Sees) return Refusal.NotAllowed;
        if (from == into) return Refusal.SameCampaign;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (await FindAsync(db, from, ct).ConfigureAwait(false) is not { } giving || await FindAsync(db, into, ct).ConfigureAwait(false) is not { } taking) return Refusal.NotFound;
        if (!giving.Stands || !taking.Stands) return Refusal.MergedAway;
        var (coming, there) = (CampaignDesk.Members(db, from, null), CampaignDesk.Members(db, into, null));
        return new MergePreview(
            giving.Name, taking.Name, giving.Version, taking.Version, await coming.CountAsync(ct).ConfigureAwait(false), await coming.CountAsync(m => there.Any(t => t.AccountId == m.AccountId), ct).ConfigureAwait(false),
            await coming.CountAsync(m => m.Status == MemberStatus.Innocent && there.Any(t => t.AccountId == m.AccountId && t.Status != MemberStatus.Innocent), ct).ConfigureAwait(false),
            await coming.CountAsync(m => m.Status == MemberStatus.Confirmed && there.Any(t => t.AccountId == m.AccountId && t.Status == MemberStatus.Candidate), ct).ConfigureAwait(false));
    }

    public async Task<CampaignLineage> OfAsync(Person by, Guid campaign, CancellationToken ct)
    {
        if (!by.Sees) return new([], []);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var campaigns = db.Campaigns;
        var rows = await db.LineageSteps.AsNoTracking().Where(s => s.FromId == campaign || s.IntoId == campaign).OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(MostSteps)
            .Select(s => new { Step = s, From = campaigns.Where(c => c.Id == s.FromId).Select(c => c.Name).First(), Into = campaigns.Where(c => c.Id == s.IntoId).Select(c => c.Name).First() }).ToListAsync(ct).ConfigureAwait(false);
        return new([.. rows.Select(r => new LineageRow(r.Step, r.From, r.Into))], await OriginsAsync(db, campaign, ct).ConfigureAwait(false));
    }

    private static async Task<IReadOnlyList<CampaignOrigin>> OriginsAsync(InvestigatorDb db, Guid campaign, CancellationToken ct)
    {
        // Of a campaign that was split, what was written afterwards is no more this one's history.
        var until = await LineageReach.UntilAsync(db, campaign, ct).ConfigureAwait(false);
        if (!until.Remove(campaign) || until.Count == 0) return [];
        var ids = until.Keys.ToList();
        var found = await db.Campaigns.AsNoTracking().Where(c => ids.Contains(c.Id)).Include(c => c.Notes.OrderByDescending(n => n.WrittenAt).ThenBy(n => n.Id).Take(MostWritten)).ThenInclude(n => n.Revisions)
            .OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).AsSplitQuery().ToListAsync(ct).ConfigureAwait(false);
        var stated = (await db.Hypotheses.AsNoTracking().Where(h => ids.Contains(h.CampaignId)).Include(h => h.Arguments).OrderByDescending(h => h.Likelihood).ThenBy(h => h.StatedAt).ThenBy(h => h.Id)
            .Take(MostWritten).AsSplitQuery().ToListAsync(ct).ConfigureAwait(false)).ToLookup(h => h.CampaignId);
        return [.. found.Select(c => new CampaignOrigin(c.Id, c.Name, [.. c.Notes.Where(n => n.WrittenAt <= until[c.Id])], [.. stated[c.Id].Where(h => h.StatedAt <= until[c.Id])]))];
    }
}
