using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Casework.Triage;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed class Conflicts(RecordedActs acts, IExemptQuestions customers) : IConflicts
{
    // What builds a case. The audit has the ids of those who did it; the records of a campaign have their names.
    private static readonly string[] s_building = ["campaign.started", "campaign.members-added", "campaign.judged", "campaign.rule-set", "campaign.merged", "campaign.split"];

    private static readonly string[] s_writing = ["policy.written", "policy.edited", "policy.proposed"];

    public async Task<Conflict?> OfProposalAsync(Person by, Guid proposal, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.BanProposals.AsNoTracking().Include(p => p.Accounts).SingleOrDefaultAsync(p => p.Id == proposal, ct).ConfigureAwait(false) is { } found && await OfAsync(db, by, found, ct).ConfigureAwait(false) is { } why
            ? new Conflict(why)
            : null;
    }

    public async Task<Conflict?> OfCountermeasureAsync(Person by, Guid countermeasure, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Set<Countermeasure>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == countermeasure, ct).ConfigureAwait(false) is { } found && await OfAsync(db, by, found, ct).ConfigureAwait(false) is { } why
            ? new Conflict(why)
            : null;
    }

    public async Task<Conflict?> OfPolicyAsync(Person by, Guid policy, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Set<PolicyVersion>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == policy, ct).ConfigureAwait(false) is { } found && await OfAsync(db, by, found, ct).ConfigureAwait(false) is { } why
            ? new Conflict(why)
            : null;
    }

    public async Task<Conflict?> OfAppealAsync(Person by, Guid appeal, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var decisions = db.Decisions;
        return await db.Appeals.Where(a => a.Id == appeal).Join(decisions, a => a.DecisionId, d => d.Id, (a, d) => d).AsNoTracking().SingleOrDefaultAsync(ct).ConfigureAwait(false) is { } found
            && await OfAsync(db, by, found, ct).ConfigureAwait(false) is { } why
                ? new Conflict(why)
                : null;
    }

    public async Task<Page<Affiliation>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var total = await db.Affiliations.LongCountAsync(ct).ConfigureAwait(false);
        return new(await db.Affiliations.AsNoTracking().OrderBy(a => a.EndedAt == null ? 0 : 1).ThenByDescending(a => a.DeclaredAt).ThenBy(a => a.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<Done<Affiliation>> DeclareAsync(Person by, string? personId, string? organization, string? why, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        return await acts.DoAsync<Affiliation>(
            async db =>
            {
                var declared = Affiliation.Declare(acts.NewId(), by, personId, organization, why, acts.Clock);
                if (declared.Value is not { } one) return declared;
                var (person, of) = (one.PersonId, one.Organization);
                if (await db.Affiliations.AnyAsync(a => a.PersonId == person && a.Organization == of && a.EndedAt == null, ct).ConfigureAwait(false)) return Refusal.AlreadyDecided;
                db.Affiliations.Add(one);
                await acts.RecordAsync(db, by, "affiliation.declared", $"person:{person}", new { affiliation = one.Id, one.Organization, one.Why }, ct).ConfigureAwait(false);
                return one;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> EndAsync(Person by, Guid affiliation, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Affiliations.SingleOrDefaultAsync(a => a.Id == affiliation, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.End(by, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "affiliation.ended", $"person:{found.PersonId}", new { affiliation, found.Organization }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    /// <summary>Why the person may not decide the proposal, or review the break-glass.</summary>
    public Task<Refusal?> OfAsync(InvestigatorDb db, Person by, BanProposal proposal, CancellationToken ct) => OfAsync(
        db, by, proposal.CampaignId, [.. proposal.Accounts.Select(a => a.AccountId)], proposal.Scope is DecisionScope.Organization ? proposal.Target : null, ct);

    /// <summary>Why the person may not decide an appeal against the decision.</summary>
    public Task<Refusal?> OfAsync(InvestigatorDb db, Person by, Decision decision, CancellationToken ct) => OfAsync(
        db, by, decision.CampaignId, decision.Scope is DecisionScope.Account ? [decision.AccountId] : [], decision.Scope is DecisionScope.Organization ? decision.Target : null, ct);

    /// <summary>Why the person may not approve the countermeasure.</summary>
    public async Task<Refusal?> OfAsync(InvestigatorDb db, Person by, Countermeasure one, CancellationToken ct)
    {
        List<AccountId> reached = one.CampaignId is { } campaign
            ? await (await LineageReach.ComingFromAsync(db, campaign, MemberStatus.Confirmed, ct).ConfigureAwait(false)).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false)
            : one.Scope is DecisionScope.Account ? [new(one.Target)] : [];
        return await OfAsync(db, by, one.CampaignId, reached, one.Scope is DecisionScope.Organization ? one.Target : null, ct).ConfigureAwait(false);
    }

    /// <summary>Why the person may not decide about the version of the policy. Its rules are about anybody, so who worked a case is free to; who wrote on it, in any draft, is not.</summary>
    public async Task<Refusal?> OfAsync(InvestigatorDb db, Person by, PolicyVersion policy, CancellationToken ct)
    {
        var (me, subject) = (by.Id, $"policy:{policy.Id}");
        if (await db.AuditEntries.AnyAsync(e => e.Subject == subject && e.PersonId == me && s_writing.Contains(e.Act), ct).ConfigureAwait(false)) return Refusal.ConflictWrote;
        return await OfOrganizationsAsync(db, me, [.. policy.Trial?.LookAlikes.Select(l => l.Account()) ?? []], null, ct).ConfigureAwait(false);
    }

    private async Task<Refusal?> OfAsync(InvestigatorDb db, Person by, Guid? campaign, IReadOnlyList<AccountId> accounts, string? organization, CancellationToken ct)
    {
        var me = by.Id;
        var clusters = new List<string>();
        if (campaign is { } id)
        {
            List<Guid> family = [.. (await LineageReach.UntilAsync(db, id, ct).ConfigureAwait(false)).Keys];
            var subjects = family.Select(f => $"campaign:{f}").ToList();
            if (await db.AuditEntries.AnyAsync(e => e.PersonId == me && s_building.Contains(e.Act) && subjects.Contains(e.Subject), ct).ConfigureAwait(false)) return Refusal.ConflictOpened;
            clusters = [.. (await db.Campaigns.Where(c => family.Contains(c.Id) && c.ClusterId != null).Select(c => c.ClusterId!.Value).ToListAsync(ct).ConfigureAwait(false)).Select(c => c.ToString())];
        }

        if (await db.QueueEntries.AnyAsync(e => e.AssigneeId == me && e.Kind == SubjectKind.Cluster && clusters.Contains(e.Subject), ct).ConfigureAwait(false)) return Refusal.ConflictTriaged;
        foreach (var some in accounts.Chunk(ModelLimits.AskedAtOnce).Select(c => c.ToList()))
        {
            var names = some.ConvertAll(a => a.Value);
            if (await db.QueueEntries.AnyAsync(e => e.AssigneeId == me && e.Kind == SubjectKind.Account && names.Contains(e.Subject), ct).ConfigureAwait(false)) return Refusal.ConflictTriaged;
            if (await db.Decisions.AnyAsync(d => d.DecidedById == me && d.ProposalId == null && d.Scope == DecisionScope.Account && some.Contains(d.AccountId), ct).ConfigureAwait(false)) return Refusal.ConflictDecided;
        }

        return await OfOrganizationsAsync(db, me, accounts, organization, ct).ConfigureAwait(false);
    }

    private async Task<Refusal?> OfOrganizationsAsync(InvestigatorDb db, string me, IReadOnlyList<AccountId> accounts, string? organization, CancellationToken ct)
    {
        var mine = await db.Affiliations.Where(a => a.PersonId == me && a.EndedAt == null).Select(a => a.Organization).ToListAsync(ct).ConfigureAwait(false);
        if (mine.Count == 0) return null;
        return (organization is not null && mine.Contains(organization, StringComparer.Ordinal)) || (await customers.OfOrganizationsAsync(mine, accounts, ct).ConfigureAwait(false)).Count > 0
            ? Refusal.ConflictAffiliated
            : null;
    }
}
