using System.Linq.Expressions;
using Investigator.Casework.Triage.Queries;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

/// <summary>Where the fields of <see cref="QueueFields"/> lie.</summary>
internal static class QueueColumns
{
    public static QueryColumns<QueueEntry> All { get; } = new QueryColumns<QueueEntry>(pattern => Predicates.On<QueueEntry, string>(e => EF.Property<string>(e, QueueEntryConfiguration.SearchText), ColumnTests.SmallText(pattern)))
        .Number("score", e => e.Score)
        .Choice("state", State)
        .Each("queue", Queue)
        .Choice("kind", (choice, _) => Kind(choice == "cluster" ? SubjectKind.Cluster : SubjectKind.Account))
        // Both kinds are named because the index of the subjects begins with the kind.
        .Each("subject", (value, asker) => Predicates.And(e => e.Kind == SubjectKind.Account || e.Kind == SubjectKind.Cluster, Predicates.On<QueueEntry, string>(e => e.Subject, ColumnTests.Id(((PatternValue)value).Pattern, asker.OnSqlite))))
        .Each("reason", (value, _) => Reason(((PatternValue)value).Pattern))
        .Name("family", e => e.Family)
        .Each("tag", Tagged)
        .Name("segment", e => e.Segment)
        .Each("assignee", Assignee)
        .Whole("size", e => e.Size)
        .Whole("exchanges", e => e.Exchanges)
        .Whole("tokens", e => e.Tokens)
        .Whole("folded", e => e.Folded)
        .Time("seen", e => e.LastSeenAt)
        .Time("first", e => e.FirstSeenAt)
        .Time("opened", e => e.OpenedAt)
        .Time("due", e => e.DueAt)
        .Choice("late", Late)
        .Choice("verdict", (choice, _) => Found(choice))
        .Time("closed", e => e.ClosedAt != null, e => e.ClosedAt!.Value)
        .Text("note", e => e.Note ?? "");

    // Every entry is one of open, claimed, snoozed and closed. IsWaiting is compared with a variable, see QueueSelection.
    private static Expression<Func<QueueEntry, bool>> State(string state, QueryAsker asker)
    {
        var (now, waiting, done) = (asker.Now, true, false);
        return state switch
        {
            "waiting" => e => e.IsWaiting == waiting && (e.SnoozedUntil == null || e.SnoozedUntil <= now),
            "open" => e => e.IsWaiting == waiting && e.State == QueueState.Open && (e.SnoozedUntil == null || e.SnoozedUntil <= now),
            "claimed" => e => e.IsWaiting == waiting && e.State == QueueState.Claimed && (e.SnoozedUntil == null || e.SnoozedUntil <= now),
            "snoozed" => e => e.IsWaiting == waiting && e.SnoozedUntil != null && e.SnoozedUntil > now,
            "closed" => e => e.IsWaiting == done,
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
    }

    // Queue names are few and indexed: typed in any case, they are asked for as they are stored.
    private static Expression<Func<QueueEntry, bool>> Queue(QueryValue value, QueryAsker asker)
    {
        var pattern = ((PatternValue)value).Pattern;
        if (pattern.IsPlain && asker.Names.FirstOrDefault(n => n.Equals(pattern.Letters, StringComparison.OrdinalIgnoreCase)) is { } stored) return e => e.Queue == stored;
        return Predicates.On<QueueEntry, string>(e => e.Queue, ColumnTests.Name(pattern));
    }

    private static Expression<Func<QueueEntry, bool>> Assignee(QueryValue value, QueryAsker asker)
    {
        if (value is ChoiceValue { Choice: "none" }) return e => e.AssigneeId == null;
        if (value is ChoiceValue)
        {
            var me = asker.PersonId ?? "";
            return e => e.AssigneeId != null && e.AssigneeId == me;
        }

        var pattern = ((PatternValue)value).Pattern;
        return Predicates.Or(
            Predicates.On<QueueEntry, string>(e => e.AssigneeName ?? "", ColumnTests.Name(pattern)),
            Predicates.On<QueueEntry, string>(e => e.AssigneeId ?? "", ColumnTests.Id(pattern, asker.OnSqlite)));
    }

    private static Expression<Func<QueueEntry, bool>> Tagged(QueryValue value, QueryAsker asker)
    {
        var (accounts, clusters) = asker.Tagged[value];
        return e => (e.Kind == SubjectKind.Account && EF.Parameter(accounts).Contains(e.Subject)) || (e.Kind == SubjectKind.Cluster && EF.Parameter(clusters).Contains(e.Subject));
    }

    // The text that is searched holds the reason, too, and lies in an index: the reason itself is read of those rows alone that can match.
    private static Expression<Func<QueueEntry, bool>> Reason(QueryPattern pattern) => Predicates.And(
        Predicates.On<QueueEntry, string>(e => EF.Property<string>(e, QueueEntryConfiguration.SearchText), ColumnTests.SmallText(pattern)),
        Predicates.On<QueueEntry, string>(e => e.TopReason, ColumnTests.Text(pattern)));

    private static Expression<Func<QueueEntry, bool>> Kind(SubjectKind kind) => e => e.Kind == kind;

    private static Expression<Func<QueueEntry, bool>> Late(string choice, QueryAsker asker)
    {
        var (now, waiting) = (asker.Now, true);
        if (choice == "yes") return e => e.IsWaiting == waiting && e.DueAt < now;
        return e => e.IsWaiting != waiting || e.DueAt >= now;
    }

    private static Expression<Func<QueueEntry, bool>> Found(string choice)
    {
        Verdict? verdict = choice switch
        {
            "none" => null,
            "true-positive" => Verdict.TruePositive,
            "benign-positive" => Verdict.BenignPositive,
            "false-positive" => Verdict.FalsePositive,
            "duplicate" => Verdict.Duplicate,
            "cannot-tell" => Verdict.CannotTell,
            _ => throw new ArgumentOutOfRangeException(nameof(choice)),
        };
        return e => e.Verdict == verdict;
    }
}
