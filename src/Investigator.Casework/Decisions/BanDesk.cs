using System.Linq.Expressions;
using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed partial class BanDesk(RecordedActs acts, Conflicts conflicts) : IBanDesk
{
    private static readonly Expression<Func<BanProposal, ProposalRow>> s_row = p => new ProposalRow(
        p.Id, p.Title, p.CampaignId, p.Accounts.Count, p.Reason, p.ProposedById, p.ProposedBy, p.ProposedAt, p.State, p.DecidedBy, p.DecidedAt, p.Version)
    {
        Kind = p.Kind,
        ReviewDueAt = p.ReviewDueAt,
    };

    public Task<Done<ProposalRow>> ProposeForAccountAsync(Person by, AccountId account, string? reason, CancellationToken ct) =>
        ProposeAsync(by, null, DecisionTarget.Of(account), new(DecisionKind.Ban, reason, null), ct);

    public Task<Done<ProposalRow>> ProposeForCampaignAsync(Person by, Guid campaign, string? reason, CancellationToken ct) =>
        ProposeAsync(by, campaign, null, new(DecisionKind.Ban, reason, null), ct);

    public async Task<Done<ProposalRow>> ProposeAsync(Person by, Guid? campaign, DecisionTarget? target, DecisionTerms terms, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.DoAsync<ProposalRow>(
            async db =>
            {
                var (refusal, title, targets) = await TargetsAsync(db, campaign, target, terms.Kind, ct).ConfigureAwait(false);
                if (refusal is { } no) return no;
                var proposed = BanProposal.Propose(acts.NewId(), by, campaign, title, targets, terms.Plain(), acts.Clock);
                if (proposed.Value is not { } p) return proposed.Refusal!.Value;
                await StoreAsync(db, p, ct).ConfigureAwait(false);
                await acts.RecordAsync(
                    db, by, $"{p.Kind.Word()}.proposed", SubjectOf(p), new { proposal = p.Id, accounts = p.Accounts.Count, terms.Reason, terms.Ground, terms.Policy, p.ExpiresAt, p.StartsAt, p.SpreadSeconds }, ct).ConfigureAwait(false);
                return RowOf(p);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Page<ProposalRow>> LoadAsync(ProposalState? state, int skip, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        IQueryable<BanProposal> proposals = db.BanProposals;
        if (state is { } wanted) proposals = proposals.Where(p => p.State == wanted);
        var total = await proposals.LongCountAsync(ct).ConfigureAwait(false);
        return new(
            await proposals.OrderBy(p => p.State == ProposalState.Unreviewed ? 0 : p.State == ProposalState.Waiting ? 1 : 2).ThenByDescending(p => p.ProposedAt).ThenBy(p => p.Id)
                .Skip(skip).Take(take).Select(s_row).ToListAsync(ct).ConfigureAwait(false),
            total);
    }

    public async Task<BanProposal?> FindAsync(Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await Whole(db).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false);
    }

    public async Task<Done<BanProposal>> OpenEvidenceAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        return await acts.DoAsync<BanProposal>(
            async db =>
            {
                if (await Whole(db).SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } proposal) return Refusal.NotFound;
                proposal.Opened(by, acts.Clock);
                await acts.RecordAsync(db, by, "evidence.opened", $"proposal:{id}", null, ct).ConfigureAwait(false);
                return proposal;
            },
            ct).ConfigureAwait(false);
    }

    public Task<Refusal?> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) =>
        DecideAsync(by, id, version, "approved", p => p.Approve(by, answer, acts.Clock), answer, ct);

    public Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) =>
        DecideAsync(by, id, version, "rejected", p => p.Reject(by, answer, acts.Clock), answer, ct);

    public Task<Refusal?> WithdrawAsync(Person by, Guid id, CancellationToken ct) =>
        DecideAsync(by, id, null, "withdrawn", p => p.Withdraw(by, acts.Clock), null, ct);

    private async Task<Refusal?> DecideAsync(Person by, Guid id, long? version, string act, Func<BanProposal, Refusal?> rule, string? answer, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                if (await Whole(db).SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } proposal)
                    return by.Sees ? Refusal.NotFound : Refusal.NotAllowed;
                // Who may not decide is told so before anything about the state of the case.
                var no = rule(proposal);
                if (no is not null) return no;
                if (version is { } seen && proposal.Version != seen) return Refusal.ChangedMeanwhile;
                if (proposal.State is ProposalState.Approved or ProposalState.Rejected && await conflicts.OfAsync(db, by, proposal, ct).ConfigureAwait(false) is { } conflict) return conflict;
                var (made, evidence) = (0, "");
                if (proposal.State is ProposalState.Approved)
                {
                    if (await ChangedAsync(db, proposal, ct).ConfigureAwait(false)) return Refusal.FactsChanged;
                    var acted = await ActAsync(db, by, proposal, ct).ConfigureAwait(false);
                    if (acted.Refusal is { } late) return late;
                    (made, evidence) = acted.Value!;
                }

                await acts.RecordAsync(
                    db, by, $"{proposal.Kind.Word()}.{act}", $"proposal:{id}", new { proposal.Title, campaign = proposal.CampaignId, accounts = proposal.Accounts.Count, bans = made, evidence, answer }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    /// <summary>Whether somebody whom the proposal would hit was put on the allow list, or is no confirmed member any more.</summary>
    private async Task<bool> ChangedAsync(InvestigatorDb db, BanProposal proposal, CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        if (proposal.Scope is not DecisionScope.Account) return await Standing.IsAllowedAsync(db, new(proposal.Scope, proposal.Target), now, ct).ConfigureAwait(false);
        var allowed = await Standing.AllowedAsync(db, now, ct).ConfigureAwait(false);
        if (proposal.Accounts.Any(a => allowed.Contains(a.AccountId))) return true;
        if (proposal.CampaignId is not { } proposed) return false;
        var campaign = await LineageReach.StandsInAsync(db, proposed, ct).ConfigureAwait(false);
        var confirmed = (await CampaignDesk.Members(db, campaign, MemberStatus.Confirmed).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
        return proposal.Accounts.Any(a => !confirmed.Contains(a.AccountId));
    }

    private async Task<Done<ActedOn>> ActAsync(InvestigatorDb db, Person by, BanProposal proposal, CancellationToken ct)
    {
        var kind = proposal.Kind;
        var held = (await db.Decisions.Where(d => d.EndedAt == null && d.Kind == kind).Select(d => new { d.Scope, d.Target }).ToListAsync(ct).ConfigureAwait(false)).Select(d => (d.Scope, d.Target)).ToHashSet();
        var made = proposal.Decisions(acts.NewId, by, acts.Clock).Where(d => !held.Contains((d.Scope, d.Target))).ToList();
        if (made.Count == 0) return new ActedOn(0, "");
        if (proposal.CampaignId is { } campaign && !proposal.Terms.Timing.IsAtOnce)
        {
            var stored = await StaggeredRecord.StoreAsync(db, acts, by, proposal.Id, campaign, proposal.Id, made.ConvertAll(d => d.AccountId), proposal.Terms, new { proposal = proposal.Id }, ct).ConfigureAwait(false);
            return stored.Refusal is { } no ? no : new ActedOn(0, stored.Value!);
        }

        return new ActedOn(made.Count, await DecisionRecord.StoreAsync(db, made, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false));
    }

    /// <summary>How many decisions came into force, and the hash of the evidence of all that were or will be made.</summary>
    private sealed record ActedOn(int Count, string Evidence);

    /// <summary>Whom it is about, or why not.</summary>
    private async Task<(Refusal? Refusal, string Title, IReadOnlyList<DecisionTarget> Targets)> TargetsAsync(
        InvestigatorDb db, Guid? campaign, DecisionTarget? target, DecisionKind kind, CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        if (campaign is { } id)
        {
            if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false) is not { } found) return (Refusal.NotFound, "", []);
            if (!found.Stands) return (Refusal.MergedAway, "", []);
            var accounts = await Standing.Free(db, id, kind, now).OrderBy(m => m.AccountId).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
            return (null, found.Name, [.. accounts.Select(DecisionTarget.Of)]);
        }

        if (target is null) return (Refusal.NobodyToActOn, "", []);
        var tidied = target.Tidy();
        if (tidied.Value is not { } tidy) return (tidied.Refusal is Refusal.NobodyToActOn ? Refusal.NotFound : tidied.Refusal, "", []);
        if (await Standing.IsAllowedAsync(db, tidy, now, ct).ConfigureAwait(false)) return (Refusal.AllowListed, "", []);
        // A frozen account may be banned; what is banned needs nothing more.
        var stands = Standing.Against(db, tidy, kind).Where(d => d.Kind == kind || d.Kind == DecisionKind.Ban);
        return await stands.AnyAsync(ct).ConfigureAwait(false) ? (Refusal.AlreadyDecided, "", []) : (null, tidy.Value, [tidy]);
    }

    private static string SubjectOf(BanProposal p) => p.CampaignId is { } campaign ? $"campaign:{campaign}" : new DecisionTarget(p.Scope, p.Title).Subject;

    private static async Task StoreAsync(InvestigatorDb db, BanProposal p, CancellationToken ct)
    {
        await db.InsertAsync([p], ct).ConfigureAwait(false);
        await db.InsertAsync(p.Accounts, ct, _ => [p.Id], BanProposalConfiguration.ProposalId).ConfigureAwait(false);
    }

    private static ProposalRow RowOf(BanProposal p) =>
        new(p.Id, p.Title, p.CampaignId, p.Accounts.Count, p.Reason, p.ProposedById, p.ProposedBy, p.ProposedAt, p.State, null, null, p.Version) { Kind = p.Kind, ReviewDueAt = p.ReviewDueAt };

    private static IQueryable<BanProposal> Whole(InvestigatorDb db) =>
        db.BanProposals.Include(p => p.Accounts.OrderBy(a => a.AccountId)).Include(p => p.Views).AsSplitQuery();
}
