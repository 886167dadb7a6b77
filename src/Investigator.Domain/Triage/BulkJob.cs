using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>One act on many entries, with an id: what was asked, how far it came, and who may stop it. It outlives the tab that began it.</summary>
public sealed class BulkJob
{
    /// <summary>A job that has given no sign for so long lost its server in the middle.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    private BulkJob() { } // EF

    public Guid Id { get; private set; }

    public BulkAct Act { get; private set; }

    public string ById { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When its answers were last stored.</summary>
    public DateTimeOffset MovedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Entries it is about.</summary>
    public int Total { get; private set; }

    public int Acted { get; private set; }

    public int Refused { get; private set; }

    public Verdict? Verdict { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Whom the entries are assigned to; <c>null</c>: this act assigns to nobody.</summary>
    public string? ToId { get; private set; }

    public string? ToName { get; private set; }

    /// <summary>Until when they sleep; <c>null</c>: this act snoozes nothing.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>The tag that their accounts get, as <see cref="AccountTag.WordOf"/> gives it; <c>null</c>: this act tags nothing.</summary>
    public string? Word { get; private set; }

    /// <summary>Somebody asked it to stop; it does after the entry at hand.</summary>
    public bool StopAsked { get; private set; }

    public int Answered => Acted + Refused;

    /// <param name="to">Whom <see cref="BulkTerms.ToId"/> names, if anybody who is at work.</param>
    public static Done<BulkJob> Start(Guid id, Person by, BulkAct act, int total, BulkTerms terms, Colleague? to, DateTimeOffset at)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (total <= 0) return Refusal.NobodyToActOn;
        if (WhyNot(act, terms, to, at) is { } no) return no;
        var job = new BulkJob { Id = id, Act = act, ById = by.Id, ByName = by.Name, StartedAt = at, MovedAt = at, Total = total };
        switch (act)
        {
            case BulkAct.Close: (job.Verdict, job.Note) = (terms.Verdict, terms.Note?.Trim()); break;
            case BulkAct.Assign: (job.ToId, job.ToName) = (to?.Id, to?.Name); break;
            case BulkAct.Snooze: job.Until = terms.Until; break;
            case BulkAct.Tag: job.Word = AccountTag.WordOf(terms.Word); break;
        }

        return job;
    }

    /// <summary>What the act lacks, before anything is done; <c>null</c>: nothing.</summary>
    private static Refusal? WhyNot(BulkAct act, BulkTerms terms, Colleague? to, DateTimeOffset at) => act switch
    {
        BulkAct.Claim or BulkAct.Release or BulkAct.Reopen => null,
        BulkAct.Close => terms.Verdict is null ? Refusal.VerdictMissing : string.IsNullOrWhiteSpace(terms.Note) ? Refusal.NoteMissing : terms.Note.Length > 4000 ? Refusal.TooLong : null,
        BulkAct.Assign => string.IsNullOrEmpty(terms.ToId) ? Refusal.NameMissing : to is null ? Refusal.NotAtWork : null,
        BulkAct.Snooze => terms.Until is not { } until ? Refusal.ExpiryMissing : until <= at ? Refusal.ExpiryInThePast : until > at + QueueEntry.LongestSnooze ? Refusal.SnoozeTooLong : null,
        BulkAct.Tag => AccountTag.WordOf(terms.Word) is null ? Refusal.TagWrong : null,
    };

    /// <summary>More entries have their answer.</summary>
    public void Move(int acted, int refused, DateTimeOffset at) => (Acted, Refused, MovedAt) = (Acted + acted, Refused + refused, at);

    public void End(DateTimeOffset at) => EndedAt ??= at;

    /// <summary>Whoever began it may stop it, and any reviewer.</summary>
    public Refusal? Stop(Person by)
    {
        if (!by.Works || (by.Id != ById && !by.May(Permit.Oversee))) return Refusal.NotAllowed;
        if (EndedAt is not null) return Refusal.AlreadyDecided;
        StopAsked = true;
        return null;
    }

    /// <summary>True: the entry stands as this job closed it, by the same person and in its time; nobody has opened or closed it since.</summary>
    public bool HasClosed(QueueEntry entry) =>
        Act is BulkAct.Close && entry.State is QueueState.Closed && entry.AssigneeId == ById && entry.Verdict == Verdict && entry.Note == Note && entry.ClosedAt >= StartedAt && entry.ClosedAt <= (EndedAt ?? DateTimeOffset.MaxValue);

    public BulkOutcome OutcomeAt(DateTimeOffset now) => EndedAt is not null
        ? Answered < Total ? BulkOutcome.Stopped : BulkOutcome.Done
        : now - MovedAt > Silence ? BulkOutcome.Lost : BulkOutcome.Running;
}

/// <summary>What can be done to many entries of the queue at once.</summary>
public enum BulkAct
{
    Claim,
    Release,
    Close,

    /// <summary>To a colleague.</summary>
    Assign,
    Snooze,

    /// <summary>A word on the accounts of the entries; those of a suspected cluster are its members.</summary>
    Tag,

    /// <summary>Opens closed ones again: the undo of a close.</summary>
    Reopen,
}

/// <summary>Where a bulk job stands.</summary>
public enum BulkOutcome
{
    Running,
    Done,

    /// <summary>Ended before every entry had its answer; what was done stays done.</summary>
    Stopped,

    /// <summary>Its server went away in the middle. What was answered is listed; the rest was not looked at.</summary>
    Lost,
}
