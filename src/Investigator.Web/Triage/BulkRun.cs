using Investigator.Domain.Audit;
using Investigator.Domain.Triage;

namespace Investigator.Web.Triage;

/// <summary>
/// One act on many entries of the queue, one after another, each with its own answer and its own entry in the audit.
/// An entry that somebody changed since it was listed is refused, never overwritten. What was done stays done when the run is stopped.
/// </summary>
public sealed class BulkRun(IReadOnlyList<QueueEntry> entries, Func<QueueEntry, CancellationToken, Task<Refusal?>> act)
{
    private readonly List<(QueueEntry Entry, Refusal Why)> _refused = [];

    /// <summary>How many there are to act on.</summary>
    public int Total => entries.Count;

    /// <summary>How many were acted on.</summary>
    public int Done { get; private set; }

    /// <summary>Those that were refused, each with the reason.</summary>
    public IReadOnlyList<(QueueEntry Entry, Refusal Why)> Refused => _refused;

    /// <summary>True when it was stopped before the end.</summary>
    public bool IsStopped { get; private set; }

    public bool IsOver { get; private set; }

    /// <summary>How many have their answer.</summary>
    public int Answered => Done + _refused.Count;

    /// <param name="moved">Called after each answer.</param>
    public async Task RunAsync(Action moved, CancellationToken ct)
    {
        foreach (var entry in entries)
        {
            if (ct.IsCancellationRequested) break;
            // Not cancelled in the middle of an entry: its answer would be unknown.
            if (await act(entry, CancellationToken.None) is { } why) _refused.Add((entry, why));
            else Done++;
            moved();
        }

        (IsOver, IsStopped) = (true, Answered < Total);
        moved();
    }

    /// <summary>Every entry under a filter as it stands now, in its order.</summary>
    public static async Task<IReadOnlyList<QueueEntry>> AllUnderAsync(ITriageQueue queue, QueueFilter filter, CancellationToken ct)
    {
        const int Most = 500;
        var all = new Dictionary<Guid, QueueEntry>();
        for (var skip = 0; ; skip += Most)
        {
            var page = await queue.LoadAsync(filter with { Skip = skip, Take = Most }, ct);
            foreach (var entry in page.Rows) all.TryAdd(entry.Id, entry);
            if (page.Rows.Count < Most) return [.. all.Values];
        }
    }
}
