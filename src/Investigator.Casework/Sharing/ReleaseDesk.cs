using System.Linq.Expressions;
using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed class ReleaseDesk(RecordedActs acts, CampaignBrief brief, BundleMaking making) : IReleaseDesk
{
    private static readonly Expression<Func<BundleProposal, BundleProposalRow>> s_row = p => new BundleProposalRow(
        p.Id, p.CampaignId, p.CampaignName, p.Format, p.Marking, p.Content.Length, p.ContentHash, p.Indicators, new Recipients(p.Recipients.Select(r => r.PartnerId).ToList(), p.Collection), p.ValidUntil,
        p.LegalBasis, p.Reason, p.ProposedById, p.ProposedBy, p.ProposedAt, p.ExpiresAt, p.State, p.DecidedBy, p.DecidedAt, p.Answer, p.Views.Select(v => v.PersonId).ToList(), p.Version);

    public async Task<Done<BundleProposalRow>> ProposeAsync(Person by, BundleRequest request, string contentHash, string? legalBasis, string? reason, CancellationToken ct)
    {
        if (!by.May(Permit.PrepareBundles)) return Refusal.NotAllowed;
        var recipe = await making.RecipeAsync(request, ct).ConfigureAwait(false);
        if (recipe.Value is not { } how) return recipe.Refusal!.Value;
        if (await brief.GatherAsync(request.Campaign, ct).ConfigureAwait(false) is not { } facts) return Refusal.NotFound;
        if (making.MakeAgain(how, facts, contentHash) is not { } preview) return Refusal.ChangedMeanwhile;
        var proposed = BundleProposal.Propose(acts.NewId(), request, facts.Name, preview, legalBasis, reason, by, acts.Clock);
        if (proposed.Value is not { } proposal) return proposed.Refusal!.Value;
        return await acts.DoAsync<BundleProposalRow>(
            async db =>
            {
                db.BundleProposals.Add(proposal);
                await acts.RecordAsync(
                    db, by, "bundle.proposed", $"campaign:{request.Campaign}",
                    new
                    {
                        proposal = proposal.Id,
                        format = proposal.Format,
                        marking = proposal.Marking.Label(),
                        hash = proposal.ContentHash,
                        indicators = proposal.Indicators,
                        partners = request.To.Partners,
                        request.To.Collection,
                        proposal.ValidUntil,
                        proposal.LegalBasis,
                        proposal.Reason,
                    },
                    ct).ConfigureAwait(false);
                return s_row.Compile()(proposal);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Page<BundleProposalRow>> LoadAsync(Person by, BundleProposalState? state, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        IQueryable<BundleProposal> proposals = db.BundleProposals.AsNoTracking();
        if (state is { } wanted) proposals = proposals.Where(p => p.State == wanted);
        var total = await proposals.LongCountAsync(ct).ConfigureAwait(false);
        return new(
            await proposals.OrderBy(p => p.State == BundleProposalState.Waiting ? 0 : 1).ThenByDescending(p => p.ProposedAt).ThenBy(p => p.Id).Skip(skip).Take(take).Select(s_row).ToListAsync(ct).ConfigureAwait(false),
            total);
    }

    public async Task<BundleProposalRow?> FindAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.Sees) return null;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.BundleProposals.AsNoTracking().Where(p => p.Id == id).Select(s_row).SingleOrDefaultAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<BundleProposal>> OpenAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.May(Permit.PrepareBundles)) return Refusal.NotAllowed;
        return await acts.DoAsync<BundleProposal>(
            async db =>
            {
                if (await Whole(db).SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } proposal) return Refusal.NotFound;
                proposal.Opened(by, acts.Clock);
                await acts.RecordAsync(db, by, "bundle-proposal.opened", Subject(id), new { hash = proposal.ContentHash }, ct).ConfigureAwait(false);
                return proposal;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<SharedBundleRow>> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        return await acts.DoAsync<SharedBundleRow>(
            async db =>
            {
                if (await Whole(db).SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } proposal) return Refusal.NotFound;
                var approved = proposal.Approve(acts.NewId(), by, answer, acts.Clock);
                if (approved.Value is not { } bundle) return approved.Refusal!.Value;
                if (proposal.Version != version) return Refusal.ChangedMeanwhile;
                if (await ChangedAsync(db, proposal, ct).ConfigureAwait(false) is { } changed) return changed;
                db.SharedBundles.Add(bundle);
                await acts.RecordAsync(
                    db, by, "bundle.released", $"bundle:{bundle.Id}",
                    new { proposal = id, campaign = bundle.CampaignId, format = bundle.Format, marking = bundle.Marking.Label(), hash = bundle.ContentHash, indicators = bundle.Indicators, proposal.LegalBasis, answer },
                    ct).ConfigureAwait(false);
                return SharingDesk.Row.Compile()(bundle);
            },
            ct).ConfigureAwait(false);
    }

    public Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) =>
        DecideAsync(by, id, version, "bundle-proposal.rejected", p => p.Reject(by, answer, acts.Clock), answer, ct);

    public Task<Refusal?> WithdrawAsync(Person by, Guid id, CancellationToken ct) =>
        DecideAsync(by, id, null, "bundle-proposal.withdrawn", p => p.Withdraw(by, acts.Clock), null, ct);

    private async Task<Refusal?> DecideAsync(Person by, Guid id, long? version, string act, Func<BundleProposal, Refusal?> rule, string? answer, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                if (await Whole(db).SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } proposal) return by.Sees ? Refusal.NotFound : Refusal.NotAllowed;
                if (rule(proposal) is { } no) return no;
                if (version is { } seen && proposal.Version != seen) return Refusal.ChangedMeanwhile;
                await acts.RecordAsync(db, by, act, Subject(id), new { campaign = proposal.CampaignId, answer }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    /// <summary>Whether a named recipient may not get it any more, or an account that is in it was judged innocent or taken out since.</summary>
    private async Task<Refusal?> ChangedAsync(InvestigatorDb db, BundleProposal proposal, CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        var (campaign, since) = (proposal.CampaignId, proposal.ProposedAt);
        // Members that were merged into another campaign since are judged there.
        var innocent = await LineageReach.ComingFromAsync(db, campaign, MemberStatus.Innocent, ct).ConfigureAwait(false);
        if (await innocent.AnyAsync(m => m.JudgedAt >= since, ct).ConfigureAwait(false)) return Refusal.MembersCleared;
        if (proposal.Collection is not null) return null;
        var recipients = await BundleMaking.RecipientsAsync(db, proposal.To, ct).ConfigureAwait(false);
        return recipients.Any(p => ReleaseGate.Ask(proposal.Facts(now), p, now) is not GateAnswer.Open) ? Refusal.RecipientMayNot : null;
    }

    private static string Subject(Guid id) => $"bundle-proposal:{id}";

    private static IQueryable<BundleProposal> Whole(InvestigatorDb db) => db.BundleProposals.Include(p => p.Recipients).Include(p => p.Views).AsSplitQuery();
}
