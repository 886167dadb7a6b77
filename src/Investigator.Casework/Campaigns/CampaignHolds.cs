using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed class CampaignHolds(RecordedActs acts) : ICampaignHolds, ILegalHolds
{
    public async Task<IReadOnlyList<CampaignHold>> OfCampaignAsync(Person by, Guid campaign, CancellationToken ct)
    {
        if (!by.Sees) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.CampaignHolds.AsNoTracking().Where(h => h.CampaignId == campaign).OrderByDescending(h => h.PlacedAt).ThenBy(h => h.Id).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<CampaignHold>> PlaceAsync(Person by, Guid campaign, string? reason, CancellationToken ct) =>
        await acts.DoAsync<CampaignHold>(
            async db =>
            {
                var placed = CampaignHold.Place(acts.NewId(), by, campaign, reason, acts.Clock);
                if (placed.Value is not { } hold) return placed;
                if (await LineageReach.ClosedAsync(db, campaign, ct).ConfigureAwait(false) is { } closed) return closed;
                db.CampaignHolds.Add(hold);
                await acts.RecordAsync(db, by, "hold.placed", $"campaign:{campaign}", new { hold.Id, hold.Reason }, ct).ConfigureAwait(false);
                return placed;
            },
            ct).ConfigureAwait(false);

    public async Task<Refusal?> EndAsync(Person by, Guid hold, string? reason, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                if (!by.May(Permit.HoldForLaw)) return Refusal.NotAllowed;
                if (await db.CampaignHolds.SingleOrDefaultAsync(h => h.Id == hold, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.End(by, reason, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "hold.ended", $"campaign:{found.CampaignId}", new { found.Id, reason = found.EndReason }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    public async Task<IReadOnlyCollection<AccountId>> HeldAccountsAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var held = await HeldAsync(db, ct).ConfigureAwait(false);
        if (held.Count == 0) return [];
        return await db.CampaignMembers.Where(m => held.Contains(EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId))).Select(m => m.AccountId).Distinct().ToListAsync(ct).ConfigureAwait(false);
    }

    /// <summary>The campaigns that a standing hold reaches.</summary>
    internal static async Task<HashSet<Guid>> HeldAsync(InvestigatorDb db, CancellationToken ct)
    {
        var holds = await db.CampaignHolds.AsNoTracking().Where(h => h.EndedAt == null).Select(h => new { h.CampaignId, h.PlacedAt }).ToListAsync(ct).ConfigureAwait(false);
        if (holds.Count == 0) return [];
        var steps = await db.LineageSteps.AsNoTracking().ToListAsync(ct).ConfigureAwait(false);
        return [.. holds.SelectMany(h => Reach(h.CampaignId, h.PlacedAt, steps))];
    }

    /// <summary>The campaigns in which those are now who were under the hold: members that a merge, a split or the undoing of a merge took elsewhere stay held.</summary>
    private static HashSet<Guid> Reach(Guid campaign, DateTimeOffset placedAt, List<LineageStep> steps)
    {
        HashSet<Guid> held = [campaign];
        for (var before = 0; before < held.Count;)
        {
            before = held.Count;
            foreach (var step in steps)
            {
                if (step.Stands && step.At >= placedAt && held.Contains(step.FromId)) held.Add(step.IntoId);
                if (step.UndoneAt >= placedAt && held.Contains(step.IntoId)) held.Add(step.FromId);
            }
        }

        return held;
    }
}
