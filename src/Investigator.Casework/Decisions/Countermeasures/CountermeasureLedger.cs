using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Countermeasures;

internal sealed class CountermeasureLedger(RecordedActs acts, IExemptQuestions customers, Conflicts conflicts) : ICountermeasures
{
    private const int MostAccounts = 5000;

    public async Task<Page<Countermeasure>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var total = await db.Countermeasures.LongCountAsync(ct).ConfigureAwait(false);
        return new(
            await db.Countermeasures.AsNoTracking().OrderBy(c => c.EndedAt == null ? 0 : 1).ThenByDescending(c => c.ProposedAt).ThenBy(c => c.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<Countermeasure?> FindAsync(Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Countermeasures.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false);
    }

    public async Task<Done<Countermeasure>> ProposeAsync(Person by, Guid? campaign, DecisionTarget? target, CountermeasureTerms terms, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        var tidied = campaign is null ? target?.Tidy() : null;
        if (tidied?.Refusal is { } wrong) return wrong;
        return await acts.DoAsync<Countermeasure>(
            async db =>
            {
                if (campaign is { } one && await LineageReach.ClosedAsync(db, one, ct).ConfigureAwait(false) is { } closed) return closed;
                var made = Countermeasure.Propose(acts.NewId(), by, campaign, tidied?.Value, terms, acts.Clock);
                if (made.Value is not { } countermeasure) return made;
                db.Countermeasures.Add(countermeasure);
                await acts.RecordAsync(db, by, "countermeasure.proposed", Subject(countermeasure.Id), new { campaign, target = tidied?.Value?.Subject, terms }, ct).ConfigureAwait(false);
                return countermeasure;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> ApproveAsync(Person by, Guid id, long version, CancellationToken ct)
    {
        if (!by.May(Permit.Decide)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Countermeasures.SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.Version != version) return Refusal.ChangedMeanwhile;
                if (found.Approve(by, acts.Clock) is { } no) return no;
                if (await conflicts.OfAsync(db, by, found, ct).ConfigureAwait(false) is { } conflict) return conflict;
                await acts.RecordAsync(db, by, "countermeasure.approved", Subject(id), new { state = found.State.ToString() }, ct).ConfigureAwait(false);
                if (found.State is CountermeasureState.Approved && found.Terms.StartsAt <= acts.Clock.GetUtcNow()) await StartAsync(db, found, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> StopAsync(Person by, Guid id, string? reason, CancellationToken ct)
    {
        if (!by.May(Permit.LiftFreezes)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Countermeasures.SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.Stop(by, reason, acts.Clock) is { } no) return no;
                var lifted = await LiftAsync(db, by, id, "The countermeasure was stopped.", ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, "countermeasure.stopped", Subject(id), new { reason, lifted }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> GuardAsync(Person by, Guid id, long version, GuardKind kind, double? before, double? after, string? note, CancellationToken ct)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Countermeasures.SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.Version != version) return Refusal.ChangedMeanwhile;
                if (found.Guard(by, kind, before, after, note, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "countermeasure.guarded", Subject(id), new { kind = kind.ToString(), before, after, note }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<int> TurnAsync(CancellationToken ct)
    {
        var look = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var lookHeld = look.ConfigureAwait(false);
        // Ledgers are short; when each begins lies in its terms.
        var open = await look.Countermeasures.AsNoTracking().Where(c => c.EndedAt == null).ToListAsync(ct).ConfigureAwait(false);
        if (!open.Any(Due)) return 0;
        var turned = 0;
        await acts.TryAsync(
            async db =>
            {
                foreach (var one in (await db.Countermeasures.Where(c => c.EndedAt == null).ToListAsync(ct).ConfigureAwait(false)).Where(Due))
                {
                    if (one.Terms.EndsAt > acts.Clock.GetUtcNow())
                    {
                        await StartAsync(db, one, ct).ConfigureAwait(false);
                    }
                    else
                    {
                        one.End(acts.Clock);
                        await LiftAsync(db, Person.System, one.Id, "The countermeasure ended.", ct).ConfigureAwait(false);
                        await acts.RecordAsync(db, Person.System, "countermeasure.ended", Subject(one.Id), null, ct).ConfigureAwait(false);
                    }

                    turned++;
                }

                return null;
            },
            ct).ConfigureAwait(false);
        return turned;
    }

    public async Task<CountermeasureReach> ReachAsync(Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var (changes, acknowledgements) = (db.DecisionChanges, db.Acknowledgements);
        var decisions = db.Decisions.Where(d => d.ActId == id);
        var standing = decisions.Where(d => d.EndedAt == null);
        return new(
            await decisions.Where(d => d.Scope == DecisionScope.Account).OrderBy(d => d.AccountId).Select(d => d.AccountId).Take(MostAccounts).ToListAsync(ct).ConfigureAwait(false),
            await decisions.CountAsync(ct).ConfigureAwait(false), await standing.CountAsync(ct).ConfigureAwait(false),
            await standing.CountAsync(d => changes.Any(c => c.DecisionId == d.Id && c.Added && acknowledgements.Any(a => a.FirstPosition <= c.Position && a.LastPosition >= c.Position)), ct).ConfigureAwait(false),
            await db.Appeals.CountAsync(a => decisions.Any(d => d.Id == a.DecisionId), ct).ConfigureAwait(false));
    }

    private bool Due(Countermeasure one) => one.Terms.EndsAt <= acts.Clock.GetUtcNow() || (one.State is CountermeasureState.Approved && one.Terms.StartsAt <= acts.Clock.GetUtcNow());

    // The exempt and the allow list are read at the moment of the start, not of the proposal.
    private async Task StartAsync(InvestigatorDb db, Countermeasure one, CancellationToken ct)
    {
        one.Start(acts.Clock);
        var (terms, now) = (one.Terms.Decision(), acts.Clock.GetUtcNow());
        List<DecisionTarget> targets = one.CampaignId is { } campaign
            ? [.. (await Standing.Free(db, await LineageReach.ComingFromAsync(db, campaign, MemberStatus.Confirmed, ct).ConfigureAwait(false), terms.Kind, now).OrderBy(m => m.AccountId).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false)).Distinct().Select(DecisionTarget.Of)]
            : [new(one.Scope, one.Target)];
        if (one.CampaignId is null)
        {
            if (await Standing.IsAllowedAsync(db, targets[0], now, ct).ConfigureAwait(false) || await Standing.Against(db, targets[0], terms.Kind).AnyAsync(ct).ConfigureAwait(false)) targets.Clear();
        }

        var exempt = one.Terms.Exempt.ToHashSet(StringComparer.Ordinal);
        // Who is exempt by name, and who is of an organization that is.
        var members = await customers.OfOrganizationsAsync(exempt, [.. targets.Where(t => t.Scope is DecisionScope.Account).Select(t => t.Account)], ct).ConfigureAwait(false);
        targets.RemoveAll(t => exempt.Contains(t.Value) || (t.Scope is DecisionScope.Account && members.Contains(t.Account)));
        var by = new Person(one.SecondById!, one.SecondBy!, Role.None);
        if (targets.Count > 0)
        {
            // The act's id is the countermeasure's: its decisions are found and ended by it.
            var ids = new Queue<Guid>([one.Id]);
            var made = Freeze.Of(targets, () => ids.TryDequeue(out var act) ? act : acts.NewId(), one.CampaignId, terms, by, acts.Clock);
            await DecisionRecord.StoreAsync(db, made, now, ct).ConfigureAwait(false);
        }

        await acts.RecordAsync(db, Person.System, "countermeasure.started", Subject(one.Id), new { decisions = targets.Count, exempt = one.Terms.Exempt.Count, proposed = one.ProposedBy, approved = new[] { one.FirstBy, one.SecondBy } }, ct).ConfigureAwait(false);
    }

    private async Task<int> LiftAsync(InvestigatorDb db, Person by, Guid id, string why, CancellationToken ct)
    {
        var standing = await db.Decisions.Where(d => d.ActId == id && d.EndedAt == null).OrderBy(d => d.Id).ToListAsync(ct).ConfigureAwait(false);
        foreach (var decision in standing) decision.EndBy(by, why, acts.Clock);
        if (standing.Count > 0) await DecisionStream.AppendAsync(db, standing, added: false, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
        return standing.Count;
    }

    private static string Subject(Guid id) => $"countermeasure:{id}";
}
