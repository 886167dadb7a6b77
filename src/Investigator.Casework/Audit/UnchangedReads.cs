using System.Collections.Concurrent;
using Investigator.Casework.Data;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Audit;

/// <summary>
/// Keeps what was read for as long as nobody writes, in this process or another: every writer takes a turn first, and the turns are counted in the store. So each question costs one look at the count, and is
/// never answered with what was true before. Turns of <see cref="GroupedActs"/> do not count: they add lines to ledgers and change nothing that is asked here.
/// </summary>
internal sealed class UnchangedReads(IDbContextFactory<InvestigatorDb> databases)
{
    private const int MostKept = 512;
    private const int MostRuns = 16;

    private readonly ConcurrentDictionary<string, (long Turn, object? Value)> _kept = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly List<(long First, long Last)> _own = [];

    /// <summary>What <paramref name="read"/> would give now.</summary>
    /// <param name="question">Names the question with all that it depends on.</param>
    /// <param name="read">Reads something that nobody changes afterwards; not from what only <see cref="GroupedActs"/> writes.</param>
    public async Task<T> ReadAsync<T>(string question, Func<InvestigatorDb, Task<T>> read, CancellationToken ct)
    {
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        await db.Database.OpenConnectionAsync(ct).ConfigureAwait(false);
        // Before the reading: what is written during it makes the next one read again.
        if (await TurnAsync(db, ct).ConfigureAwait(false) is not { } turn) return await read(db).ConfigureAwait(false);
        if (_kept.TryGetValue(question, out var kept) && kept.Turn >= LastOfOthers(turn)) return (T)kept.Value!;
        var value = await read(db).ConfigureAwait(false);
        if (_kept.Count >= MostKept) _kept.Clear(); // questions of callers who are gone
        _kept[question] = (turn, value);
        return value;
    }

    /// <summary>The count of turns; within a transaction that holds the turn, its own number. <c>null</c>: the store has no such row, and nothing is kept.</summary>
    public static Task<long?> TurnAsync(InvestigatorDb db, CancellationToken ct) => db.Set<WriteTurn>().AsNoTracking().Where(t => t.Id == 1).Select(t => (long?)t.Turns).SingleOrDefaultAsync(ct);

    /// <summary>Notes a turn that changed nothing of what is asked here. Call it once it is committed.</summary>
    public void PassOver(long turn)
    {
        lock (_gate)
        {
            if (_own is [.., var last] && last.Last == turn - 1) _own[^1] = (last.First, turn);
            else _own.Add((turn, turn));
            if (_own.Count > MostRuns) _own.RemoveAt(0); // an old one counts as another's again: that costs a reading
        }
    }

    private long LastOfOthers(long turn)
    {
        lock (_gate)
        {
            foreach (var (first, last) in _own)
                if (first <= turn && turn <= last) return first - 1;
            return turn;
        }
    }
}
