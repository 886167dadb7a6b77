using System.Linq.Expressions;
using Investigator.Casework.Triage.Queries;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

/// <summary>Which entries, in which order, as the store is asked.</summary>
internal static class QueueSelection
{
    /// <param name="plenty">True: many rows are known to match, so the order's own index finds the first ones sooner than any other.</param>
    public static IQueryable<QueueEntry> Under(IQueryable<QueueEntry> entries, QueueFilter filter, QueryAsker asker, bool plenty = false)
    {
        var now = asker.Now;
        if (!filter.AnyState)
        {
            entries = InStates(entries, filter.States, hidden: !plenty && IsMine(filter));
            entries = filter.Snoozed
                ? entries.Where(e => e.SnoozedUntil > now && e.State != QueueState.Closed)
                : entries.Where(e => e.SnoozedUntil == null || e.SnoozedUntil <= now);
        }

        if (filter.Queue is { } queue) entries = entries.Where(e => e.Queue == queue);
        if (filter.Kind is { } kind) entries = entries.Where(e => e.Kind == kind);
        if (filter.AssigneeId is { } assignee) entries = entries.Where(e => e.AssigneeId == assignee);
        return Narrowing(filter, asker, plenty).Aggregate(entries, (narrowed, condition) => narrowed.Where(condition));
    }

    /// <summary>True: how many rows match can't be told from the counting index.</summary>
    public static bool IsNarrowed(QueueFilter filter) => filter.Late || filter.Query is not null || !string.IsNullOrWhiteSpace(filter.Text);

    private static IEnumerable<Expression<Func<QueueEntry, bool>>> Narrowing(QueueFilter filter, QueryAsker asker, bool plenty)
    {
        var now = asker.Now;
        if (filter.Late) yield return Held(e => e.DueAt < now && e.State != QueueState.Closed);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var text = filter.Text.Trim().ToLowerInvariant();
            yield return Held(e => EF.Property<string>(e, QueueEntryConfiguration.SearchText).Contains(text));
        }

        // The indexes of the orders begin with whether an entry waits: a state stays open to them.
        foreach (var part in filter.Query?.Parts ?? [])
            foreach (var condition in QueueColumns.All.Conditions(Query.Of(part), asker))
                yield return part is FieldTerm { Field.Name: QueueFields.State, Test: IsOneOf { Values.Count: 1 } } ? condition : Held(condition);

        Expression<Func<QueueEntry, bool>> Held(Expression<Func<QueueEntry, bool>> condition) => plenty ? Predicates.Unindexed(condition) : condition;
    }

    /// <summary>Ties go by id in the same direction, so that one index serves both.</summary>
    public static IQueryable<QueueEntry> Ordered(IQueryable<QueueEntry> entries, QueueFilter filter) => filter.Order switch
    {
        QueueOrder.Priority => By(entries, e => e.Priority, filter.Descending),
        QueueOrder.Score => By(entries, e => e.Score, filter.Descending),
        QueueOrder.Size => By(entries, e => e.Size, filter.Descending),
        QueueOrder.Exchanges => By(entries, e => e.Exchanges, filter.Descending),
        QueueOrder.FirstSeen => By(entries, e => e.FirstSeenAt, filter.Descending),
        QueueOrder.LastSeen => By(entries, e => e.LastSeenAt, filter.Descending),
        QueueOrder.Assignee => By(entries, e => e.AssigneeName, filter.Descending),
        QueueOrder.Opened => By(entries, e => e.OpenedAt, filter.Descending),
        QueueOrder.Due => By(entries, e => e.DueAt, filter.Descending),
    };

    // One value of IsWaiting is what the indexes begin with: a list of states would have the store sort everything. It is compared with a variable on purpose:
    // compared with true, it becomes a bare column in the command, and SQLite then uses no index.
    private static IQueryable<QueueEntry> InStates(IQueryable<QueueEntry> entries, IReadOnlyList<QueueState> states, bool hidden = false)
    {
        if (hidden) return StatesUnindexed(entries, states);
        var (waiting, done) = (true, false);
        var (open, claimed, closed) = (states.Contains(QueueState.Open), states.Contains(QueueState.Claimed), states.Contains(QueueState.Closed));
        if (states.Count == 0) (open, claimed) = (true, true);
        return (open, claimed, closed) switch
        {
            (true, true, true) => entries,
            (true, true, false) => entries.Where(e => e.IsWaiting == waiting),
            (true, false, false) => entries.Where(e => e.IsWaiting == waiting && e.State == QueueState.Open),
            (false, true, false) => entries.Where(e => e.IsWaiting == waiting && e.State == QueueState.Claimed),
            (true, false, true) => entries.Where(e => e.State != QueueState.Claimed),
            (false, true, true) => entries.Where(e => e.State != QueueState.Open),
            (false, false, _) => entries.Where(e => e.IsWaiting == done),
        };
    }

    // What one person holds is few: found by the person, not by whether it waits.
    private static bool IsMine(QueueFilter filter) => filter.Query?.Parts.Any(p => p is FieldTerm { Field.Name: "assignee", Test: IsOneOf { Values: [ChoiceValue { Choice: "me" }] } }) is true;

    private static IQueryable<QueueEntry> StatesUnindexed(IQueryable<QueueEntry> entries, IReadOnlyList<QueueState> states)
    {
        IReadOnlyList<QueueState> wanted = states.Count > 0 ? states : [QueueState.Open, QueueState.Claimed];
        return entries.Where(Predicates.Unindexed(wanted.Select(state => (Expression<Func<QueueEntry, bool>>)(e => e.State == state)).Aggregate(Predicates.Or)));
    }

    private static IQueryable<QueueEntry> By<T>(IQueryable<QueueEntry> entries, Expression<Func<QueueEntry, T>> column, bool descending) => descending
        ? entries.OrderByDescending(column).ThenByDescending(e => e.Id)
        : entries.OrderBy(column).ThenBy(e => e.Id);
}
