using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed class Breaches(RecordedActs acts, IAnsweredQuestions traffic) : IBreaches
{
    private const int MostNamed = 20;

    public async Task<int> CheckAsync(TimeSpan grace, CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        var decided = now - grace;
        var look = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var lookHeld = look.ConfigureAwait(false);
        var standing = await look.Decisions.AsNoTracking().Where(d => d.EndedAt == null && d.DecidedAt <= decided && (d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban)).OrderBy(d => d.DecidedAt).ToListAsync(ct).ConfigureAwait(false);
        // Of several decisions about one thing the earliest says from when on it should have got nothing.
        var earliest = standing.GroupBy(d => new DecisionTarget(d.Scope, d.Target)).ToDictionary(g => g.Key, g => g.First());
        if (earliest.Count == 0) return 0;
        var answered = await traffic.AnsweredSinceAsync(earliest.ToDictionary(e => e.Key, e => e.Value.DecidedAt + grace), ct).ConfigureAwait(false);
        if (answered.Count == 0) return 0;
        var known = (await look.Breaches.AsNoTracking().ToListAsync(ct).ConfigureAwait(false)).ToDictionary(b => b.DecisionId);
        var moved = answered.Where(a => !known.TryGetValue(earliest[a.Target].Id, out var breach) || breach.Counted(a)).ToList();
        if (moved.Count == 0) return 0;

        var noticed = 0;
        await acts.TryAsync(db => RememberAsync(db, moved), ct).ConfigureAwait(false);
        return noticed;

        async Task<Refusal?> RememberAsync(InvestigatorDb db, List<AnsweredRequests> seen)
        {
            var breaches = (await db.Breaches.ToListAsync(ct).ConfigureAwait(false)).ToDictionary(b => b.DecisionId);
            var fresh = new List<(DecisionTarget Target, Breach Breach)>();
            foreach (var requests in seen)
            {
                var decision = earliest[requests.Target];
                if (breaches.TryGetValue(decision.Id, out var breach)) breach.Counted(requests);
                else fresh.Add((requests.Target, Breach.Of(decision, decision.DecidedAt + grace, requests, now)));
            }

            noticed = fresh.Count;
            if (noticed == 0) return null;
            db.Breaches.AddRange(fresh.Select(f => f.Breach));
            await acts.RecordAsync(
                db, Person.System, "decision.breached", fresh[0].Target.Subject,
                new { decisions = noticed, named = fresh.Take(MostNamed).Select(f => new { subject = f.Target.Subject, decision = f.Breach.DecisionId, requests = f.Breach.Requests, last = f.Breach.LastAt }) }, ct).ConfigureAwait(false);
            return null;
        }
    }

    public async Task<Page<BreachRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var open = Open(db);
        var total = await open.LongCountAsync(ct).ConfigureAwait(false);
        var rows = await open.Join(db.Decisions, b => b.DecisionId, d => d.Id, (b, d) => new { Breach = b, d.Scope, d.Target, d.Kind })
            .OrderByDescending(r => r.Breach.LastAt).ThenBy(r => r.Breach.DecisionId).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false);
        return new([.. rows.Select(r => new BreachRow(r.Breach, new(r.Scope, r.Target), r.Kind))], total);
    }

    public async Task<IReadOnlyList<Breach>> OfAccountAsync(Person by, AccountId account, CancellationToken ct)
    {
        if (!by.Sees) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var decisions = db.Decisions;
        return await db.Breaches.AsNoTracking().Where(b => decisions.Any(d => d.Id == b.DecisionId && d.AccountId == account))
            .OrderByDescending(b => b.LastAt).ThenBy(b => b.DecisionId).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<int> CountAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await Open(db).CountAsync(ct).ConfigureAwait(false);
    }

    private static IQueryable<Breach> Open(InvestigatorDb db)
    {
        var decisions = db.Decisions;
        return db.Breaches.AsNoTracking().Where(b => decisions.Any(d => d.Id == b.DecisionId && d.EndedAt == null));
    }
}
