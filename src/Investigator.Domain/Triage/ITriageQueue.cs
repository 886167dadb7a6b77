using Investigator.Domain.Audit;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>The list of what waits for people.</summary>
public interface ITriageQueue
{
    /// <returns>With the exact total, or, when <see cref="QueueFilter.CountTo"/> says how far to count, one more than that for "more".</returns>
    Task<Page<QueueEntry>> LoadAsync(QueueFilter filter, CancellationToken ct);

    /// <summary>How many entries there are under a filter, counted to the end.</summary>
    Task<long> TotalAsync(QueueFilter filter, CancellationToken ct);

    /// <summary>Values of a field of <see cref="QueueFields"/> that hold what is typed, most frequent first; empty for a field whose values are not listed.</summary>
    Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct);

    Task<QueueEntry?> FindAsync(SubjectKind kind, string subject, CancellationToken ct);

    /// <param name="version">The version the person looked at; a newer one refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Refusal?> ClaimAsync(Person by, Guid id, long version, CancellationToken ct);

    /// <summary>Claims the first open entry under a filter, in its order. Two people who ask at once are given two different entries.</summary>
    /// <param name="filter">Its states, assignee and page are not looked at; its query is.</param>
    /// <returns>The entry, now <paramref name="by"/>'s; <see cref="Refusal.NothingWaits"/> when none is left.</returns>
    Task<Done<QueueEntry>> ClaimNextAsync(Person by, QueueFilter filter, CancellationToken ct);

    Task<Refusal?> ReleaseAsync(Person by, Guid id, long version, CancellationToken ct);

    Task<Refusal?> CloseAsync(Person by, Guid id, long version, Verdict? verdict, string? note, CancellationToken ct);

    Task<Refusal?> ReopenAsync(Person by, Guid id, long version, CancellationToken ct);

    /// <summary>Hands an entry to a colleague.</summary>
    /// <param name="toId">Somebody of <see cref="IColleagues.AtWorkAsync"/>; anybody else is <see cref="Refusal.NotAtWork"/>.</param>
    Task<Refusal?> AssignAsync(Person by, Guid id, long version, string toId, CancellationToken ct);

    Task<Refusal?> SnoozeAsync(Person by, Guid id, long version, DateTimeOffset? until, CancellationToken ct);

    /// <summary>Closes a duplicate in favour of the open entry that says the same.</summary>
    /// <param name="into">The entry that stays; <c>null</c>: that of the suspected cluster which holds the account.</param>
    Task<Refusal?> FoldAsync(Person by, Guid id, long version, Guid? into, CancellationToken ct);

    /// <summary>Every queue that has a rule or an entry, in the order of the rules.</summary>
    Task<IReadOnlyList<QueueHealth>> HealthAsync(CancellationToken ct);

    /// <summary>Open, claimed and closed counts under no filter.</summary>
    Task<IReadOnlyDictionary<QueueState, int>> CountAsync(CancellationToken ct);
}

/// <summary>Which entries, in which order.</summary>
/// <param name="States">Empty: open and claimed.</param>
/// <param name="Text">Part of the subject or of the top reason, any case; <c>null</c>: all.</param>
/// <param name="AssigneeId">Only this person's; <c>null</c>: everybody's.</param>
public sealed record QueueFilter(
    IReadOnlyList<QueueState> States, SubjectKind? Kind = null, string? Text = null, string? AssigneeId = null,
    QueueOrder Order = QueueOrder.Priority, bool Descending = true, int Skip = 0, int Take = 50)
{
    /// <summary>Only this queue's; <c>null</c>: all.</summary>
    public string? Queue { get; init; }

    /// <summary>Only what is past its target.</summary>
    public bool Late { get; init; }

    /// <summary>What is snoozed: left out (<c>false</c>, the default), or nothing else (<c>true</c>).</summary>
    public bool Snoozed { get; init; }

    /// <summary>True: neither the states nor the snoozing of this filter count, because the query says which states are meant.</summary>
    public bool AnyState { get; init; }

    /// <summary>What is asked beside; <c>null</c>: nothing.</summary>
    public Query? Query { get; init; }

    /// <summary>Who "me" is in the query.</summary>
    public string? AskedBy { get; init; }

    /// <summary>How far the total is counted; <c>null</c>: to the end. A million rows are not counted while somebody waits for the first fifty.</summary>
    public int? CountTo { get; init; }
}

/// <summary>Columns the queue sorts by; ties go by id, so that pages never repeat a row.</summary>
public enum QueueOrder
{
    /// <summary>What came back from a snooze first, then by score.</summary>
    Priority,
    Score,
    Size,
    Exchanges,
    FirstSeen,
    LastSeen,
    Assignee,
    Opened,
    Due,
}
