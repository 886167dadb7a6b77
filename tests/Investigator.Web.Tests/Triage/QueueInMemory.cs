using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Triage;

/// <summary>A queue whose entries follow their own rules, held in memory.</summary>
internal sealed class QueueInMemory : ITriageQueue
{
    public List<QueueEntry> Entries { get; } = [];

    /// <summary>The same as the console's clock.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public QueueFilter? Asked { get; private set; }

    /// <summary>What the store does before it answers.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public QueueEntry Add(SubjectKind kind, string subject, double score = 0.8, string reason = "Shares a card")
    {
        var entry = QueueEntry.Open(Guid.NewGuid(), kind, subject, DateTimeOffset.UnixEpoch);
        entry.Refresh(score, reason, kind is SubjectKind.Cluster ? 12 : 1, 4_200, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(3), DateTimeOffset.UnixEpoch);
        Entries.Add(entry);
        return entry;
    }

    public async Task<Page<QueueEntry>> LoadAsync(QueueFilter filter, CancellationToken ct)
    {
        Asked = filter;
        await Before();
        var all = Under(filter);
        return new([.. all.Skip(filter.Skip).Take(filter.Take)], filter.CountTo is { } most ? Math.Min(all.Count, most + 1L) : all.Count);
    }

    public Task<long> TotalAsync(QueueFilter filter, CancellationToken ct) => Task.FromResult((long)Under(filter).Count);

    /// <summary>What the store has for any field.</summary>
    public IReadOnlyList<ValueCount> Values { get; set; } = [];

    public Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ValueCount>>([.. Values.Where(v => v.Value.Contains(typed, StringComparison.OrdinalIgnoreCase)).Take(take)]);

    private List<QueueEntry> Under(QueueFilter filter)
    {
        var states = filter.States.Count == 0 ? [QueueState.Open, QueueState.Claimed] : filter.States;
        return [.. Entries.Where(e => (filter.AnyState || (states.Contains(e.State) && e.IsSnoozedAt(Now) == filter.Snoozed)) && (filter.Kind is null || e.Kind == filter.Kind)
            && (filter.Text is null || e.Subject.Contains(filter.Text, StringComparison.OrdinalIgnoreCase)) && (filter.AssigneeId is null || e.AssigneeId == filter.AssigneeId)
            && (filter.Queue is null || e.Queue == filter.Queue) && (!filter.Late || e.IsLateAt(Now)) && Matches(filter.Query, e))];
    }

    // Of the language only bare words and scores: what the rest means is tried on the real store.
    private static bool Matches(Query? query, QueueEntry entry) => query is null || query.Parts.All(part => part switch
    {
        TextTerm text => entry.Subject.Contains(text.Pattern.Letters, StringComparison.OrdinalIgnoreCase),
        FieldTerm { Field.Name: "score", Test: Compares { How: QueryComparison.AtLeast, Value: NumberValue number } } => entry.Score >= number.Number,
        _ => true,
    });

    public Task<QueueEntry?> FindAsync(SubjectKind kind, string subject, CancellationToken ct) =>
        Task.FromResult(Entries.FirstOrDefault(e => e.Kind == kind && e.Subject == subject));

    public Task<Refusal?> ClaimAsync(Person by, Guid id, long version, CancellationToken ct) => On(id, e => e.Claim(by));

    public Task<Done<QueueEntry>> ClaimNextAsync(Person by, QueueFilter filter, CancellationToken ct)
    {
        if (Entries.FirstOrDefault(e => e.State is QueueState.Open && (filter.Kind is null || e.Kind == filter.Kind)) is not { } next) return Task.FromResult<Done<QueueEntry>>(Refusal.NothingWaits);
        return Task.FromResult<Done<QueueEntry>>(next.Claim(by) is { } why ? why : next);
    }

    public Task<Refusal?> ReleaseAsync(Person by, Guid id, long version, CancellationToken ct) => On(id, e => e.Release(by));

    public Task<Refusal?> CloseAsync(Person by, Guid id, long version, Verdict? verdict, string? note, CancellationToken ct) =>
        On(id, e => e.Close(by, verdict, note, new FakeTimeProvider(Now)));

    public Task<Refusal?> ReopenAsync(Person by, Guid id, long version, CancellationToken ct) => On(id, e => e.Reopen(by));

    public Task<Refusal?> AssignAsync(Person by, Guid id, long version, string toId, CancellationToken ct) =>
        On(id, e => toId == "analyst-2" ? e.Assign(by, Colleague.Of(new(toId, "Analyst 2", Role.Analyst), Now)) : Refusal.NotAtWork);

    public Task<Refusal?> SnoozeAsync(Person by, Guid id, long version, DateTimeOffset? until, CancellationToken ct) => On(id, e => e.Snooze(by, until, new FakeTimeProvider(Now)));

    public Task<Refusal?> FoldAsync(Person by, Guid id, long version, Guid? into, CancellationToken ct) =>
        On(id, e => Entries.FirstOrDefault(other => other.Id == into) is { } stays ? e.Fold(by, stays, inside: false, TimeProvider.System) : Refusal.NothingToFoldInto);

    public Task<IReadOnlyList<QueueHealth>> HealthAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<QueueHealth>>(
        [.. Entries.Where(e => e.IsWaiting).GroupBy(e => e.Queue).Select(g => new QueueHealth(g.Key, g.Count(e => !e.IsSnoozedAt(Now)), g.Count(e => e.State is QueueState.Open), g.Count(e => e.IsLateAt(Now)), g.Count(e => e.IsSnoozedAt(Now))))]);

    public Task<IReadOnlyDictionary<QueueState, int>> CountAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<QueueState, int>>(Entries.GroupBy(e => e.State).ToDictionary(g => g.Key, g => g.Count()));

    private Task<Refusal?> On(Guid id, Func<QueueEntry, Refusal?> act) => Task.FromResult(act(Entries.Single(e => e.Id == id)));
}
