using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>What waits for a decision by people: a flagged account that is in no flagged cluster, or a suspected cluster.</summary>
public sealed class QueueEntry
{
    /// <summary>Longest that an entry can be out of sight.</summary>
    public static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(30);

    /// <summary>Most verdicts kept; the oldest go first.</summary>
    public const int MostJudgements = 50;

    private QueueEntry() { } // EF

    public Guid Id { get; private set; }

    public SubjectKind Kind { get; private set; }

    /// <summary>The account id, or the cluster id in "D" form.</summary>
    public string Subject { get; private set; } = "";

    public double Score { get; private set; }

    public string TopReason { get; private set; } = "";

    /// <summary>Accounts: 1 for an account.</summary>
    public int Size { get; private set; }

    public long Exchanges { get; private set; }

    public DateTimeOffset FirstSeenAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public QueueState State { get; private set; }

    public string? AssigneeId { get; private set; }

    public string? AssigneeName { get; private set; }

    public Verdict? Verdict { get; private set; }

    public string? Note { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The queue it waits in; see <see cref="QueueRouting"/>.</summary>
    public string Queue { get; private set; } = RoutingRule.Rest.Queue;

    /// <summary>The prompt family that routing saw; empty: none.</summary>
    public string Family { get; private set; } = "";

    /// <summary>The customer segment that routing saw; empty: unknown.</summary>
    public string Segment { get; private set; } = "";

    /// <summary>Spend: tokens of the subject in the window.</summary>
    public long Tokens { get; private set; }

    /// <summary>By when it should have its verdict.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Until then it is out of sight; <c>null</c>: it is not snoozed.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    /// <summary>What comes first: the score, plus 1 for what comes back from a snooze.</summary>
    public double Priority { get; private set; }

    /// <summary>Flagged accounts and duplicates that waited inside this entry instead of beside it: the most at any time.</summary>
    public int Folded { get; private set; }

    /// <summary>Every verdict it ever had, oldest first, at most <see cref="MostJudgements"/>.</summary>
    public IReadOnlyList<Judgement> Judgements { get; private set; } = [];

    /// <summary>True until it is closed. Kept beside the state so that stores can walk the waiting ones in any order.</summary>
    public bool IsWaiting
    {
        get => State is not QueueState.Closed;
        private set { } // EF writes what is read here anyway
    }

    /// <summary>Grows with every change; two people on one entry are told of each other.</summary>
    public long Version { get; private set; }

    public static QueueEntry Open(Guid id, SubjectKind kind, string subject, DateTimeOffset at) =>
        new() { Id = id, Kind = kind, Subject = subject, OpenedAt = at, DueAt = at.AddHours(RoutingRule.Rest.TargetHours) };

    /// <summary>What the latest analysis says of the subject. A closed entry opens again only when its size or exchanges have at least doubled since.</summary>
    /// <param name="at">Now: an entry that opens again has its whole time to be looked at.</param>
    public void Refresh(double score, string topReason, int size, long exchanges, DateTimeOffset firstSeenAt, DateTimeOffset lastSeenAt, DateTimeOffset at)
    {
        if (State is QueueState.Closed && Verdict is not Triage.Verdict.TruePositive && (size >= 2 * Size || exchanges >= 2 * Exchanges))
            (State, Verdict, AssigneeId, AssigneeName, ClosedAt, OpenedAt, DueAt) = (QueueState.Open, null, null, null, null, at, at + (DueAt - OpenedAt));
        else if (State is QueueState.Closed)
            return;

        (Score, TopReason, Size, Exchanges, FirstSeenAt, LastSeenAt) = (score, topReason, size, exchanges, firstSeenAt, lastSeenAt);
        Priority = score + (SnoozedUntil is null ? 0 : 1);
    }

    /// <summary>Puts it into the queue that its rule names. What somebody holds, or what is closed, stays where it is; only what is known of it is brought up to date.</summary>
    /// <param name="folded">Flagged accounts that wait inside it.</param>
    public void Route(RoutingRule rule, SubjectTraits traits, int folded)
    {
        if (State is QueueState.Closed) return;
        (Family, Segment, Tokens, Folded) = (traits.Family, traits.Segment, traits.Tokens, Math.Max(Folded, folded));
        if (AssigneeId is null) (Queue, DueAt) = (rule.Queue, OpenedAt.AddHours(rule.TargetHours));
    }

    /// <returns>Why not, or <c>null</c> when the entry is now <paramref name="by"/>'s.</returns>
    public Refusal? Claim(Person by)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (State is QueueState.Closed) return Refusal.AlreadyDecided;
        if (AssigneeId is not null && AssigneeId != by.Id) return Refusal.ClaimedByAnother;
        (State, AssigneeId, AssigneeName) = (QueueState.Claimed, by.Id, by.Name);
        Wake();
        return null;
    }

