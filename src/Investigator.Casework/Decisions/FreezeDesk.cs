using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed partial class FreezeDesk(RecordedActs acts) : IFreezeDesk
{
    private const int MostListed = 500;

    public async Task<FreezePreview> PreviewAsync(Guid? campaign, AccountId? account, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (campaign is { } id)
        {
            var free = Standing.Free(db, id, DecisionKind.Freeze, acts.Clock.GetUtcNow());
            var counts = await CampaignDesk.Members(db, id, null).GroupBy(m => m.Status).Select(g => new { g.Key, Count = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Count, ct).ConfigureAwait(false);
            var total = await free.CountAsync(ct).ConfigureAwait(false);
            var listed = await free.OrderBy(m => m.AccountId).Select(m => m.AccountId).Take(MostListed).ToListAsync(ct).ConfigureAwait(false);
            return new(listed, total, counts.GetValueOrDefault(MemberStatus.Confirmed) - total, counts.GetValueOrDefault(MemberStatus.Innocent), counts.GetValueOrDefault(MemberStatus.Candidate));
        }

        if (account is not { } one) return new([], 0, 0, 0, 0);
        var held = await Standing.Against(db, DecisionTarget.Of(one), DecisionKind.Freeze).AnyAsync(ct).ConfigureAwait(false);
        return held ? new([], 0, 1, 0, 0) : new([one], 1, 0, 0, 0);
    }

    public async Task<Done<FreezeReceipt>> FreezeAccountAsync(Person by, AccountId account, string? reason, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        if (Freeze.Check(by, reason, expiresAt, acts.Clock) is { } no) return no;
        if (account.Value.Length is 0) return Refusal.NotFound;
        if (account.Value.Length > ModelLimits.Id) return Refusal.TooLong;
        return await acts.DoAsync<FreezeReceipt>(
            async db =>
            {
                if (await Standing.IsAllowedAsync(db, DecisionTarget.Of(account), acts.Clock.GetUtcNow(), ct).ConfigureAwait(false)) return Refusal.AllowListed;
                if (await Standing.Against(db, DecisionTarget.Of(account), DecisionKind.Freeze).AnyAsync(ct).ConfigureAwait(false)) return Refusal.AlreadyDecided;
                return await StoreAsync(db, by, [account], null, $"account:{account.Value}", reason!, expiresAt!.Value, ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<FreezeReceipt>> FreezeCampaignAsync(
        Person by, Guid campaign, int expected, string? reason, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        if (Freeze.Check(by, reason, expiresAt, acts.Clock) is { } no) return no;
        return await acts.DoAsync<FreezeReceipt>(
            async db =>
            {
                if (await LineageReach.ClosedAsync(db, campaign, ct).ConfigureAwait(false) is { } closed) return closed;
                var free = await Standing.Free(db, campaign, DecisionKind.Freeze, acts.Clock.GetUtcNow()).OrderBy(m => m.AccountId).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
                if (free.Count != expected) return Refusal.ChangedMeanwhile;
                if (free.Count == 0) return Refusal.NobodyToActOn;
                return await StoreAsync(db, by, free, campaign, $"campaign:{campaign}", reason!, expiresAt!.Value, ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> LiftAsync(Person by, Guid decision, string? reason, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                if (await db.Decisions.SingleOrDefaultAsync(d => d.Id == decision, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.Lift(by, reason, acts.Clock) is { } no) return no;
                await DecisionStream.AppendAsync(db, [found], added: false, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
                await acts.RecordAsync(
                    db, by, $"{found.Kind.Word()}.lifted", new DecisionTarget(found.Scope, found.Target).Subject, new { decision, reason }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    public async Task<Refusal?> UndoAsync(Person by, Guid act, CancellationToken ct)
    {
        if (!by.May(Permit.LiftFreezes)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                var standing = await db.Decisions.Where(d => d.ActId == act && d.EndedAt == null).OrderBy(d => d.Id).ToListAsync(ct).ConfigureAwait(false);
                var onItsWay = await db.StaggeredActs.SingleOrDefaultAsync(a => a.Id == act && a.State == StaggeredState.OnItsWay, ct).ConfigureAwait(false);
                if (standing.Count == 0 && onItsWay is null)
                    return await db.Decisions.AnyAsync(d => d.ActId == act, ct).ConfigureAwait(false) ? Refusal.AlreadyDecided : Refusal.NotFound;
                foreach (var decision in standing)
                    if (decision.Lift(by, "Undone.", acts.Clock) is { } no) return no;
                if (standing.Count > 0) await DecisionStream.AppendAsync(db, standing, added: false, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
                if (onItsWay?.Stop(by, "Undone.", acts.Clock) is { } why) return why;
                var spared = onItsWay is null ? 0 : await StaggeredRecord.StopAsync(db, act, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
                var (kind, subject) = onItsWay is null ? (standing[0].Kind, SubjectOf(standing)) : (onItsWay.Terms.Kind, $"campaign:{onItsWay.CampaignId}");
                await acts.RecordAsync(db, by, $"{kind.Word()}.undone", subject, new { act, accounts = standing.Count, spared }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<int> ExpireAsync(CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        // Looked at without the writer's turn first: this runs every minute, and nearly always nothing is due.
        var look = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var lookHeld = look.ConfigureAwait(false);
        if (!await Due(look, now).AnyAsync(ct).ConfigureAwait(false) && !await OldListings(look, now).AnyAsync(ct).ConfigureAwait(false)) return 0;

        var ended = 0;
        await acts.TryAsync(
            async db =>
            {
                var due = await Due(db, now).OrderBy(d => d.Id).ToListAsync(ct).ConfigureAwait(false);
                foreach (var decision in due) decision.Expire(acts.Clock);
                if (due.Count > 0) await DecisionStream.AppendAsync(db, due, added: false, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
                foreach (var act in due.GroupBy(d => d.ActId))
                    await acts.RecordAsync(db, Person.System, $"{act.First().Kind.Word()}.expired", SubjectOf([.. act]), new { act = act.Key, accounts = act.Count() }, ct).ConfigureAwait(false);
                await DropListingsAsync(db, now, ct).ConfigureAwait(false);
                ended = due.Count;
                return null;
            },
            ct).ConfigureAwait(false);
        return ended;
    }

    private static IQueryable<Decision> Due(InvestigatorDb db, DateTimeOffset now) => db.Decisions.Where(d => d.EndedAt == null && d.ExpiresAt <= now);

    private static IQueryable<AllowListing> OldListings(InvestigatorDb db, DateTimeOffset now) => db.AllowListings.Where(l => l.EndedAt == null && l.ExpiresAt <= now);

    private async Task DropListingsAsync(InvestigatorDb db, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var entry in await OldListings(db, now).OrderBy(l => l.Id).ToListAsync(ct).ConfigureAwait(false))
        {
            entry.Expire(acts.Clock);
            await acts.RecordAsync(db, Person.System, "allowlist.expired", new DecisionTarget(entry.Scope, entry.Target).Subject, new { entry = entry.Id }, ct).ConfigureAwait(false);
        }
    }

    private static string SubjectOf(List<Decision> decisions) =>
        decisions[0].CampaignId is { } campaign ? $"campaign:{campaign}" : decisions.Count > 1 ? $"act:{decisions[0].ActId}" : new DecisionTarget(decisions[0].Scope, decisions[0].Target).Subject;

    private async Task<FreezeReceipt> StoreAsync(
        InvestigatorDb db, Person by, IReadOnlyList<AccountId> accounts, Guid? campaign, string subject, string reason, DateTimeOffset expiresAt, CancellationToken ct)
    {
        var frozen = Freeze.Of(accounts, acts.NewId, campaign, reason, expiresAt, by, acts.Clock);
        var evidence = await DecisionRecord.StoreAsync(db, frozen, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
        var act = frozen[0].ActId;
        await acts.RecordAsync(db, by, "freeze", subject, new { act, accounts = frozen.Count, expiresAt, reason, evidence }, ct).ConfigureAwait(false);
        return new(act, frozen.Count, expiresAt);
    }
}
