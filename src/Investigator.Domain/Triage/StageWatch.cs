namespace Investigator.Domain.Triage;

/// <summary>Times the stages of a run and tells how far it is.</summary>
internal sealed class StageWatch(TimeProvider clock, IProgress<AnalysisProgress>? progress)
{
    private readonly List<StageTime> _stages = [];
    private string? _stage;
    private long _since;

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>Ends the stage before, unless it is the same one.</summary>
    public void Start(string stage, double share)
    {
        progress?.Report(new(stage, share));
        if (stage == _stage) return;
        End();
        (_stage, _since) = (stage, clock.GetTimestamp());
    }

    public IReadOnlyList<StageTime> Stop()
    {
        End();
        _stage = null;
        return [.. _stages];
    }

    private void End()
    {
        if (_stage is not null) _stages.Add(new(_stage, clock.GetElapsedTime(_since).TotalSeconds));
    }
}
