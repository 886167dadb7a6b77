using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Policies;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Policies;

internal sealed partial class PolicyDesk
{
    private static readonly PolicyPass s_nothing = new(0, 0, 0, 0);

    public async Task<PolicyPass> ApplyAsync(Guid id, IReadOnlyList<PolicyMeeting> met, CancellationToken ct)
    {
        var done = await acts.DoAsync<PolicyPass>(
            async db =>
            {
                // Read again under the writer's turn: it may have been stopped since the accounts were looked at.
                if (await db.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { Acts: true } policy) return Refusal.NotInThisState;
                var covered = met.Where(m => m.Rule >= 0 && m.Rule < policy.Rules.Count && policy.Covers(policy.Rules[m.Rule].TargetOf(m.AccountId, m.Organization))).ToList();
                var left = await LeftAloneAsync(db, policy, ct).ConfigureAwait(false);
                var wanted = Wanted(policy, covered).Where(w => !left.Contains((w.Target.Scope, w.Target.Value, w.Rule.Action.Decision()!.Value))).ToList();
                var decided = await DecideAsync(db, policy, [.. wanted.Take(PolicyPass.Most)], ct).ConfigureAwait(false);
                var lifted = await LiftAsync(db, policy, ct).ConfigureAwait(false);
                var found = await FindAsync(db, policy, covered, ct).ConfigureAwait(false);
                var pass = new PolicyPass(decided, lifted, found, Math.Max(0, wanted.Count - PolicyPass.Most));
                if (pass != s_nothing) await acts.RecordAsync(db, policy.Actor, "policy.applied", Subject(id), pass, ct).ConfigureAwait(false);
                return pass;
            },
            ct).ConfigureAwait(false);
        return done.Value ?? s_nothing;
    }

    // One decision per target and kind, though several accounts of an organization may meet the rule.
    private static IEnumerable<(DecisionTarget Target, PolicyRule Rule)> Wanted(PolicyVersion policy, List<PolicyMeeting> met) => met
        .Select(m => (m, Rule: policy.Rules[m.Rule])).Where(m => m.Rule.Action.Decision() is not null)
        .Select(m => (Target: m.Rule.TargetOf(m.m.AccountId, m.m.Organization), m.Rule))
        .Where(m => m.Target.Tidy().Value == m.Target).DistinctBy(m => (m.Target, m.Rule.Action)).OrderBy(m => m.Target.Value, StringComparer.Ordinal);

    /// <summary>What is not decided about: what is held already, the allow list, and what a person took off a policy before.</summary>
    private async Task<HashSet<(DecisionScope, string, DecisionKind)>> LeftAloneAsync(InvestigatorDb db, PolicyVersion policy, CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        var left = new HashSet<(DecisionScope, string, DecisionKind)>();
        void Add(DecisionScope scope, string target, DecisionKind? kind)
        {
            foreach (var one in kind is { } only ? [only] : (DecisionKind[])[DecisionKind.Observe, DecisionKind.Throttle, DecisionKind.StepUp]) left.Add((scope, target, one));
        }

        var (actor, expired, self) = (PolicyVersion.ActorId(policy.Id), "expired", policy.Actor.Name);
        // What an earlier version decided ends in this pass: it is decided anew before that, so that gateways see no gap.
        foreach (var d in await db.Decisions.Where(d => d.EndedAt == null && (d.DecidedById == actor || !EF.Functions.Like(d.DecidedById, "policy:%"))).Select(d => new { d.Scope, d.Target, d.Kind }).ToListAsync(ct).ConfigureAwait(false)) Add(d.Scope, d.Target, d.Kind.Stops() ? null : d.Kind);
        foreach (var l in await db.AllowListings.Where(l => l.EndedAt == null && l.ExpiresAt > now).Select(l => new { l.Scope, l.Target }).ToListAsync(ct).ConfigureAwait(false)) Add(l.Scope, l.Target, null);
        foreach (var d in await db.Decisions.Where(d => d.DecidedById == actor && d.EndedAt != null && d.EndedBy != expired && d.EndedBy != self).Select(d => new { d.Scope, d.Target, d.Kind }).ToListAsync(ct).ConfigureAwait(false))
            Add(d.Scope, d.Target, d.Kind);
        return left;
    }

    private async Task<int> DecideAsync(InvestigatorDb db, PolicyVersion policy, List<(DecisionTarget Target, PolicyRule Rule)> wanted, CancellationToken ct)
    {
        foreach (var some in wanted.GroupBy(w => w.Rule))
        {
            var rule = some.Key;
            var terms = new DecisionTerms(rule.Action.Decision()!.Value, FormattableString.Invariant($"Policy {policy.Number}, \"{rule.Name}\": {rule.Trigger()}."), acts.Clock.GetUtcNow().AddHours(rule.Hours))
            {
                Ground = rule.Tells,
                Policy = rule.Clause,
                RequestsPerMinute = rule.Action is PolicyAction.Throttle ? rule.PerMinute : null,
            };
            await DecisionRecord.StoreAsync(db, Freeze.Of(some.Select(w => w.Target), acts.NewId, null, terms, policy.Actor, acts.Clock), acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
        }

        return wanted.Count;
    }

    // What earlier versions decided, and what this one decided about accounts and organizations that its share covers no longer.
    private async Task<int> LiftAsync(InvestigatorDb db, PolicyVersion policy, CancellationToken ct)
    {
        var actor = PolicyVersion.ActorId(policy.Id);
        var standing = await db.Decisions.Where(d => d.EndedAt == null && EF.Functions.Like(d.DecidedById, "policy:%")).OrderBy(d => d.Id).ToListAsync(ct).ConfigureAwait(false);
        var ending = standing.Where(d => d.DecidedById != actor || !policy.Covers(new(d.Scope, d.Target))).ToList();
        foreach (var decision in ending) decision.EndBy(policy.Actor, PolicyVersion.NotCovered, acts.Clock);
        if (ending.Count > 0) await DecisionStream.AppendAsync(db, ending, added: false, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
        return ending.Count;
    }

    private async Task<int> FindAsync(InvestigatorDb db, PolicyVersion policy, List<PolicyMeeting> met, CancellationToken ct)
    {
        var id = policy.Id;
        var known = (await db.PolicyFindings.Where(f => f.PolicyId == id).Select(f => new { f.AccountId, f.Action }).ToListAsync(ct).ConfigureAwait(false)).Select(f => (f.AccountId, f.Action)).ToHashSet();
        // Accounts that are stopped already need nobody's look.
        var stopped = (await db.Decisions.Where(d => d.EndedAt == null && d.Scope == DecisionScope.Account && (d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban)).Select(d => d.AccountId).ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
        var allowed = await Standing.AllowedAsync(db, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
        var found = met.Select(m => (m, Rule: policy.Rules[m.Rule])).Where(f => f.Rule.Action.Decision() is null && !stopped.Contains(f.m.AccountId) && !allowed.Contains(f.m.AccountId) && known.Add((f.m.AccountId, f.Rule.Action)))
            .Take(PolicyPass.Most).Select(f => PolicyFinding.Of(acts.NewId(), id, f.m.AccountId, f.Rule, ModelLimits.Cut(f.m.Seen, ModelLimits.Reason), acts.Clock)).ToList();
        if (found.Count > 0) await db.InsertAsync(found, ct).ConfigureAwait(false);
        return found.Count;
    }
}
