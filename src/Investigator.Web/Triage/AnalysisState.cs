using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Triage;

/// <summary>The analysis as the console sees it: what runs now, and the way to start and to cancel it. One per process.</summary>
internal sealed class AnalysisState(Analysis analysis, IAuditLog audit, News news, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _running;

    /// <summary>How far the run is; <c>null</c> when none runs.</summary>
    public AnalysisProgress? Progress { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>Why the latest run broke; <c>null</c> when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Runs now. A run that is under way already is the answer to this wish too.</summary>
    public async Task RunAsync(Person by, CancellationToken ct)
    {
        CancellationTokenSource mine;
        lock (_gate)
        {
            if (_running is not null) return;
            mine = _running = CancellationTokenSource.CreateLinkedTokenSource(ct);
            (Progress, StartedAt, Failure) = (new("starting", 0), clock.GetUtcNow(), null);
        }

        try
        {
            news.AnalysisMoved.Raise();
            var run = await Task.Run(() => analysis.RunAsync(new(), new Told(this), mine.Token), CancellationToken.None);
            await audit.AppendAsync(by, "analysis.run", $"run:{run.Id}", new { outcome = run.Outcome.ToString(), asOf = run.AsOf, flagged = run.Flagged, clusters = run.Clusters }, CancellationToken.None);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Nothing had begun yet.
        }
#pragma warning disable CA1031 // The run is the unit of work: what broke it is recorded by the analysis and shown, and the next run may do better.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Failure = broken.Message;
        }
        finally
        {
            lock (_gate) (_running, Progress, StartedAt) = (null, null, null);
            mine.Dispose();
            news.ResultsReplaced.Raise();
            news.AnalysisMoved.Raise();
        }
    }

    /// <summary>Stops the run under way; the results of the one before stay.</summary>
    public Refusal? Cancel(Person by)
    {
        if (!by.May(Permit.Analyse)) return Refusal.NotAllowed;
        lock (_gate)
        {
            if (_running is null) return Refusal.AlreadyDecided;
            _running.Cancel();
            return null;
        }
    }

    private sealed class Told(AnalysisState state) : IProgress<AnalysisProgress>
    {
        public void Report(AnalysisProgress value)
        {
            lock (state._gate)
                if (state._running is null) return;
            state.Progress = value;
            state.Moved();
        }
    }

    private void Moved() => news.AnalysisMoved.Raise();
}
