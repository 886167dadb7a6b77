using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

/// <summary>What stands against whom, and who is left alone.</summary>
internal static class Standing
{
    /// <summary>A freeze, a ban, or a decision of the kind that stands: the reason not to decide once more.</summary>
    public static IQueryable<Decision> Against(InvestigatorDb db, DecisionTarget target, DecisionKind kind)
    {
        var (scope, value, account) = (target.Scope, target.Value, target.Account);
        var about = scope is DecisionScope.Account ? db.Decisions.Where(d => d.AccountId == account) : db.Decisions.Where(d => d.Scope == scope && d.Target == value);
        return about.Where(d => d.EndedAt == null && (d.Kind == kind || d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban));
    }

    /// <summary>Confirmed members that an act of the kind would reach. A ban reaches frozen ones too.</summary>
    public static IQueryable<CampaignMember> Free(InvestigatorDb db, Guid campaign, DecisionKind kind, DateTimeOffset now) => Free(db, CampaignDesk.Members(db, campaign, MemberStatus.Confirmed), kind, now);

    /// <summary>Those of the members that an act of the kind would reach.</summary>
    public static IQueryable<CampaignMember> Free(InvestigatorDb db, IQueryable<CampaignMember> confirmed, DecisionKind kind, DateTimeOffset now)
    {
        var (decisions, listed) = (db.Decisions, db.AllowListings);
        var open = confirmed.Where(m => !listed.Any(l => l.AccountId == m.AccountId && l.EndedAt == null && l.ExpiresAt > now));
        return kind is DecisionKind.Ban
            ? open.Where(m => !decisions.Any(d => d.AccountId == m.AccountId && d.EndedAt == null && d.Kind == DecisionKind.Ban))
            : open.Where(m => !decisions.Any(d => d.AccountId == m.AccountId && d.EndedAt == null && (d.Kind == kind || d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban)));
    }

    /// <summary>Whether the target is on the allow list now. An entry protects what it names, not what lies within.</summary>
    public static Task<bool> IsAllowedAsync(InvestigatorDb db, DecisionTarget target, DateTimeOffset now, CancellationToken ct)
    {
        var (scope, value) = (target.Scope, target.Value);
        return db.AllowListings.AnyAsync(l => l.Scope == scope && l.Target == value && l.EndedAt == null && l.ExpiresAt > now, ct);
    }

    /// <summary>Those of the accounts that are on the allow list now.</summary>
    public static async Task<HashSet<AccountId>> AllowedAsync(InvestigatorDb db, DateTimeOffset now, CancellationToken ct) =>
        [.. await db.AllowListings.Where(l => l.Scope == DecisionScope.Account && l.EndedAt == null && l.ExpiresAt > now).Select(l => l.AccountId).ToListAsync(ct).ConfigureAwait(false)];
}
