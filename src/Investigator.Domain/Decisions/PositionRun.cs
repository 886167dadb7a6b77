namespace Investigator.Domain.Decisions;

/// <summary>Positions of the stream from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
public readonly record struct PositionRun(long First, long Last)
{
    /// <summary>Single positions as the fewest runs, in order; O(n log n).</summary>
    public static IReadOnlyList<PositionRun> Of(IEnumerable<long> positions)
    {
        var runs = new List<PositionRun>();
        foreach (var position in positions.Order())
        {
            if (runs.Count > 0 && position <= runs[^1].Last + 1) runs[^1] = runs[^1] with { Last = position };
            else runs.Add(new(position, position));
        }

        return runs;
    }

    /// <summary>What of <paramref name="wanted"/> lies in none of <paramref name="taken"/>; O(n log n) in both together.</summary>
    public static IReadOnlyList<PositionRun> Without(IEnumerable<PositionRun> wanted, IEnumerable<PositionRun> taken)
    {
        var free = new List<PositionRun>();
        var held = taken.OrderBy(run => run.First).ToList();
        var from = 0;
        foreach (var run in wanted.OrderBy(run => run.First))
        {
            while (from < held.Count && held[from].Last < run.First) from++;
            var next = run.First;
            for (var i = from; i < held.Count && held[i].First <= run.Last; i++)
            {
                if (held[i].First > next) free.Add(new(next, held[i].First - 1));
                next = Math.Max(next, held[i].Last + 1);
            }

            if (next <= run.Last) free.Add(new(next, run.Last));
        }

        return free;
    }
}
