using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

/// <summary>Which campaigns are of one piece with which, for the rooms that keep records under a campaign's id.</summary>
internal static class LineageReach
{
    // Steps are made by people, one at a time; a chain longer than this is none that people made.
    private const int Deepest = 100;

    /// <summary>Why nothing new may be hung on a campaign: it is not there, or was merged into another.</summary>
    public static async Task<Refusal?> ClosedAsync(InvestigatorDb db, Guid campaign, CancellationToken ct)
    {
        var found = await db.Campaigns.Where(c => c.Id == campaign).Select(c => new { c.MergedIntoId }).SingleOrDefaultAsync(ct).ConfigureAwait(false);
        return found is null ? Refusal.NotFound : found.MergedIntoId is null ? null : Refusal.MergedAway;
    }

    /// <summary>The campaign in which this one's members are now: itself, or the last of those it was merged into.</summary>
    public static async Task<Guid> StandsInAsync(InvestigatorDb db, Guid campaign, CancellationToken ct)
    {
        for (var i = 0; i < Deepest; i++)
        {
            if (await db.Campaigns.Where(c => c.Id == campaign).Select(c => c.MergedIntoId).SingleOrDefaultAsync(ct).ConfigureAwait(false) is not { } next) return campaign;
            campaign = next;
        }

        return campaign;
    }

    /// <summary>The standing steps by which members came into this campaign, those into the campaigns they came from included.</summary>
    private static Task<List<LineageStep>> UpAsync(InvestigatorDb db, Guid campaign, CancellationToken ct) =>
        WalkAsync(campaign, ids => db.LineageSteps.AsNoTracking().Where(s => s.UndoneAt == null && ids.Contains(s.IntoId)), s => s.FromId, ct);

    /// <summary>
    /// The campaign, and those its members came from, each with the moment until which what happened there belongs to this one's history: <see cref="DateTimeOffset.MaxValue"/> for what was merged
    /// in whole, the moment of the split for what was split off.
    /// </summary>
    public static async Task<Dictionary<Guid, DateTimeOffset>> UntilAsync(InvestigatorDb db, Guid campaign, CancellationToken ct)
    {
        var steps = await UpAsync(db, campaign, ct).ConfigureAwait(false);
        var until = new Dictionary<Guid, DateTimeOffset> { [campaign] = DateTimeOffset.MaxValue };
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var step in steps)
            {
                if (!until.TryGetValue(step.IntoId, out var there)) continue;
                var here = step.Kind is LineageKind.Split && step.At < there ? step.At : there;
                if (until.TryGetValue(step.FromId, out var before) && before >= here) continue;
                (until[step.FromId], changed) = (here, true);
            }
        }

        return until;
    }

    /// <summary>The campaign and those merged into it, whole, over all steps that stand.</summary>
    public static async Task<List<Guid>> WholeAsync(InvestigatorDb db, Guid campaign, CancellationToken ct) =>
        [.. (await UntilAsync(db, campaign, ct).ConfigureAwait(false)).Where(u => u.Value == DateTimeOffset.MaxValue).Select(u => u.Key)];

    /// <summary>The standing steps by which members left this campaign, and went on from there.</summary>
    private static Task<List<LineageStep>> DownAsync(InvestigatorDb db, Guid campaign, CancellationToken ct) =>
        WalkAsync(campaign, ids => db.LineageSteps.AsNoTracking().Where(s => s.UndoneAt == null && ids.Contains(s.FromId)), s => s.IntoId, ct);

    /// <summary>Members that are in the campaign, or came from it by a step that stands: those for whom what was approved for it holds.</summary>
    public static async Task<IQueryable<CampaignMember>> ComingFromAsync(InvestigatorDb db, Guid campaign, MemberStatus status, CancellationToken ct)
    {
        var into = (await DownAsync(db, campaign, ct).ConfigureAwait(false)).Select(s => s.IntoId).Distinct().ToList();
        var own = CampaignDesk.Members(db, campaign, status);
        if (into.Count == 0) return own;
        var (moved, steps) = (db.MovedMembers, db.LineageSteps);
        return db.CampaignMembers.AsNoTracking().Where(m => m.Status == status && (EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId) == campaign
            || (into.Contains(EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId))
                && moved.Any(x => x.AccountId == m.AccountId && steps.Any(s => s.Id == x.StepId && s.FromId == campaign && s.UndoneAt == null)))));
    }

    private static async Task<List<LineageStep>> WalkAsync(Guid campaign, Func<List<Guid>, IQueryable<LineageStep>> steps, Func<LineageStep, Guid> next, CancellationToken ct)
    {
        var found = new Dictionary<Guid, LineageStep>();
        List<Guid> level = [campaign];
        for (var i = 0; i < Deepest && level.Count > 0; i++)
        {
            var fresh = (await steps(level).ToListAsync(ct).ConfigureAwait(false)).Where(s => found.TryAdd(s.Id, s)).ToList();
            level = [.. fresh.Select(next).Distinct()];
        }

        return [.. found.Values];
    }
}
