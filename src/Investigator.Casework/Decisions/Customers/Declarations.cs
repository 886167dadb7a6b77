using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Customers;

internal sealed class Declarations(RecordedActs acts) : IDeclarations
{
    public async Task<Page<Declaration>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var now = acts.Clock.GetUtcNow();
        var total = await db.Declarations.LongCountAsync(ct).ConfigureAwait(false);
        return new(
            await db.Declarations.AsNoTracking().OrderBy(d => d.EndedAt == null && d.EndsAt > now ? 0 : 1).ThenByDescending(d => d.MadeAt).ThenBy(d => d.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<IReadOnlyList<Declaration>> StandingAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await Standing(db).AsNoTracking().OrderBy(d => d.MadeAt).ThenBy(d => d.Id).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<Declaration>> MakeAsync(Person by, DecisionTarget target, DeclaredTerms terms, DateTimeOffset? endsAt, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        var tidied = target.Tidy();
        if (tidied.Value is not { } tidy) return tidied.Refusal!.Value;
        var (scope, value) = (tidy.Scope, tidy.Value);
        return await acts.DoAsync<Declaration>(
            async db =>
            {
                var made = Declaration.Of(acts.NewId(), by, tidy, terms, endsAt, acts.Clock);
                if (made.Value is not { } declaration) return made;
                foreach (var old in await Standing(db).Where(d => d.Scope == scope && d.Target == value).ToListAsync(ct).ConfigureAwait(false))
                    if (old.End(by, acts.Clock) is { } no) return no;
                db.Declarations.Add(declaration);
                await acts.RecordAsync(db, by, "declaration.made", tidy.Subject, new { declaration = declaration.Id, terms, endsAt }, ct).ConfigureAwait(false);
                return declaration;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> EndAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Declarations.SingleOrDefaultAsync(d => d.Id == id, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.End(by, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "declaration.ended", new DecisionTarget(found.Scope, found.Target).Subject, new { declaration = id }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    private IQueryable<Declaration> Standing(InvestigatorDb db)
    {
        var now = acts.Clock.GetUtcNow();
        return db.Declarations.Where(d => d.EndedAt == null && d.EndsAt > now);
    }
}
