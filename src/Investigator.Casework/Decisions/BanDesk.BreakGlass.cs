using System.Text.Json;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed partial class BanDesk
{
    public async Task<Done<ProposalRow>> BreakGlassAsync(Person by, Guid? campaign, DecisionTarget? target, int expected, DecisionTerms terms, TimeSpan review, CancellationToken ct)
    {
        if (!by.May(Permit.Decide)) return Refusal.NotAllowed;
        return await acts.DoAsync<ProposalRow>(
            async db =>
            {
                var (refusal, title, targets) = await TargetsAsync(db, campaign, target, DecisionKind.Ban, ct).ConfigureAwait(false);
                if (refusal is { } no) return no;
                var made = BanProposal.BreakGlass(acts.NewId(), by, campaign, title, targets, terms.Plain(), review, acts.Clock);
                if (made.Value is not { } act) return made.Refusal!.Value;
                if (targets.Count != expected) return Refusal.ChangedMeanwhile;
                await StoreAsync(db, act, ct).ConfigureAwait(false);
                var acted = await ActAsync(db, by, act, ct).ConfigureAwait(false);
                if (acted.Value is not var (bans, evidence)) return acted.Refusal!.Value;
                await TellAsync(db, WebhookNotice.BreakGlass, act, bans, ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, "ban.break-glass", SubjectOf(act), new { proposal = act.Id, bans, terms.Reason, terms.Ground, terms.Policy, act.ReviewDueAt, evidence }, ct).ConfigureAwait(false);
                return RowOf(act);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> ReviewAsync(Person by, Guid id, long version, bool confirms, string? answer, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                if (!by.May(Permit.Decide)) return Refusal.NotAllowed;
                if (await Whole(db).SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } act) return Refusal.NotFound;
                if (act.Review(by, confirms, answer, acts.Clock) is { } no) return no;
                if (act.Version != version) return Refusal.ChangedMeanwhile;
                if (await conflicts.OfAsync(db, by, act, ct).ConfigureAwait(false) is { } conflict) return conflict;
                var lifted = confirms ? [] : await db.Decisions.Where(d => d.ActId == id && d.EndedAt == null).OrderBy(d => d.Id).ToListAsync(ct).ConfigureAwait(false);
                foreach (var decision in lifted)
                    if (decision.Lift(by, "Lifted on review.", acts.Clock) is { } why) return why;
                if (lifted.Count > 0) await DecisionStream.AppendAsync(db, lifted, added: false, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
                await TellAsync(db, WebhookNotice.Reviewed, act, lifted.Count, ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, confirms ? "break-glass.confirmed" : "break-glass.lifted", $"proposal:{id}", new { act.Title, lifted = lifted.Count, answer }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    public async Task<int> ExpireAsync(CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        var look = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var lookHeld = look.ConfigureAwait(false);
        if (!await Old(look, now).AnyAsync(ct).ConfigureAwait(false) && !await Late(look, now).AnyAsync(ct).ConfigureAwait(false)) return 0;
        var overdue = 0;
        await acts.TryAsync(
            async db =>
            {
                foreach (var proposal in await Old(db, now).OrderBy(p => p.Id).ToListAsync(ct).ConfigureAwait(false))
                {
                    proposal.Expire(acts.Clock);
                    await acts.RecordAsync(db, Person.System, $"{proposal.Kind.Word()}.proposal-expired", $"proposal:{proposal.Id}", new { proposal.Title }, ct).ConfigureAwait(false);
                }

                foreach (var act in await Late(db, now).OrderBy(p => p.Id).ToListAsync(ct).ConfigureAwait(false))
                {
                    if (!act.Overdue(acts.Clock)) continue;
                    overdue++;
                    await TellAsync(db, WebhookNotice.ReviewOverdue, act, 0, ct).ConfigureAwait(false);
                    await acts.RecordAsync(db, Person.System, "break-glass.overdue", $"proposal:{act.Id}", new { act.Title, by = act.ProposedBy, due = act.ReviewDueAt }, ct).ConfigureAwait(false);
                }

                return null;
            },
            ct).ConfigureAwait(false);
        return overdue;
    }

    public async Task<UnreviewedCounts> UnreviewedAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var now = acts.Clock.GetUtcNow();
        var waiting = db.BanProposals.Where(p => p.State == ProposalState.Unreviewed);
        return new(
            await waiting.CountAsync(ct).ConfigureAwait(false), await waiting.CountAsync(p => p.ReviewDueAt <= now, ct).ConfigureAwait(false),
            await waiting.OrderBy(p => p.ReviewDueAt).Select(p => p.ReviewDueAt).FirstOrDefaultAsync(ct).ConfigureAwait(false));
    }

    private static IQueryable<BanProposal> Old(InvestigatorDb db, DateTimeOffset now) => db.BanProposals.Where(p => p.State == ProposalState.Waiting && p.ExpiresAt <= now);

    private static IQueryable<BanProposal> Late(InvestigatorDb db, DateTimeOffset now) =>
        db.BanProposals.Where(p => p.State == ProposalState.Unreviewed && p.OverdueAt == null && p.ReviewDueAt <= now);

    private Task TellAsync(InvestigatorDb db, string type, BanProposal act, int decisions, CancellationToken ct) => WebhookOutbox.TellAsync(
        db,
        new(type, JsonSerializer.Serialize(new
        {
            proposal_id = act.Id,
            title = act.Title,
            campaign_id = act.CampaignId,
            by = act.ProposedBy,
            reviewed_by = act.DecidedBy,
            outcome = act.State switch { ProposalState.Approved => "confirmed", ProposalState.Rejected => "lifted", _ => null },
            decisions,
            review_due_at = act.ReviewDueAt,
        })),
        acts.Clock.GetUtcNow(), ct);
}
