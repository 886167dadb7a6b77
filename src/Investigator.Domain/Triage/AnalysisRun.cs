namespace Investigator.Domain.Triage;

/// <summary>One run of the analysis, finished or not.</summary>
public sealed class AnalysisRun
{
    private AnalysisRun() { } // EF

    public Guid Id { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset EndedAt { get; private set; }

    /// <summary>The end of the window looked at.</summary>
    public DateTimeOffset AsOf { get; private set; }

    public RunOutcome Outcome { get; private set; }

    /// <summary>What went wrong, for a person; empty when nothing did.</summary>
    public string Message { get; private set; } = "";

    public long Events { get; private set; }

    public int Accounts { get; private set; }

    public int Hits { get; private set; }

    public int Links { get; private set; }

    public int Clusters { get; private set; }

    public int Flagged { get; private set; }

    /// <summary>Seconds per stage, in the order run.</summary>
    public IReadOnlyList<StageTime> Stages { get; private set; } = [];

    public static AnalysisRun Of(Guid id, DateTimeOffset startedAt, DateTimeOffset endedAt, DateTimeOffset asOf, RunOutcome outcome, string message, AnalysisCounts counts, IReadOnlyList<StageTime> stages) => new()
    {
        Id = id,
        StartedAt = startedAt,
        EndedAt = endedAt,
        AsOf = asOf,
        Outcome = outcome,
        Message = message,
        Events = counts.Events,
        Accounts = counts.Accounts,
        Hits = counts.Hits,
        Links = counts.Links,
        Clusters = counts.Clusters,
        Flagged = counts.Flagged,
        Stages = stages,
    };
}

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    Done,
    Cancelled,
    Failed,
}

/// <summary>What a run looked at and found.</summary>
public sealed record AnalysisCounts(long Events, int Accounts, int Hits, int Links, int Clusters, int Flagged);

/// <summary>How long a stage took.</summary>
public sealed record StageTime(string Stage, double Seconds);
