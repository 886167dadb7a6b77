namespace Investigator.Domain.Decisions;

/// <summary>That a point says it enforces a run of changes. Runs of one point never overlap: what is said twice counts as it was said first.</summary>
public sealed class Acknowledgement
{
    private Acknowledgement() { } // EF

    public Guid PointId { get; private set; }

    /// <summary>First position of the run.</summary>
    public long FirstPosition { get; private set; }

    /// <summary>Last position of the run.</summary>
    public long LastPosition { get; private set; }

    /// <summary>From when on the point enforces it, by its own clock; never later than <see cref="At"/>.</summary>
    public DateTimeOffset TookEffectAt { get; private set; }

    /// <summary>When the console heard it.</summary>
    public DateTimeOffset At { get; private set; }

    public static Acknowledgement Of(Guid point, PositionRun run, DateTimeOffset tookEffectAt, DateTimeOffset at) =>
        new() { PointId = point, FirstPosition = run.First, LastPosition = run.Last, TookEffectAt = tookEffectAt, At = at };
}