    /// <summary>Hands it to somebody. What another person holds is taken from them by reviewers alone.</summary>
    /// <param name="to">Somebody who works the queue.</param>
    public Refusal? Assign(Person by, Colleague to)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (State is QueueState.Closed) return Refusal.AlreadyDecided;
        if (AssigneeId is not null && AssigneeId != by.Id && !by.May(Permit.Oversee)) return Refusal.ClaimedByAnother;
        (State, AssigneeId, AssigneeName) = (QueueState.Claimed, to.Id, to.Name);
        Wake();
        return null;
    }

    /// <summary>Takes it out of sight until then; it comes back before everything that never slept. It stays with whoever holds it.</summary>
    public Refusal? Snooze(Person by, DateTimeOffset? until, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (State is QueueState.Closed) return Refusal.AlreadyDecided;
        if (AssigneeId is not null && AssigneeId != by.Id) return Refusal.ClaimedByAnother;
        if (until is null) return Refusal.ExpiryMissing;
        if (until <= clock.GetUtcNow()) return Refusal.ExpiryInThePast;
        if (until > clock.GetUtcNow() + LongestSnooze) return Refusal.SnoozeTooLong;
        (SnoozedUntil, Priority) = (until, Score + 1);
        return null;
    }

    /// <summary>Closes it as a duplicate of an open entry that says the same.</summary>
    /// <param name="into">The entry that stays; it counts what was folded into it.</param>
    /// <param name="inside">True: this account is a member of that cluster, and so counted there already.</param>
    public Refusal? Fold(Person by, QueueEntry into, bool inside, TimeProvider clock)
    {
        if (into.Id == Id || into.State is QueueState.Closed) return Refusal.NothingToFoldInto;
        if (Close(by, Triage.Verdict.Duplicate, $"Folded into {(into.Kind is SubjectKind.Cluster ? "cluster" : "account")} {into.Subject}.", clock) is { } no) return no;
        if (!inside) into.Folded++;
        return null;
    }

    public bool IsSnoozedAt(DateTimeOffset now) => SnoozedUntil > now;

    public bool IsLateAt(DateTimeOffset now) => IsWaiting && DueAt < now;

    // Somebody works on it: it has no need to come back by itself.
    private void Wake() => (SnoozedUntil, Priority) = (null, Score);

    public Refusal? Release(Person by)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (State is QueueState.Closed) return Refusal.AlreadyDecided;
        if (AssigneeId is not null && AssigneeId != by.Id) return Refusal.ClaimedByAnother;
        (State, AssigneeId, AssigneeName) = (QueueState.Open, null, null);
        return null;
    }

    /// <summary>Closes with a verdict and a note. An entry that another person has claimed can't be closed.</summary>
    public Refusal? Close(Person by, Verdict? verdict, string? note, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (State is QueueState.Closed) return Refusal.AlreadyDecided;
        if (AssigneeId is not null && AssigneeId != by.Id) return Refusal.ClaimedByAnother;
        if (verdict is null) return Refusal.VerdictMissing;
        if (string.IsNullOrWhiteSpace(note)) return Refusal.NoteMissing;
        if (note.Length > 4000) return Refusal.TooLong;
        (State, Verdict, Note, ClosedAt) = (QueueState.Closed, verdict, note.Trim(), clock.GetUtcNow());
        (AssigneeId, AssigneeName) = (by.Id, by.Name);
        Judgements = [.. Judgements.Append(new(verdict.Value, Note, by.Name, ClosedAt.Value)).TakeLast(MostJudgements)];
        Wake();
        return null;
    }

    /// <summary>Undo of a close. The verdict stays among the <see cref="Judgements"/>.</summary>
    public Refusal? Reopen(Person by)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (State is not QueueState.Closed) return Refusal.AlreadyDecided;
        (State, Verdict, Note, ClosedAt) = (QueueState.Claimed, null, null, null);
        (AssigneeId, AssigneeName) = (by.Id, by.Name);
        return null;
    }
}

/// <summary>What a queue entry is about.</summary>
public enum SubjectKind
{
    Account,
    Cluster,
}

/// <summary>Where a queue entry stands.</summary>
public enum QueueState
{
    Open,
    Claimed,
    Closed,
}
