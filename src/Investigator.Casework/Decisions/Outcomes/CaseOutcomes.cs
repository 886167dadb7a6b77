using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Casework.Triage;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Outcomes;

internal sealed class CaseOutcomes(RecordedActs acts) : ICaseOutcomes
{
    public async Task<CampaignMoments?> MomentsAsync(Guid campaign, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var found = await db.Campaigns.AsNoTracking().Where(c => c.Id == campaign).Select(c => new { c.Name, c.CreatedAt, c.ClusterId }).SingleOrDefaultAsync(ct).ConfigureAwait(false);
        if (found is null) return null;
        var members = CampaignDesk.Members(db, campaign, null).Where(m => m.Status != MemberStatus.Innocent);
        var accounts = await members.Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
        var (scores, decisions) = (db.AccountScores, db.Decisions);
        var seen = await scores.Where(s => members.Any(m => m.AccountId == s.AccountId)).GroupBy(_ => 1).Select(g => new { First = g.Min(s => (DateTimeOffset?)s.FirstSeenAt), Flag = g.Min(s => s.FlaggedAt) })
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);
        var stops = await decisions.Where(d => (d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban) && d.Scope == DecisionScope.Account && members.Any(m => m.AccountId == d.AccountId))
            .GroupBy(d => new { d.AccountId, d.Kind }).Select(g => new { g.Key.AccountId, g.Key.Kind, At = g.Min(d => d.DecidedAt) }).ToListAsync(ct).ConfigureAwait(false);
        var first = stops.GroupBy(s => s.AccountId).ToDictionary(g => g.Key, g => g.Min(s => s.At));
        var triaged = await TriagedAsync(db, accounts, found.ClusterId, ct).ConfigureAwait(false);
        return new(
            campaign, found.Name, found.CreatedAt, seen?.First, seen?.Flag, triaged < found.CreatedAt ? triaged : found.CreatedAt, first.Count == 0 ? null : first.Values.Min(),
            CampaignMoments.Contained(first.Values, accounts.Count), stops.Where(s => s.Kind is DecisionKind.Ban).Min(s => (DateTimeOffset?)s.At), accounts.Count, first)
        {
            Accounts = accounts,
        };
    }

    public async Task<IReadOnlyList<Guid>> CampaignsAsync(int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Campaigns.Where(c => c.MergedIntoId == null).OrderByDescending(c => c.CreatedAt).ThenBy(c => c.Id).Select(c => c.Id).Take(take).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<AccountId>> MembersAsync(int campaigns, CancellationToken ct)
    {
        var latest = await CampaignsAsync(campaigns, ct).ConfigureAwait(false);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var members = new HashSet<AccountId>();
        foreach (var campaign in latest)
            members.UnionWith(await CampaignDesk.Members(db, campaign, null).Where(m => m.Status != MemberStatus.Innocent).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false));
        return [.. members.OrderBy(a => a.Value, StringComparer.Ordinal)];
    }

    public async Task<AppealOutcomes> AppealsAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var stopping = db.Decisions.Where(d => d.Scope == DecisionScope.Account && (d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban));
        var appeals = db.Appeals.Where(a => stopping.Any(d => d.Id == a.DecisionId));
        return new(
            await stopping.Select(d => d.AccountId).Distinct().LongCountAsync(ct).ConfigureAwait(false), await appeals.LongCountAsync(ct).ConfigureAwait(false),
            await appeals.LongCountAsync(a => a.State != AppealState.Open, ct).ConfigureAwait(false), await appeals.LongCountAsync(a => a.State == AppealState.Overturned, ct).ConfigureAwait(false));
    }

    public async Task<IReadOnlyList<WrongStop>> WrongStopsAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var (appeals, members, listings) = (db.Appeals, db.CampaignMembers, db.AllowListings);
        var stopping = db.Decisions.AsNoTracking().Where(d => d.Scope == DecisionScope.Account && (d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban));
        var found = await stopping
            .Select(d => new
            {
                d.AccountId,
                d.DecidedAt,
                d.EndedAt,
                Overturned = appeals.Any(a => a.DecisionId == d.Id && a.State == AppealState.Overturned),
                Listed = listings.Any(l => l.AccountId == d.AccountId && l.AddedAt == d.EndedAt),
                Innocent = members.Any(m => m.AccountId == d.AccountId && m.Status == MemberStatus.Innocent && m.JudgedAt > d.DecidedAt),
            })
            .Where(d => d.Overturned || d.Listed || d.Innocent).ToListAsync(ct).ConfigureAwait(false);
        return [.. found.OrderBy(d => d.DecidedAt).Select(d => new WrongStop(
            d.AccountId, d.DecidedAt, d.EndedAt, d.Overturned ? "overturned on appeal" : d.Listed ? "put on the allow list" : "found innocent afterwards"))];
    }

    public async Task<ReviewCounts> ReviewsAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var read = db.BlindReviews.Where(r => r.Second != null && r.Second != Verdict.CannotTell);
        var positive = read.Where(r => r.First == Verdict.TruePositive);
        return new(
            await positive.LongCountAsync(ct).ConfigureAwait(false), await positive.LongCountAsync(r => r.Second == Verdict.TruePositive, ct).ConfigureAwait(false),
            await read.LongCountAsync(ct).ConfigureAwait(false), await read.LongCountAsync(r => r.Second == r.First, ct).ConfigureAwait(false));
    }

    private static async Task<DateTimeOffset?> TriagedAsync(InvestigatorDb db, List<AccountId> accounts, Guid? cluster, CancellationToken ct)
    {
        var subject = cluster?.ToString() ?? "";
        var closed = db.QueueEntries.Where(e => e.State == QueueState.Closed && e.Verdict == Verdict.TruePositive);
        var first = await closed.Where(e => e.Kind == SubjectKind.Cluster && e.Subject == subject).MinAsync(e => e.ClosedAt, ct).ConfigureAwait(false);
        foreach (var some in accounts.Select(a => a.Value).Chunk(ModelLimits.AskedAtOnce))
        {
            var at = await closed.Where(e => e.Kind == SubjectKind.Account && some.Contains(e.Subject)).MinAsync(e => e.ClosedAt, ct).ConfigureAwait(false);
            if (at < first || first is null) first = at;
        }

        return first;
    }
}
