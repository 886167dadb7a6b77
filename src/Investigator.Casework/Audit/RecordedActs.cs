using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Audit;

/// <summary>Runs an act: one context, one transaction, the writer's turn, the act and its audit entry stored together. A lost race is a refusal, never an overwrite.</summary>
internal sealed class RecordedActs(IDbContextFactory<InvestigatorDb> databases, AuditTrail trail, News news, TimeProvider clock)
{
    public TimeProvider Clock => clock;

    /// <summary>For reading: the caller disposes it.</summary>
    public Task<InvestigatorDb> ReadAsync(CancellationToken ct) => databases.CreateDbContextAsync(ct);

    /// <summary>A new id; ids made later sort later, which keeps indexes compact.</summary>
    public Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());

    public Task RecordAsync(InvestigatorDb db, Person by, string act, string subject, object? detail, CancellationToken ct) =>
        trail.AppendAsync(db, by, act, subject, detail, ct);

    /// <summary>A change that is no act: what the console remembers of what people asked. No audit entry, and as nothing of a case changes, no page is told to load anew.</summary>
    public async Task RememberAsync(Func<InvestigatorDb, Task> change, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var turn = await WriteTurn.TakeAsync(db, ct).ConfigureAwait(false);
        await using var turnHeld = turn.ConfigureAwait(false);
        await change(db).ConfigureAwait(false);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await turn.CommitAsync(ct).ConfigureAwait(false);
    }

    /// <summary>An act that gives something.</summary>
    public async Task<Done<T>> DoAsync<T>(Func<InvestigatorDb, Task<Done<T>>> act, CancellationToken ct)
        where T : class
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var turn = await WriteTurn.TakeAsync(db, ct).ConfigureAwait(false);
        await using var turnHeld = turn.ConfigureAwait(false);
        try
        {
            var done = await act(db).ConfigureAwait(false);
            if (done.Refusal is not null) return done;
            await db.SaveChangesAsync(ct).ConfigureAwait(false);
            await turn.CommitAsync(ct).ConfigureAwait(false);
            news.CasesChanged.Raise();
            return done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.ChangedMeanwhile;
        }
    }

    /// <summary>An act that gives nothing but may be refused.</summary>
    public async Task<Refusal?> TryAsync(Func<InvestigatorDb, Task<Refusal?>> act, CancellationToken ct)
    {
        var done = await DoAsync<object>(async db => await act(db).ConfigureAwait(false) is { } no ? no : Nothing.Value, ct).ConfigureAwait(false);
        return done.Refusal;
    }

    private sealed class Nothing
    {
        public static Done<object> Value { get; } = Make(new Nothing());

        // A conversion from object can't be written as a cast; through the type parameter it can.
        private static Done<T> Make<T>(T value)
            where T : class => value;
    }
}
