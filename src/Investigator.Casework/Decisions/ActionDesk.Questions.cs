using Investigator.Casework.Campaigns;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed partial class ActionDesk
{
    private const int MostListed = 500;

    public async Task<Done<BlastRadius>> DryRunAsync(Person by, Guid campaign, DecisionKind kind, CancellationToken ct)
    {
        if (!by.Sees) return Refusal.NotAllowed;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (await LineageReach.ClosedAsync(db, campaign, ct).ConfigureAwait(false) is { } closed) return closed;
        var now = acts.Clock.GetUtcNow();
        var (members, appeals, listed) = (db.CampaignMembers, db.Appeals, db.AllowListings);
        var free = Standing.Free(db, campaign, kind, now);
        var counts = await CampaignDesk.Members(db, campaign, null).GroupBy(m => m.Status).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct).ConfigureAwait(false);
        var allowed = await CampaignDesk.Members(db, campaign, MemberStatus.Confirmed)
            .CountAsync(m => listed.Any(l => l.AccountId == m.AccountId && l.EndedAt == null && l.ExpiresAt > now), ct).ConfigureAwait(false);
        var elsewhere = await free.CountAsync(
            m => members.Any(o => o.AccountId == m.AccountId && o.Status == MemberStatus.Innocent && EF.Property<Guid>(o, CampaignMemberConfiguration.CampaignId) != campaign), ct).ConfigureAwait(false);
        var open = await free.CountAsync(m => appeals.Any(a => a.AccountId == m.AccountId && a.State == AppealState.Open), ct).ConfigureAwait(false);
        var overturned = await free.CountAsync(m => appeals.Any(a => a.AccountId == m.AccountId && a.State == AppealState.Overturned), ct).ConfigureAwait(false);
        var accounts = await free.OrderBy(m => m.AccountId).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
        return new BlastRadius(
            [.. accounts.Take(MostListed)], accounts.Count, counts.GetValueOrDefault(MemberStatus.Confirmed) - allowed - accounts.Count, allowed, counts.GetValueOrDefault(MemberStatus.Innocent),
            counts.GetValueOrDefault(MemberStatus.Candidate), elsewhere, open, overturned, await neighbours.BesideAsync(accounts, ct).ConfigureAwait(false));
    }

    public async Task<Page<Decision>> StandingAsync(Person by, DecisionKind? kind, DecisionScope? scope, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var standing = db.Decisions.AsNoTracking().Where(d => d.EndedAt == null);
        if (kind is { } one) standing = standing.Where(d => d.Kind == one);
        if (scope is { } thing) standing = standing.Where(d => d.Scope == thing);
        var total = await standing.LongCountAsync(ct).ConfigureAwait(false);
        return new(await standing.OrderByDescending(d => d.DecidedAt).ThenBy(d => d.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<IReadOnlyList<Decision>> AgainstAsync(RequestSubject request, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var found = new List<Decision>();
        var standing = db.Decisions.AsNoTracking().Where(d => d.EndedAt == null);
        if (request.Account is { Length: > 0 } account)
        {
            var id = new AccountId(account);
            found.AddRange(await standing.Where(d => d.AccountId == id).ToListAsync(ct).ConfigureAwait(false));
        }

        var (key, organization, session) = (request.Key ?? "", request.Organization ?? "", request.Session ?? "");
        if (key.Length > 0 || session.Length > 0 || organization.Length > 0 || !string.IsNullOrEmpty(request.Address))
        {
            // Prefixes are few, and which of them hold an address no index says.
            var others = await standing.Where(d => (d.Scope == DecisionScope.Key && d.Target == key) || (d.Scope == DecisionScope.Session && d.Target == session) || (d.Scope == DecisionScope.Organization && d.Target == organization) || d.Scope == DecisionScope.Prefix)
                .ToListAsync(ct).ConfigureAwait(false);
            found.AddRange(others.Where(d => new DecisionTarget(d.Scope, d.Target).Holds(request)));
        }

        // What expired counts no more, also before the round that ends it.
        var now = acts.Clock.GetUtcNow();
        return [.. found.Where(d => d.ExpiresAt is null || d.ExpiresAt > now).OrderByDescending(d => d.Kind.Gravity()).ThenBy(d => d.DecidedAt).ThenBy(d => d.Id)];
    }
}
