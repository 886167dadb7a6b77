using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>The list of what waits for people.</summary>
public interface ITriageQueue
{
    Task<Page<QueueEntry>> LoadAsync(QueueFilter filter, CancellationToken ct);

    Task<QueueEntry?> FindAsync(SubjectKind kind, string subject, CancellationToken ct);

    /// <param name="version">The version the person looked at; a newer one refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Refusal?> ClaimAsync(Person by, Guid id, long version, CancellationToken ct);

    /// <summary>Claims the first open entry under a filter, in its order. Two people who ask at once are given two different entries.</summary>
    /// <param name="filter">Its states, assignee and page are not looked at.</param>
    /// <returns>The entry, now <paramref name="by"/>'s; <see cref="Refusal.NothingWaits"/> when none is left.</returns>
    Task<Done<QueueEntry>> ClaimNextAsync(Person by, QueueFilter filter, CancellationToken ct);

    Task<Refusal?> ReleaseAsync(Person by, Guid id, long version, CancellationToken ct);

    Task<Refusal?> CloseAsync(Person by, Guid id, long version, Verdict? verdict, string? note, CancellationToken ct);

    Task<Refusal?> ReopenAsync(Person by, Guid id, long version, CancellationToken ct);

    /// <summary>Open, claimed and closed counts under no filter.</summary>
    Task<IReadOnlyDictionary<QueueState, int>> CountAsync(CancellationToken ct);
}

/// <summary>Which entries, in which order.</summary>
/// <param name="States">Empty: open and claimed.</param>
/// <param name="Text">Part of the subject or of the top reason, any case; <c>null</c>: all.</param>
/// <param name="AssigneeId">Only this person's; <c>null</c>: everybody's.</param>
public sealed record QueueFilter(
    IReadOnlyList<QueueState> States, SubjectKind? Kind = null, string? Text = null, string? AssigneeId = null,
    QueueOrder Order = QueueOrder.Score, bool Descending = true, int Skip = 0, int Take = 50);

/// <summary>Columns the queue sorts by; ties go by id, so that pages never repeat a row.</summary>
public enum QueueOrder
{
    Score,
    Size,
    Exchanges,
    FirstSeen,
    LastSeen,
    Assignee,
    Opened,
}
