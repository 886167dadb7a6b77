using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

/// <summary>Stores staggered acts and lets their accounts take their turns, within the transaction of whoever calls.</summary>
internal static class StaggeredRecord
{
    /// <summary>Stores the act and the moment of each account, with what is known of them now. Nobody is hit yet.</summary>
    /// <param name="detail">What the audit says beside it.</param>
    /// <returns>Why not, or the hash of the evidence of all of them.</returns>
    public static async Task<Done<string>> StoreAsync(
        InvestigatorDb db, RecordedActs acts, Person by, Guid id, Guid campaign, Guid? proposal, IReadOnlyList<AccountId> accounts, DecisionTerms terms, object? detail, CancellationToken ct)
    {
        var standsIn = await LineageReach.StandsInAsync(db, campaign, ct).ConfigureAwait(false);
        var family = await LineageReach.WholeAsync(db, standsIn, ct).ConfigureAwait(false);
        var open = await db.StaggeredActs.AsNoTracking().Where(a => a.State == StaggeredState.OnItsWay && family.Contains(a.CampaignId)).ToListAsync(ct).ConfigureAwait(false);
        if (open.Exists(a => a.Terms.Kind == terms.Kind)) return Refusal.ActOnItsWay;
        var act = StaggeredAct.Of(id, campaign, proposal, terms, ActTiming.NewSeed(), by, acts.Clock);
        db.StaggeredActs.Add(act);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        var evidence = await DecisionRecord.FreezeAsync(db, [.. accounts.Select(a => (acts.NewId(), a))], standsIn, ct).ConfigureAwait(false);
        await db.InsertAsync(accounts.Zip(evidence, (account, one) => StaggeredMember.Of(act, account, one)), ct).ConfigureAwait(false);
        var hash = DecisionEvidence.HashOf(evidence);
        await acts.RecordAsync(
            db, by, "staggered.decided", $"campaign:{campaign}",
            new { act = id, kind = terms.Kind.Word(), accounts = accounts.Count, act.StartsAt, act.UntilAt, act.Seed, lasts = act.Lasts, terms.Reason, terms.Ground, terms.Policy, perMinute = terms.RequestsPerMinute, evidence = hash, detail }, ct).ConfigureAwait(false);
        return hash;
    }

    /// <summary>Lets those take effect whose moment has come, or leaves them out for what has changed since.</summary>
    /// <returns>How many decisions came into force.</returns>
    public static async Task<int> TurnAsync(InvestigatorDb db, RecordedActs acts, StaggeredAct act, CancellationToken ct)
    {
        var (id, now) = (act.Id, acts.Clock.GetUtcNow());
        var due = await db.StaggeredMembers.AsNoTracking().Where(m => m.ActId == id && m.Turn == MemberTurn.Waiting && m.At <= now).OrderBy(m => m.At).ThenBy(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
        if (due.Count == 0) return 0;
        var leftOut = await LeftOutAsync(db, act, [.. due.Select(m => m.AccountId)], now, ct).ConfigureAwait(false);
        var hit = due.Where(m => !leftOut.ContainsKey(m.AccountId)).ToList();
        var evidence = "";
        if (hit.Count > 0)
        {
            List<Decision> made = [.. hit.Select(m => Decision.Of(m, act, acts.Clock))];
            evidence = await DecisionRecord.StoreAsync(db, made, [.. hit.Select(m => DecisionEvidence.Kept(m.DecisionId, m.Evidence!))], now, ct).ConfigureAwait(false);
        }

        foreach (var why in leftOut.GroupBy(l => l.Value))
            foreach (var some in why.Select(l => l.Key).Chunk(ModelLimits.AskedAtOnce).Select(c => c.ToList()))
                await TakeTurnAsync(db.StaggeredMembers.Where(m => m.ActId == id && some.Contains(m.AccountId)), why.Key, now, ct).ConfigureAwait(false);
        // All that are due and were not left out: one command, however many they are.
        await TakeTurnAsync(db.StaggeredMembers.Where(m => m.ActId == id && m.Turn == MemberTurn.Waiting && m.At <= now), MemberTurn.InForce, now, ct).ConfigureAwait(false);
        var waiting = await db.StaggeredMembers.CountAsync(m => m.ActId == id && m.Turn == MemberTurn.Waiting, ct).ConfigureAwait(false);
        if (waiting == 0) act.Finish(acts.Clock);
        await acts.RecordAsync(
            db, Person.System, "staggered.took-effect", $"campaign:{act.CampaignId}",
            new { act = id, kind = act.Terms.Kind.Word(), accounts = hit.Count, leftOut = leftOut.Count, waiting, decidedBy = act.DecidedBy, evidence }, ct).ConfigureAwait(false);
        return hit.Count;
    }

    /// <summary>Takes their turn from those who wait.</summary>
    /// <returns>How many waited.</returns>
    public static Task<int> StopAsync(InvestigatorDb db, Guid act, DateTimeOffset now, CancellationToken ct) =>
        TakeTurnAsync(db.StaggeredMembers.Where(m => m.ActId == act && m.Turn == MemberTurn.Waiting), MemberTurn.Stopped, now, ct);

    // What was known lies with the decision from now on, or is not needed any more.
    private static Task<int> TakeTurnAsync(IQueryable<StaggeredMember> members, MemberTurn turn, DateTimeOffset now, CancellationToken ct) =>
        members.ExecuteUpdateAsync(m => m.SetProperty(x => x.Turn, turn).SetProperty(x => x.At, now).SetProperty(x => x.Evidence, (string?)null), ct);

    /// <summary>Whom the act would hit no more, were it decided now.</summary>
    private static async Task<Dictionary<AccountId, MemberTurn>> LeftOutAsync(InvestigatorDb db, StaggeredAct act, IReadOnlyList<AccountId> due, DateTimeOffset now, CancellationToken ct)
    {
        var (leftOut, kind) = (new Dictionary<AccountId, MemberTurn>(), act.Terms.Kind);
        var allowed = await Standing.AllowedAsync(db, now, ct).ConfigureAwait(false);
        // What was decided for a campaign that was merged or split since finds its members where they are now.
        var confirmed = await LineageReach.ComingFromAsync(db, act.CampaignId, MemberStatus.Confirmed, ct).ConfigureAwait(false);
        foreach (var some in due.Chunk(ModelLimits.AskedAtOnce).Select(c => c.ToList()))
        {
            var since = act.DecidedAt;
            var members = (await confirmed.Where(m => some.Contains(m.AccountId)).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
            var held = (await db.Decisions.Where(d => some.Contains(d.AccountId) && d.EndedAt == null && (d.Kind == kind || d.Kind == DecisionKind.Ban || (d.Kind == DecisionKind.Freeze && kind != DecisionKind.Ban)))
                .Select(d => d.AccountId).ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
            var won = (await db.Appeals.Where(a => some.Contains(a.AccountId) && a.State == AppealState.Overturned && a.DecidedAt > since).Select(a => a.AccountId).ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
            foreach (var account in some)
            {
                if (allowed.Contains(account)) leftOut[account] = MemberTurn.AllowListed;
                else if (!members.Contains(account)) leftOut[account] = MemberTurn.NotConfirmed;
                else if (won.Contains(account)) leftOut[account] = MemberTurn.AppealWon;
                else if (held.Contains(account)) leftOut[account] = MemberTurn.AlreadyHeld;
            }
        }

        return leftOut;
    }
}
