using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed class StaggeredActs(RecordedActs acts) : IStaggeredActs
{
    private const int MostListed = 50;

    public async Task<IReadOnlyList<StaggeredRow>> LoadAsync(Person by, Guid? campaign, CancellationToken ct)
    {
        if (!by.Sees) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        IQueryable<StaggeredAct> wanted = db.StaggeredActs.AsNoTracking();
        var family = campaign is { } one ? await LineageReach.WholeAsync(db, one, ct).ConfigureAwait(false) : null;
        wanted = family is null ? wanted.Where(a => a.State == StaggeredState.OnItsWay) : wanted.Where(a => family.Contains(a.CampaignId));
        var found = await wanted.OrderBy(a => a.State == StaggeredState.OnItsWay ? 0 : 1).ThenByDescending(a => a.DecidedAt).ThenBy(a => a.Id).Take(MostListed).ToListAsync(ct).ConfigureAwait(false);
        var (ids, of) = (found.ConvertAll(a => a.Id), found.Select(a => a.CampaignId).Distinct().ToList());
        var counts = await db.StaggeredMembers.Where(m => ids.Contains(m.ActId)).GroupBy(m => new { m.ActId, m.Turn })
            .Select(g => new { g.Key.ActId, g.Key.Turn, Accounts = g.Count(), First = g.Min(m => m.At) }).ToListAsync(ct).ConfigureAwait(false);
        var names = await db.Campaigns.Where(c => of.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct).ConfigureAwait(false);
        return [.. found.Select(act =>
        {
            var turns = counts.Where(c => c.ActId == act.Id).ToDictionary(c => c.Turn, c => c);
            int Of(MemberTurn turn) => turns.GetValueOrDefault(turn)?.Accounts ?? 0;
            return new StaggeredRow(
                act, names.GetValueOrDefault(act.CampaignId) ?? "", Of(MemberTurn.Waiting), Of(MemberTurn.InForce),
                Of(MemberTurn.AllowListed) + Of(MemberTurn.AlreadyHeld) + Of(MemberTurn.NotConfirmed) + Of(MemberTurn.AppealWon), Of(MemberTurn.Stopped), turns.GetValueOrDefault(MemberTurn.Waiting)?.First);
        })];
    }

    public async Task<Page<StaggeredMember>> MembersAsync(Person by, Guid act, bool? waiting, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var members = db.StaggeredMembers.AsNoTracking().Where(m => m.ActId == act);
        if (waiting is { } wait) members = members.Where(m => (m.Turn == MemberTurn.Waiting) == wait);
        var total = await members.LongCountAsync(ct).ConfigureAwait(false);
        return new(await members.OrderBy(m => m.At).ThenBy(m => m.AccountId).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public Task<Refusal?> BringForwardAsync(Person by, Guid act, long version, CancellationToken ct) => ChangeAsync(
        by, act, version,
        async (db, found) =>
        {
            if (found.BringForward(by) is { } no) return no;
            var (id, now) = (act, acts.Clock.GetUtcNow());
            var waited = await db.StaggeredMembers.Where(m => m.ActId == id && m.Turn == MemberTurn.Waiting).ExecuteUpdateAsync(m => m.SetProperty(x => x.At, now), ct).ConfigureAwait(false);
            await acts.RecordAsync(db, by, "staggered.brought-forward", Subject(found), new { act, kind = found.Terms.Kind.Word(), accounts = waited }, ct).ConfigureAwait(false);
            await StaggeredRecord.TurnAsync(db, acts, found, ct).ConfigureAwait(false);
            return null;
        },
        ct);

    public Task<Refusal?> StopAsync(Person by, Guid act, long version, string? reason, CancellationToken ct) => ChangeAsync(
        by, act, version,
        async (db, found) =>
        {
            if (found.Stop(by, reason, acts.Clock) is { } no) return no;
            var spared = await StaggeredRecord.StopAsync(db, act, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
            await acts.RecordAsync(db, by, "staggered.stopped", Subject(found), new { act, kind = found.Terms.Kind.Word(), accounts = spared, reason }, ct).ConfigureAwait(false);
            return null;
        },
        ct);

    public async Task<int> TakeEffectAsync(CancellationToken ct)
    {
        var look = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var lookHeld = look.ConfigureAwait(false);
        var now = acts.Clock.GetUtcNow();
        var (open, members) = (look.StaggeredActs.AsNoTracking().Where(a => a.State == StaggeredState.OnItsWay && a.StartsAt <= now), look.StaggeredMembers);
        var due = await open.Where(a => members.Any(m => m.ActId == a.Id && m.Turn == MemberTurn.Waiting && m.At <= now)).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct).ConfigureAwait(false);
        var made = 0;
        foreach (var id in due)
        {
            // One transaction each: what breaks one does not keep the others.
            var hit = 0;
            var no = await acts.TryAsync(
                async db =>
                {
                    if (await db.StaggeredActs.SingleOrDefaultAsync(a => a.Id == id && a.State == StaggeredState.OnItsWay, ct).ConfigureAwait(false) is not { } act) return Refusal.AlreadyDecided;
                    hit = await StaggeredRecord.TurnAsync(db, acts, act, ct).ConfigureAwait(false);
                    return null;
                },
                ct).ConfigureAwait(false);
            if (no is null) made += hit;
        }

        return made;
    }

    private async Task<Refusal?> ChangeAsync(Person by, Guid act, long version, Func<InvestigatorDb, StaggeredAct, Task<Refusal?>> change, CancellationToken ct)
    {
        // Who may do neither learns nothing of what there is.
        if (!by.May(Permit.LiftFreezes)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.StaggeredActs.SingleOrDefaultAsync(a => a.Id == act, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                return found.Version != version && found.State is StaggeredState.OnItsWay ? Refusal.ChangedMeanwhile : await change(db, found).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);
    }

    private static string Subject(StaggeredAct act) => $"campaign:{act.CampaignId}";
}
