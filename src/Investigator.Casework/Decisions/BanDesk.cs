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

internal sealed class BanDesk(RecordedActs acts) : IBanDesk
{
    private static readonly Expression<Func<BanProposal, ProposalRow>> s_row = p => new ProposalRow(
        p.Id, p.Title, p.CampaignId, p.Accounts.Count, p.Reason, p.ProposedById, p.ProposedBy, p.ProposedAt, p.State, p.DecidedBy, p.DecidedAt, p.Version);

    public async Task<Done<ProposalRow>> ProposeForAccountAsync(Person by, AccountId account, string? reason, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (account.Value.Length is 0) return Refusal.NotFound;
        if (account.Value.Length > ModelLimits.Id) return Refusal.TooLong;
        return await acts.DoAsync<ProposalRow>(
            async db =>
            {
                if ((await BannedAsync(db, [account], ct).ConfigureAwait(false)).Count > 0) return Refusal.AlreadyDecided;
                return await ProposeAsync(db, by, null, account.Value, [account], reason, $"account:{account.Value}", ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<ProposalRow>> ProposeForCampaignAsync(Person by, Guid campaign, string? reason, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.DoAsync<ProposalRow>(
            async db =>
            {
                if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == campaign, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                var decisions = db.Decisions;
                var accounts = await CampaignDesk.Members(db, campaign, MemberStatus.Confirmed)
                    .Where(m => !decisions.Any(d => d.AccountId == m.AccountId && d.Kind == DecisionKind.Ban && d.EndedAt == null))
                    .OrderBy(m => m.AccountId).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
                return await ProposeAsync(db, by, campaign, found.Name, accounts, reason, $"campaign:{campaign}", ct).ConfigureAwait(false);
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
            await proposals.OrderBy(p => p.State == ProposalState.Waiting ? 0 : 1).ThenByDescending(p => p.ProposedAt).ThenBy(p => p.Id)
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
        DecideAsync(by, id, version, "ban.approved", p => p.Approve(by, answer, acts.Clock), answer, ct);

    public Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) =>
        DecideAsync(by, id, version, "ban.rejected", p => p.Reject(by, answer, acts.Clock), answer, ct);

    public Task<Refusal?> WithdrawAsync(Person by, Guid id, CancellationToken ct) =>
        DecideAsync(by, id, null, "ban.withdrawn", p => p.Withdraw(by, acts.Clock), null, ct);

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
                var bans = proposal.State is ProposalState.Approved ? await BanAsync(db, by, proposal, ct).ConfigureAwait(false) : 0;
                await acts.RecordAsync(db, by, act, $"proposal:{id}", new { proposal.Title, campaign = proposal.CampaignId, accounts = proposal.Accounts.Count, bans, answer }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    private async Task<int> BanAsync(InvestigatorDb db, Person by, BanProposal proposal, CancellationToken ct)
    {
        var banned = await BannedAsync(db, [.. proposal.Accounts.Select(a => a.AccountId)], ct).ConfigureAwait(false);
        var bans = proposal.Bans(acts.NewId, by, acts.Clock).Where(b => !banned.Contains(b.AccountId)).ToList();
        await db.InsertAsync(bans, ct).ConfigureAwait(false);
        await DecisionStream.AppendAsync(db, bans, added: true, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
        return bans.Count;
    }

    private async Task<Done<ProposalRow>> ProposeAsync(
        InvestigatorDb db, Person by, Guid? campaign, string title, IReadOnlyList<AccountId> accounts, string? reason, string subject, CancellationToken ct)
    {
        var proposed = BanProposal.Propose(acts.NewId(), by, campaign, title, accounts, reason, acts.Clock);
        if (proposed.Value is not { } p) return proposed.Refusal!.Value;
        await db.InsertAsync([p], ct).ConfigureAwait(false);
        await db.InsertAsync(p.Accounts, ct, _ => [p.Id], BanProposalConfiguration.ProposalId).ConfigureAwait(false);
        await acts.RecordAsync(db, by, "ban.proposed", subject, new { proposal = p.Id, accounts = p.Accounts.Count, reason }, ct).ConfigureAwait(false);
        return new ProposalRow(p.Id, p.Title, p.CampaignId, p.Accounts.Count, p.Reason, p.ProposedById, p.ProposedBy, p.ProposedAt, p.State, null, null, p.Version);
    }

    private static IQueryable<BanProposal> Whole(InvestigatorDb db) =>
        db.BanProposals.Include(p => p.Accounts.OrderBy(a => a.AccountId)).Include(p => p.Views).AsSplitQuery();

    private static async Task<HashSet<AccountId>> BannedAsync(InvestigatorDb db, IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        [.. await db.Decisions.Where(d => accounts.Contains(d.AccountId) && d.Kind == DecisionKind.Ban && d.EndedAt == null)
            .Select(d => d.AccountId).ToListAsync(ct).ConfigureAwait(false)];
}
