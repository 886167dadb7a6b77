using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed partial class Lineage(RecordedActs acts) : ILineage
{
    public async Task<Done<LineageStep>> MergeAsync(Person by, Guid from, long fromVersion, Guid into, long intoVersion, string? reason, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.DoAsync<LineageStep>(
            async db =>
            {
                if (await FindAsync(db, from, ct).ConfigureAwait(false) is not { } giving || await FindAsync(db, into, ct).ConfigureAwait(false) is not { } taking) return Refusal.NotFound;
                var members = await CampaignDesk.Members(db, from, null).OrderBy(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
                var done = LineageStep.Merge(acts.NewId(), by, giving, taking, members.Count, reason, acts.Clock);
                if (done.Value is not { } step) return done;
                if (giving.Version != fromVersion || taking.Version != intoVersion) return Refusal.ChangedMeanwhile;
                var met = await MeetAsync(db, step, members, ct).ConfigureAwait(false);
                await db.CampaignMembers.Where(m => EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId) == from).ExecuteDeleteAsync(ct).ConfigureAwait(false);
                await MoveAsync(db, step, met, ct).ConfigureAwait(false);
                CampaignDesk.Touch(db, taking);
                var told = new { step = step.Id, from, fromName = giving.Name, into, intoName = taking.Name, members = members.Count, common = met.Count(m => m.There is not null), overruled = met.Count(m => m.Overruled), step.Reason };
                await acts.RecordAsync(db, by, "campaign.merged", $"campaign:{into}", told, ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, "campaign.merged-away", $"campaign:{from}", told, ct).ConfigureAwait(false);
                return step;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<CampaignRow>> SplitAsync(Person by, Guid from, long version, IReadOnlyCollection<AccountId> accounts, string? name, string? reason, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.DoAsync<CampaignRow>(
            async db =>
            {
                if (await FindAsync(db, from, ct).ConfigureAwait(false) is not { } giving) return Refusal.NotFound;
                var started = Campaign.Start(acts.NewId(), by, name, null, null, acts.Clock);
                if (started.Value is not { } made) return started.Refusal!.Value;
                var own = CampaignDesk.Members(db, from, null).Where(m => accounts.Contains(m.AccountId));
                var members = await own.OrderBy(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
                var done = LineageStep.Split(acts.NewId(), by, giving, made.Id, members.Count, reason, acts.Clock);
                if (done.Value is not { } step) return done.Refusal!.Value;
                // Who chose an account that is no member any more chose from an old list.
                if (giving.Version != version || members.Count != accounts.Distinct().Count()) return Refusal.ChangedMeanwhile;
                await db.InsertAsync([made], ct).ConfigureAwait(false);
                await own.ExecuteDeleteAsync(ct).ConfigureAwait(false);
                await MoveAsync(db, step, members.ConvertAll(m => new Meeting(m, null)), ct).ConfigureAwait(false);
                CampaignDesk.Touch(db, giving);
                var told = new { step = step.Id, from, fromName = giving.Name, into = made.Id, intoName = made.Name, members = members.Count, step.Reason };
                await acts.RecordAsync(db, by, "campaign.split", $"campaign:{from}", told, ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, "campaign.split-off", $"campaign:{made.Id}", told, ct).ConfigureAwait(false);
                return new CampaignRow(made.Id, made.Name, made.CreatedBy, made.CreatedAt, Count(members, MemberStatus.Candidate), Count(members, MemberStatus.Confirmed), Count(members, MemberStatus.Innocent), made.Version);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> UnmergeAsync(Person by, Guid step, long version, string? reason, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.LineageSteps.SingleOrDefaultAsync(s => s.Id == step, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                var (giving, taking) = (await FindAsync(db, found.FromId, ct).ConfigureAwait(false), await FindAsync(db, found.IntoId, ct).ConfigureAwait(false));
                if (giving is null || taking is null) return Refusal.NotFound;
                if (found.Undo(by, giving, reason, acts.Clock) is { } no) return no;
                if (found.Version != version) return Refusal.ChangedMeanwhile;
                if (!taking.Stands || await MovedOnAsync(db, found, ct).ConfigureAwait(false)) return Refusal.MovedOn;
                var carried = await PutBackAsync(db, found, ct).ConfigureAwait(false);
                CampaignDesk.Touch(db, taking);
                var told = new { step, from = giving.Id, fromName = giving.Name, into = taking.Id, intoName = taking.Name, members = found.Members, judgedSince = carried, reason = found.UndoReason };
                await acts.RecordAsync(db, by, "campaign.unmerged", $"campaign:{taking.Id}", told, ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, "campaign.stands-again", $"campaign:{giving.Id}", told, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    private static Task<Campaign?> FindAsync(InvestigatorDb db, Guid id, CancellationToken ct) => db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, ct);

    private static int Count(List<CampaignMember> members, MemberStatus status) => members.Count(m => m.Status == status);

    /// <summary>Each coming member beside the one it meets; the ones that give way are changed.</summary>
    private static async Task<List<Meeting>> MeetAsync(InvestigatorDb db, LineageStep step, List<CampaignMember> coming, CancellationToken ct)
    {
        var (from, into) = (step.FromId, step.IntoId);
        var leaving = CampaignDesk.Members(db, from, null);
        // Tracked, which the query of those who leave is not: what gives way is saved with the act.
        var there = await db.CampaignMembers.Where(m => EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId) == into && leaving.Any(l => l.AccountId == m.AccountId))
            .AsTracking().ToDictionaryAsync(m => m.AccountId, ct).ConfigureAwait(false);
        return coming.ConvertAll(m => new Meeting(m, there.GetValueOrDefault(m.AccountId)));
    }

    private static async Task MoveAsync(InvestigatorDb db, LineageStep step, List<Meeting> met, CancellationToken ct)
    {
        await db.InsertAsync([step], ct).ConfigureAwait(false);
        await db.InsertAsync(met.Select(m => MovedMember.Of(step.Id, m.Coming, m.There, m.Overruled)), ct).ConfigureAwait(false);
        await db.InsertAsync(met.Where(m => m.There is null).Select(m => m.Coming.MovedFrom(step.FromId)), ct, _ => [step.IntoId], CampaignMemberConfiguration.CampaignId).ConfigureAwait(false);
        foreach (var one in met.Where(m => m.Overruled)) one.There!.Follow(one.Coming);
    }

    /// <summary>Whether a later step that stands moved one of the accounts into or out of the receiving campaign.</summary>
    private static Task<bool> MovedOnAsync(InvestigatorDb db, LineageStep step, CancellationToken ct)
    {
        var (into, id, at) = (step.IntoId, step.Id, step.At);
        var moved = db.MovedMembers;
        return db.LineageSteps.AnyAsync(
            s => s.Id != id && s.UndoneAt == null && s.At >= at && (s.FromId == into || s.IntoId == into)
                && moved.Any(x => x.StepId == s.Id && moved.Any(own => own.StepId == id && own.AccountId == x.AccountId)), ct);
    }

    /// <returns>How many memberships carry what was judged since the merge.</returns>
    private static async Task<int> PutBackAsync(InvestigatorDb db, LineageStep step, CancellationToken ct)
    {
        var (id, from, into) = (step.Id, step.FromId, step.IntoId);
        var moved = await db.MovedMembers.AsNoTracking().Where(m => m.StepId == id).OrderBy(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
        var came = db.MovedMembers.Where(m => m.StepId == id);
        var now = await db.CampaignMembers.Where(m => EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId) == into && came.Any(x => x.AccountId == m.AccountId))
            .ToDictionaryAsync(m => m.AccountId, ct).ConfigureAwait(false);
        await db.InsertAsync(moved.Select(m => m.Back(now[m.AccountId], step.At)), ct, _ => [from], CampaignMemberConfiguration.CampaignId).ConfigureAwait(false);
        foreach (var one in moved)
            if (one.WasThere) now[one.AccountId].StepBack(one, step.At);
            else db.CampaignMembers.Remove(now[one.AccountId]);
        return moved.Count(m => now[m.AccountId].JudgedAt > step.At);
    }

    /// <summary>A coming member and the one that is there already.</summary>
    private sealed record Meeting(CampaignMember Coming, CampaignMember? There)
    {
        public bool Overruled { get; } = There?.GivesWayTo(Coming) is true;
    }
}
