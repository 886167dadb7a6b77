using Investigator.Casework.Audit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed class AllowList(RecordedActs acts) : IAllowList
{
    public async Task<Page<AllowListing>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var total = await db.AllowListings.LongCountAsync(ct).ConfigureAwait(false);
        return new(
            await db.AllowListings.AsNoTracking().OrderBy(l => l.EndedAt == null ? 0 : 1).ThenByDescending(l => l.AddedAt).ThenBy(l => l.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false),
            total);
    }

    public async Task<Done<AllowListing>> AddAsync(Person by, DecisionTarget target, string? reason, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        if (!by.May(Permit.AllowList)) return Refusal.NotAllowed;
        var tidied = target.Tidy();
        if (tidied.Value is not { } tidy) return tidied.Refusal!.Value;
        var (scope, value, account) = (tidy.Scope, tidy.Value, tidy.Account);
        return await acts.DoAsync<AllowListing>(
            async db =>
            {
                var made = AllowListing.Of(acts.NewId(), by, tidy, reason, expiresAt, acts.Clock);
                if (made.Value is not { } entry) return made;
                var now = acts.Clock.GetUtcNow();
                if (await db.AllowListings.AnyAsync(l => l.Scope == scope && l.Target == value && l.EndedAt == null && l.ExpiresAt > now, ct).ConfigureAwait(false)) return Refusal.AllowListed;
                db.AllowListings.Add(entry);
                // By account where it is one: the index of decisions begins with it.
                var standing = await (scope is DecisionScope.Account ? db.Decisions.Where(d => d.AccountId == account) : db.Decisions.Where(d => d.Scope == scope && d.Target == value))
                    .Where(d => d.EndedAt == null).OrderBy(d => d.Id).ToListAsync(ct).ConfigureAwait(false);
                foreach (var decision in standing)
                    if (decision.Lift(by, "Put on the allow list.", acts.Clock) is { } no) return no;
                if (standing.Count > 0) await DecisionStream.AppendAsync(db, standing, added: false, now, ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, "allowlist.added", tidy.Subject, new { entry = entry.Id, reason, entry.ExpiresAt, lifted = standing.Select(d => d.Id) }, ct).ConfigureAwait(false);
                return entry;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> EndAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.May(Permit.AllowList)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.AllowListings.SingleOrDefaultAsync(l => l.Id == id, ct).ConfigureAwait(false) is not { } entry) return Refusal.NotFound;
                if (entry.End(by, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "allowlist.ended", new DecisionTarget(entry.Scope, entry.Target).Subject, new { entry = id }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }
}
