using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Policies;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

/// <summary>Positions are given out by whoever holds the <see cref="WriteTurn"/>, so they are committed in order and a reader that saw position n has seen all before it.</summary>
internal sealed class DecisionStream(IDbContextFactory<InvestigatorDb> databases) : IDecisionStream
{
    private const int MostAtOnce = 10_000;

    // Ends that a page which is not the last brings ahead of their place.
    private const int MostEnds = 5000;

    // They are looked for among so many of the latest changes: an emergency is recent, and whoever lags far behind asks for many pages.
    private const int EndsWithin = 20_000;

    public async Task<DecisionChanges> SinceAsync(long since, int take, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var wanted = Math.Clamp(take, 1, MostAtOnce);
        var changes = await db.DecisionChanges.AsNoTracking().Where(c => c.Position > since).OrderBy(c => c.Position).Take(wanted + 1).ToListAsync(ct).ConfigureAwait(false);
        if (changes.Count <= wanted) return new(changes, changes.Count > 0 ? changes[^1].Position : since, More: false);
        changes.RemoveAt(wanted);
        return new(await EndsFirstAsync(db, since, changes, ct).ConfigureAwait(false), changes[^1].Position, More: true);
    }

    public async Task<long> PositionAsync(CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await LastAsync(db, ct).ConfigureAwait(false);
    }

    public async Task<DecisionChanges> StandingAsync(CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        // The position first: what is decided between the two reads comes twice, not never.
        var position = await LastAsync(db, ct).ConfigureAwait(false);
        var standing = await db.Decisions.AsNoTracking().Where(d => d.EndedAt == null).OrderBy(d => d.DecidedAt).ThenBy(d => d.Id).ToListAsync(ct).ConfigureAwait(false);
        return new([.. standing.Select(d => DecisionChange.Of(position, d, added: true, d.DecidedAt))], position, More: false);
    }

    /// <summary>
    /// Whoever lags behind hears first of what has ended meanwhile, and is not told to begin what is over: a button that stops waits behind no backlog. The ends come once more in their place,
    /// where taking them again does no harm. What goes on by another decision, renewed or by a later policy, is left in its order: gateways see no gap.
    /// </summary>
    private static async Task<IReadOnlyList<DecisionChange>> EndsFirstAsync(InvestigatorDb db, long since, List<DecisionChange> page, CancellationToken ct)
    {
        var (next, all, decisions) = (page[^1].Position, db.DecisionChanges, db.Decisions);
        var over = all.Where(c => !c.Added && c.Position > next && decisions.Any(d => d.Id == c.DecisionId && d.EndReason != PolicyVersion.NotCovered && d.EndReason != Decision.RenewedReason));
        var begun = (await all.Where(c => c.Added && c.Position > since && c.Position <= next && over.Any(o => o.DecisionId == c.DecisionId)).Select(c => c.Position).ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
        var from = Math.Max(next, await LastAsync(db, ct).ConfigureAwait(false) - EndsWithin);
        var ends = await over.AsNoTracking().Where(o => o.Position > from && all.Any(c => c.Added && c.DecisionId == o.DecisionId && c.Position <= since)).OrderByDescending(o => o.Position).Take(MostEnds).ToListAsync(ct).ConfigureAwait(false);
        return [.. ends.OrderBy(e => e.Position), .. page.Where(c => !begun.Contains(c.Position))];
    }

    /// <summary>Tells the stream, and the outboxes of webhooks, of decisions that came into force or ended. The decisions are stored already, or saved in the same transaction.</summary>
    public static async Task AppendAsync(InvestigatorDb db, IReadOnlyList<Decision> decisions, bool added, DateTimeOffset at, CancellationToken ct)
    {
        var last = await LastAsync(db, ct).ConfigureAwait(false);
        var changes = decisions.Select((d, i) => DecisionChange.Of(last + 1 + i, d, added, at)).ToList();
        await db.InsertAsync(changes, ct).ConfigureAwait(false);
        await WebhookOutbox.WriteAsync(db, changes, at, ct).ConfigureAwait(false);
    }

    /// <summary>The latest position, as this context sees it.</summary>
    public static async Task<long> LastAsync(InvestigatorDb db, CancellationToken ct) => await db.DecisionChanges.MaxAsync(c => (long?)c.Position, ct).ConfigureAwait(false) ?? 0;
}
