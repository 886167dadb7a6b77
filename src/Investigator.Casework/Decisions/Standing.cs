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

    /// <summary>Those of accounts chosen by hand that an act of the kind would reach, in the order of their ids. People may have found some innocent: a lasso is coarse, and who means them still acts on each alone.</summary>
    public static async Task<ChosenAccounts> ChosenAsync(InvestigatorDb db, IReadOnlyCollection<AccountId> accounts, DecisionKind kind, DateTimeOffset now, CancellationToken ct)
    {
        List<AccountId> chosen = [.. accounts.Distinct()];
        HashSet<AccountId> held = [.. await db.Decisions.Where(d => EF.Parameter(chosen).Contains(d.AccountId) && d.EndedAt == null && (d.Kind == kind || d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban))
            .Select(d => d.AccountId).ToListAsync(ct).ConfigureAwait(false)];
        held.UnionWith((await AllowedAsync(db, now, ct).ConfigureAwait(false)).Intersect(chosen));
        var standing = db.Campaigns.Where(c => c.MergedIntoId == null);
        HashSet<AccountId> innocent = [.. await db.CampaignMembers.Where(m => EF.Parameter(chosen).Contains(m.AccountId) && m.Status == MemberStatus.Innocent
            && standing.Any(c => c.Id == EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId))).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false)];
        return new([.. chosen.Where(a => !held.Contains(a) && !innocent.Contains(a)).OrderBy(a => a.Value, StringComparer.Ordinal)], held.Count, innocent.Count(a => !held.Contains(a)));
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

/// <summary>What an act would do to accounts that somebody chose by hand.</summary>
/// <param name="Held">Left out: a decision stands, or they are on the allow list.</param>
/// <param name="Innocent">Left out: people found them innocent.</param>
internal sealed record ChosenAccounts(IReadOnlyList<AccountId> Free, int Held, int Innocent);
