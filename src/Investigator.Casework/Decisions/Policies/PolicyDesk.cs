using Investigator.Casework.Audit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Policies;

internal sealed partial class PolicyDesk(RecordedActs acts, Conflicts conflicts) : IPolicyDesk
{
    public async Task<Page<PolicyVersion>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var total = await db.PolicyVersions.LongCountAsync(ct).ConfigureAwait(false);
        return new(await db.PolicyVersions.AsNoTracking().OrderByDescending(p => p.Number).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<PolicyVersion?> FindAsync(Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false);
    }

    public async Task<PolicyVersion?> CurrentAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.PolicyVersions.AsNoTracking().Where(p => p.State == PolicyState.Staged || p.State == PolicyState.InForce).OrderByDescending(p => p.Number).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlySet<AccountId>> AllowedAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await Standing.AllowedAsync(db, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
    }

    public async Task<Done<PolicyVersion>> WriteAsync(Person by, string? title, IReadOnlyList<PolicyRule> rules, CancellationToken ct)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        return await acts.DoAsync<PolicyVersion>(
            async db =>
            {
                var number = (await db.PolicyVersions.MaxAsync(p => (int?)p.Number, ct).ConfigureAwait(false) ?? 0) + 1;
                var made = PolicyVersion.Write(acts.NewId(), number, by, title, rules, acts.Clock);
                if (made.Value is not { } policy) return made;
                db.PolicyVersions.Add(policy);
                await acts.RecordAsync(db, by, "policy.written", Subject(policy.Id), new { policy.Number, policy.Title, policy.Rules }, ct).ConfigureAwait(false);
                return policy;
            },
            ct).ConfigureAwait(false);
    }

    public Task<Refusal?> EditAsync(Person by, Guid id, long version, string? title, IReadOnlyList<PolicyRule> rules, CancellationToken ct) =>
        ChangeAsync(by, Permit.WriteRules, id, version, "policy.edited", p => p.Edit(by, title, rules, acts.Clock), new { title, rules }, ct);

    public Task<Refusal?> TriedAsync(Person by, Guid id, PolicyTrial trial, CancellationToken ct) =>
        ChangeAsync(by, Permit.WriteRules, id, null, "policy.tried", p => p.Tried(by, trial), new { trial.RulesHash, trial.Accounts, trial.HonestMet, trial.HonestLoss }, ct);

    public Task<Refusal?> ProposeAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) =>
        ChangeAsync(by, Permit.WriteRules, id, version, "policy.proposed", p => p.Propose(by, reason), new { reason }, ct);

    public Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) =>
        ChangeAsync(by, Permit.Decide, id, version, "policy.rejected", p => p.Reject(by, answer, acts.Clock), new { answer }, ct);

    public Task<Refusal?> ShareAsync(Person by, Guid id, long version, int percent, CancellationToken ct) =>
        ChangeAsync(by, Permit.Decide, id, version, "policy.staged", p => p.Share(by, percent), new { percent }, ct);

    public async Task<Refusal?> ApproveAsync(Person by, Guid id, long version, int percent, string? answer, CancellationToken ct)
    {
        if (!by.May(Permit.Decide)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.PolicyVersions.SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } policy) return Refusal.NotFound;
                if (policy.Version != version) return Refusal.ChangedMeanwhile;
                if (policy.Approve(by, answer, percent, acts.Clock) is { } no) return no;
                if (await conflicts.OfAsync(db, by, policy, ct).ConfigureAwait(false) is { } conflict) return conflict;
                foreach (var old in await db.PolicyVersions.Where(p => p.Id != id && (p.State == PolicyState.Staged || p.State == PolicyState.InForce)).ToListAsync(ct).ConfigureAwait(false))
                    old.ReplacedBy(policy, by, acts.Clock);
                await acts.RecordAsync(db, by, "policy.approved", Subject(id), new { policy.Number, percent, answer, hash = PolicyVersion.HashOf(policy.Rules) }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> StopAsync(Person by, Guid id, string? reason, CancellationToken ct)
    {
        if (!by.May(Permit.LiftFreezes)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.PolicyVersions.SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } policy) return Refusal.NotFound;
                var acted = policy.Acts;
                if (policy.Stop(by, reason, acts.Clock) is { } no) return no;
                // The decisions end in the same transaction: gateways hear of it by the next change of the stream. So do those of the version before, where no pass has ended them yet.
                var actor = PolicyVersion.ActorId(id);
                var standing = await db.Decisions.Where(d => (d.DecidedById == actor || (acted && EF.Functions.Like(d.DecidedById, "policy:%"))) && d.EndedAt == null).OrderBy(d => d.Id).ToListAsync(ct).ConfigureAwait(false);
                foreach (var decision in standing)
                    if (decision.Lift(by, "The policy was stopped.", acts.Clock) is { } why) return why;
                if (standing.Count > 0) await DecisionStream.AppendAsync(db, standing, added: false, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, "policy.stopped", Subject(id), new { policy.Number, reason, lifted = standing.Count }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<int> StandingAsync(Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var actor = PolicyVersion.ActorId(id);
        return await db.Decisions.CountAsync(d => d.DecidedById == actor && d.EndedAt == null, ct).ConfigureAwait(false);
    }

    public async Task<Page<PolicyFinding>> FindingsAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var waiting = db.PolicyFindings.AsNoTracking().Where(f => f.ClosedAt == null);
        var total = await waiting.LongCountAsync(ct).ConfigureAwait(false);
        return new(await waiting.OrderBy(f => f.FoundAt).ThenBy(f => f.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<Refusal?> CloseAsync(Person by, Guid finding, long version, string? answer, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.PolicyFindings.SingleOrDefaultAsync(f => f.Id == finding, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.Version != version) return Refusal.ChangedMeanwhile;
                if (found.Close(by, answer, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "policy.finding-closed", $"account:{found.AccountId.Value}", new { finding, answer }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    private async Task<Refusal?> ChangeAsync(Person by, Permit permit, Guid id, long? version, string act, Func<PolicyVersion, Refusal?> change, object detail, CancellationToken ct)
    {
        if (!by.May(permit)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.PolicyVersions.SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } policy) return Refusal.NotFound;
                if (version is not null && policy.Version != version) return Refusal.ChangedMeanwhile;
                if (change(policy) is { } no) return no;
                if (permit is Permit.Decide && await conflicts.OfAsync(db, by, policy, ct).ConfigureAwait(false) is { } conflict) return conflict;
                await acts.RecordAsync(db, by, act, Subject(id), detail, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    private static string Subject(Guid id) => $"policy:{id}";
}
