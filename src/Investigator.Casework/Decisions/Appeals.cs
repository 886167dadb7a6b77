using System.Text.Json;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed partial class Appeals(RecordedActs acts, Conflicts conflicts) : IAppeals
{
    public async Task<Done<Appeal>> TakeInAsync(Person by, NewAppeal said, TimeSpan answeredIn, CancellationToken ct)
    {
        // A key has no role: whether it may is the endpoint's rule, by the key's scope.
        if (!by.May(Permit.TakeAppeals) && !IsKey(by)) return Refusal.NotAllowed;
        return await acts.DoAsync<Appeal>(
            async db =>
            {
                var (from, reference) = (by.Id, said.Reference?.Trim());
                if (!string.IsNullOrEmpty(reference)
                    && await db.Appeals.AsNoTracking().FirstOrDefaultAsync(a => a.ReceivedById == from && a.Reference == reference, ct).ConfigureAwait(false) is { } known) return known;
                if (await DecisionAsync(db, said, ct).ConfigureAwait(false) is not { } decision) return Refusal.NotFound;
                var made = Appeal.Of(acts.NewId(), by, decision, said.Text, said.Reference, answeredIn, acts.Clock);
                if (made.Value is not { } appeal) return made;
                if (await db.Appeals.AnyAsync(a => a.DecisionId == decision.Id && a.State == AppealState.Open, ct).ConfigureAwait(false)) return Refusal.StillLooking;
                db.Appeals.Add(appeal);
                if (await db.DecisionEvidence.AsNoTracking().SingleOrDefaultAsync(e => e.DecisionId == decision.Id, ct).ConfigureAwait(false) is { } evidence)
                    foreach (var (detector, version) in evidence.Facts.Hits.Select(h => (h.Detector, h.Version)).Distinct())
                        db.AppealedDetectors.Add(AppealedDetector.Of(appeal.Id, detector, version));
                await acts.RecordAsync(db, by, "appeal.received", $"appeal:{appeal.Id}", new { decision = decision.Id, account = decision.AccountId.Value, appeal.Reference, appeal.DueAt }, ct).ConfigureAwait(false);
                return appeal;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> TakeAsync(Person by, Guid id, long version, CancellationToken ct)
    {
        if (!by.May(Permit.DecideAppeals)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Appeals.SingleOrDefaultAsync(a => a.Id == id, ct).ConfigureAwait(false) is not { } appeal) return Refusal.NotFound;
                if (appeal.Version != version) return Refusal.ChangedMeanwhile;
                var decision = await db.Decisions.AsNoTracking().SingleAsync(d => d.Id == appeal.DecisionId, ct).ConfigureAwait(false);
                if (appeal.Assign(by, by, await TookAsync(db, decision, by, ct).ConfigureAwait(false)) is { } no) return no;
                if (await conflicts.OfAsync(db, by, decision, ct).ConfigureAwait(false) is { } conflict) return conflict;
                await acts.RecordAsync(db, by, "appeal.taken", $"appeal:{id}", null, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> DecideAsync(Person by, Guid id, long version, bool overturns, string? answer, CancellationToken ct)
    {
        if (!by.May(Permit.DecideAppeals)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Appeals.SingleOrDefaultAsync(a => a.Id == id, ct).ConfigureAwait(false) is not { } appeal) return Refusal.NotFound;
                if (appeal.Version != version) return Refusal.ChangedMeanwhile;
                var decision = await db.Decisions.SingleAsync(d => d.Id == appeal.DecisionId, ct).ConfigureAwait(false);
                if (appeal.Decide(by, overturns, answer, await TookAsync(db, decision, by, ct).ConfigureAwait(false), acts.Clock) is { } no) return no;
                if (await conflicts.OfAsync(db, by, decision, ct).ConfigureAwait(false) is { } conflict) return conflict;
                var lifts = overturns && decision.Stands;
                if (lifts && decision.Lift(by, "Overturned on appeal.", acts.Clock) is { } why) return why;
                var now = acts.Clock.GetUtcNow();
                if (lifts) await DecisionStream.AppendAsync(db, [decision], added: false, now, ct).ConfigureAwait(false);
                var outcome = overturns ? "overturned" : "upheld";
                await WebhookOutbox.TellAsync(
                    db, new(WebhookNotice.AppealDecided, JsonSerializer.Serialize(new
                    {
                        appeal_id = id,
                        reference = appeal.Reference,
                        decision_id = decision.Id,
                        scope = DecisionTarget.Word(decision.Scope),
                        target = decision.Target,
                        outcome,
                        answer = appeal.Answer,
                        decided_at = now,
                    })), now, ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, $"appeal.{outcome}", $"appeal:{id}", new { decision = decision.Id, account = decision.AccountId.Value, lifted = lifts, answer }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<StatementOfReasons>> StatementAsync(Person by, Guid decision, string redress, CancellationToken ct)
    {
        if (!by.May(Permit.TakeAppeals) && !IsKey(by)) return Refusal.NotAllowed;
        return await acts.DoAsync<StatementOfReasons>(
            async db =>
            {
                if (await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == decision, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                var evidence = await db.DecisionEvidence.AsNoTracking().SingleOrDefaultAsync(e => e.DecisionId == decision, ct).ConfigureAwait(false);
                var statement = StatementOfReasons.Of(found, evidence?.Facts ?? FrozenFacts.None, redress);
                await acts.RecordAsync(db, by, "statement.made", $"decision:{decision}", new { sha256 = DecisionEvidence.HashOf(statement.Text()) }, ct).ConfigureAwait(false);
                return statement;
            },
            ct).ConfigureAwait(false);
    }

    private static bool IsKey(Person by) => by.Id.StartsWith("key:", StringComparison.Ordinal);

    private static async Task<Decision?> DecisionAsync(InvestigatorDb db, NewAppeal said, CancellationToken ct)
    {
        var (id, account) = (said.DecisionId, said.AccountId);
        if (id is { } named)
        {
            var found = await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == named, ct).ConfigureAwait(false);
            return account is { } whose && found is not null && found.AccountId != whose ? null : found;
        }

        if (account is not { } one || one.Value.Length is 0 or > ModelLimits.Id) return null;
        var standing = await db.Decisions.AsNoTracking().Where(d => d.AccountId == one && d.EndedAt == null).ToListAsync(ct).ConfigureAwait(false);
        return standing.OrderByDescending(d => d.Kind.Gravity()).ThenByDescending(d => d.DecidedAt).FirstOrDefault();
    }

    /// <summary>Who took part in the decision: who made it, who proposed it, who approved or reviewed it.</summary>
    private static async Task<HashSet<string>> TookAsync(InvestigatorDb db, Decision decision, Person by, CancellationToken ct)
    {
        var took = new HashSet<string>(StringComparer.Ordinal);
        // Decisions of before ids were kept have a name alone.
        if (decision.DecidedById.Length > 0) took.Add(decision.DecidedById);
        else if (decision.DecidedBy == by.Name) took.Add(by.Id);
        if (decision.ProposalId is { } id && await db.BanProposals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is { } proposal)
        {
            took.Add(proposal.ProposedById);
            if (proposal.DecidedById is { } decider) took.Add(decider);
            else if (proposal.DecidedBy == by.Name) took.Add(by.Id);
        }

        return took;
    }
}
