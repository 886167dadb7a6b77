using Investigator.Casework.Audit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed partial class EnforcementPoints
{
    private const int MostDecisions = 500;

    public async Task<Page<PointRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var points = db.EnforcementPoints;
        var keys = db.ApiClients.AsNoTracking().Where(c => (c.Scopes & ApiScope.Decisions) != 0 && (c.RevokedAt == null || points.Any(p => p.Id == c.Id)));
        var total = await keys.LongCountAsync(ct).ConfigureAwait(false);
        var page = await keys.OrderBy(c => c.Name).Skip(skip).Take(take).Select(c => new { c.Id, c.Name, c.RevokedAt }).ToListAsync(ct).ConfigureAwait(false);
        var ids = page.ConvertAll(c => c.Id);
        var known = await points.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct).ConfigureAwait(false);
        var said = await db.Acknowledgements.Where(a => ids.Contains(a.PointId)).GroupBy(a => a.PointId)
            .Select(g => new { g.Key, Changes = g.Sum(a => a.LastPosition - a.FirstPosition + 1) }).ToDictionaryAsync(g => g.Key, g => g.Changes, ct).ConfigureAwait(false);
        var (changes, acknowledgements, decisions) = (db.DecisionChanges, db.Acknowledgements, db.Decisions);
        // A breach is held against a point when it had said before the last answer that it enforces the decision.
        var breached = await (
            from breach in db.Breaches
            join decision in decisions on breach.DecisionId equals decision.Id
            join change in changes on decision.Id equals change.DecisionId
            from said1 in acknowledgements.Where(a => ids.Contains(a.PointId) && a.FirstPosition <= change.Position && a.LastPosition >= change.Position && a.TookEffectAt < breach.LastAt)
            where decision.EndedAt == null && change.Added
            group said1 by said1.PointId into held
            select new { held.Key, Count = held.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct).ConfigureAwait(false);
        var last = await DecisionStream.LastAsync(db, ct).ConfigureAwait(false);
        var waiting = new Dictionary<long, DateTimeOffset?>();
        foreach (var told in known.Values.Select(p => p.ToldUpTo).Where(told => told < last).Distinct())
            waiting[told] = await changes.Where(c => c.Position == told + 1).Select(c => (DateTimeOffset?)c.At).SingleOrDefaultAsync(ct).ConfigureAwait(false);
        return new(
            [.. page.Select(key =>
            {
                var point = known.GetValueOrDefault(key.Id) ?? EnforcementPoint.Of(key.Id);
                return new PointRow(
                    key.Id, key.Name, key.RevokedAt, point.Kinds, point.SeenAt, point.ToldUpTo, last, waiting.GetValueOrDefault(point.ToldUpTo), point.AcknowledgedUpTo, point.AcknowledgedAt,
                    said.GetValueOrDefault(key.Id), breached.GetValueOrDefault(key.Id));
            })],
            total);
    }

    public async Task<Page<PointAcknowledgement>> OfAccountAsync(Person by, AccountId account, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var (changes, keys, acknowledgements) = (db.DecisionChanges, db.ApiClients, db.Acknowledgements);
        var found =
            from decision in db.Decisions
            join change in changes on decision.Id equals change.DecisionId
            from said in acknowledgements.Where(a => a.FirstPosition <= change.Position && a.LastPosition >= change.Position)
            join key in keys on said.PointId equals key.Id
            where decision.AccountId == account && decision.EndedAt == null && change.Added && (decision.Kind == DecisionKind.Freeze || decision.Kind == DecisionKind.Ban)
            orderby said.TookEffectAt, key.Name, decision.Id
            select new { key.Name, decision.Id, decision.Kind, decision.DecidedAt, said.TookEffectAt, said.At };
        var total = await found.LongCountAsync(ct).ConfigureAwait(false);
        var rows = await found.Take(take).ToListAsync(ct).ConfigureAwait(false);
        // A point's clock may be behind: nothing takes effect before it was decided.
        return new([.. rows.Select(r => new PointAcknowledgement(r.Name, r.Id, r.Kind, r.DecidedAt, r.TookEffectAt < r.DecidedAt ? r.DecidedAt : r.TookEffectAt, r.At))], total);
    }

    public async Task<IReadOnlyDictionary<Guid, DecisionEnforcement>> OfDecisionsAsync(Person by, IReadOnlyCollection<Guid> decisions, CancellationToken ct)
    {
        if (!by.Sees || decisions.Count == 0) return new Dictionary<Guid, DecisionEnforcement>();
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var ids = decisions.Take(MostDecisions).ToList();
        var (changes, acknowledgements) = (db.DecisionChanges, db.Acknowledgements);
        var told = await (
            from decision in db.Decisions
            join change in changes on decision.Id equals change.DecisionId
            from said in acknowledgements.Where(a => a.FirstPosition <= change.Position && a.LastPosition >= change.Position)
            where ids.Contains(decision.Id) && change.Added
            group said by new { decision.Id, decision.DecidedAt } into one
            select new { one.Key.Id, one.Key.DecidedAt, Points = one.Count(), First = one.Min(a => a.TookEffectAt) }).ToDictionaryAsync(t => t.Id, ct).ConfigureAwait(false);
        var broken = await db.Breaches.AsNoTracking().Where(b => ids.Contains(b.DecisionId)).ToDictionaryAsync(b => b.DecisionId, ct).ConfigureAwait(false);
        return told.Keys.Union(broken.Keys).ToDictionary(id => id, id =>
        {
            var (said, breach) = (told.GetValueOrDefault(id), broken.GetValueOrDefault(id));
            // A point's clock may be behind: nothing takes effect before it was decided.
            return new DecisionEnforcement(said?.Points ?? 0, said is null ? null : said.First < said.DecidedAt ? said.DecidedAt : said.First, breach?.Requests ?? 0, breach?.LastAt);
        });
    }

    public async Task<CampaignEnforcement> OfCampaignAsync(Person by, Guid campaign, CancellationToken ct)
    {
        if (!by.Sees) return new(0, 0, 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var (changes, acknowledgements, breaches) = (db.DecisionChanges, db.Acknowledgements, db.Breaches);
        var standing = db.Decisions.Where(d => d.CampaignId == campaign && d.EndedAt == null && (d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban));
        return new(
            await standing.CountAsync(ct).ConfigureAwait(false),
            await standing.CountAsync(
                d => changes.Any(c => c.DecisionId == d.Id && c.Added && acknowledgements.Any(a => a.FirstPosition <= c.Position && a.LastPosition >= c.Position)), ct).ConfigureAwait(false),
            await standing.CountAsync(d => breaches.Any(b => b.DecisionId == d.Id), ct).ConfigureAwait(false));
    }
}
