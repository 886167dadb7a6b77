using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>What waits for a decision by people: a flagged account that is in no flagged cluster, or a suspected cluster.</summary>
public sealed class QueueEntry
{
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

    /// <summary>Grows with every change; two people on one entry are told of each other.</summary>
    public long Version { get; private set; }

    public static QueueEntry Open(Guid id, SubjectKind kind, string subject, DateTimeOffset at) =>
        new() { Id = id, Kind = kind, Subject = subject, OpenedAt = at };

    /// <summary>What the latest analysis says of the subject. A closed entry opens again only when its size or exchanges have at least doubled since.</summary>
    public void Refresh(double score, string topReason, int size, long exchanges, DateTimeOffset firstSeenAt, DateTimeOffset lastSeenAt)
    {
        if (State is QueueState.Closed && Verdict is not Triage.Verdict.TruePositive && (size >= 2 * Size || exchanges >= 2 * Exchanges))
            (State, Verdict, AssigneeId, AssigneeName, ClosedAt) = (QueueState.Open, null, null, null, null);
        else if (State is QueueState.Closed)
            return;

        (Score, TopReason, Size, Exchanges, FirstSeenAt, LastSeenAt) = (score, topReason, size, exchanges, firstSeenAt, lastSeenAt);
    }

    /// <returns>Why not, or <c>null</c> when the entry is now <paramref name="by"/>'s.</returns>
    public Refusal? Claim(Person by)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (State is QueueState.Closed) return Refusal.AlreadyDecided;
        if (AssigneeId is not null && AssigneeId != by.Id) return Refusal.ClaimedByAnother;
        (State, AssigneeId, AssigneeName) = (QueueState.Claimed, by.Id, by.Name);
        return null;
    }

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
        return null;
    }

    /// <summary>Undo of a close, by the one who closed it.</summary>
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
