using Investigator.Casework.Data;

namespace Investigator.Casework.Audit;

/// <summary>
/// Writes small records of many who ask at once in one transaction: who comes while one is written is written with the next. Nobody waits longer than for the one under way and their own, and each
/// goes on only once their own is stored. Nothing is held back to make a group larger.
/// </summary>
internal sealed class GroupedActs(RecordedActs acts, UnchangedReads reads)
{
    /// <summary>Most in one transaction: a failure concerns them all, and entries of the audit are chained one by one.</summary>
    public const int Most = 64;

    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private bool _writing;

    /// <summary>Stores what <paramref name="add"/> adds. When it returns, it is stored; when it throws, it is not.</summary>
    /// <param name="add">Adds lines to ledgers and to the audit, changes nothing that <see cref="UnchangedReads"/> is asked for, and reads nothing that others of the group may change.</param>
    public async Task WriteAsync(Func<InvestigatorDb, Task> add, CancellationToken ct)
    {
        var waiting = new Waiting(add);
        lock (_gate)
        {
            _waiting.Enqueue(waiting);
            // On the pool, not here: who comes first would else write for all who come after.
            if (!_writing)
            {
                _writing = true;
                _ = Task.Run(WriteAllAsync, CancellationToken.None);
            }
        }

        // Who goes away before it is stored leaves a line of what they may not have got: never the other way round.
        await waiting.Stored.Task.WaitAsync(ct).ConfigureAwait(false);
    }

    private async Task WriteAllAsync()
    {
        while (Next() is { Count: > 0 } group)
        {
            try
            {
                await WriteAsync(group).ConfigureAwait(false);
                group.ForEach(one => one.Stored.SetResult());
            }
            catch (Exception broken) when (group.Count == 1 && group[0].Stored.TrySetException(broken))
            {
                continue; // told to whoever waits for it
            }
            catch (Exception) when (group.Count > 1)
            {
                await OneByOneAsync(group).ConfigureAwait(false);
            }
        }
    }

    // One of them may be what broke it: then the others are stored, and that one is told.
    private async Task OneByOneAsync(List<Waiting> group)
    {
        foreach (var one in group)
        {
            try
            {
                await WriteAsync([one]).ConfigureAwait(false);
                one.Stored.SetResult();
            }
            catch (Exception broken) when (one.Stored.TrySetException(broken))
            {
                continue; // told to whoever waits for it
            }
        }
    }

    private List<Waiting> Next()
    {
        lock (_gate)
        {
            var group = new List<Waiting>(Math.Min(Most, _waiting.Count));
            while (group.Count < Most && _waiting.TryDequeue(out var one)) group.Add(one);
            _writing = group.Count > 0;
            return group;
        }
    }

    private async Task WriteAsync(IReadOnlyList<Waiting> group)
    {
        long? turn = null;
        var refused = await acts.TryAsync(
            async db =>
            {
                turn = await UnchangedReads.TurnAsync(db, CancellationToken.None).ConfigureAwait(false);
                foreach (var one in group) await one.Add(db).ConfigureAwait(false);
                return null;
            },
            CancellationToken.None).ConfigureAwait(false);
        if (refused is { } why) throw new InvalidOperationException($"A record that nothing else changes was refused: {why}.");
        if (turn is { } own) reads.PassOver(own);
    }

    private sealed record Waiting(Func<InvestigatorDb, Task> Add)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
