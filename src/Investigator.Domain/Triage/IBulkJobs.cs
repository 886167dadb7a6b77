using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Keeps bulk jobs and what became of each entry.</summary>
public interface IBulkJobs
{
    Task<Done<BulkJob>> StartAsync(Person by, BulkAct act, int total, BulkTerms terms, CancellationToken ct);

    /// <summary>Stores answers as they come.</summary>
    /// <returns>True: somebody asked the job to stop.</returns>
    Task<bool> AnswerAsync(Guid id, IReadOnlyList<BulkAnswer> answers, CancellationToken ct);

    /// <summary>No more answers will come.</summary>
    Task EndAsync(Guid id, CancellationToken ct);

    Task<Refusal?> StopAsync(Person by, Guid id, CancellationToken ct);

    Task<BulkJob?> FindAsync(Guid id, CancellationToken ct);

    /// <summary>Latest first.</summary>
    Task<Page<BulkJob>> LoadAsync(int skip, int take, CancellationToken ct);

    /// <summary>In the order in which they were given.</summary>
    /// <param name="refused">Only what was refused.</param>
    Task<Page<BulkAnswer>> AnswersAsync(Guid id, bool refused, int skip, int take, CancellationToken ct);
}

/// <summary>What became of one entry of a bulk job.</summary>
public sealed class BulkAnswer
{
    private BulkAnswer() { } // EF

    public Guid JobId { get; private set; }

    /// <summary>Its place in the job, from 1.</summary>
    public int Number { get; private set; }

    public SubjectKind Kind { get; private set; }

    public string Subject { get; private set; } = "";

    /// <summary><c>null</c>: it was done.</summary>
    public Refusal? Why { get; private set; }

    public static BulkAnswer Of(Guid job, int number, SubjectKind kind, string subject, Refusal? why) => new() { JobId = job, Number = number, Kind = kind, Subject = subject, Why = why };
}
