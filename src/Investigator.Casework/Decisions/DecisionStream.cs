using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

/// <summary>Positions are given out by whoever holds the <see cref="WriteTurn"/>, so they are committed in order and a reader that saw position n has seen all before it.</summary>
internal sealed class DecisionStream(IDbContextFactory<InvestigatorDb> databases) : IDecisionStream
{
    private const int MostAtOnce = 10_000;

    public async Task<DecisionChanges> SinceAsync(long since, int take, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var wanted = Math.Clamp(take, 1, MostAtOnce);
        var changes = await db.DecisionChanges.AsNoTracking().Where(c => c.Position > since).OrderBy(c => c.Position).Take(wanted + 1).ToListAsync(ct).ConfigureAwait(false);
        var more = changes.Count > wanted;
        if (more) changes.RemoveAt(wanted);
        return new(changes, changes.Count > 0 ? changes[^1].Position : since, more);
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
