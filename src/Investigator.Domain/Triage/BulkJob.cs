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

    /// <summary>Somebody asked it to stop; it does after the entry at hand.</summary>
    public bool StopAsked { get; private set; }

    public int Answered => Acted + Refused;

    public static Done<BulkJob> Start(Guid id, Person by, BulkAct act, int total, Verdict? verdict, string? note, DateTimeOffset at)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (total <= 0) return Refusal.NobodyToActOn;
        if (act is BulkAct.Close && verdict is null) return Refusal.VerdictMissing;
        if (act is BulkAct.Close && string.IsNullOrWhiteSpace(note)) return Refusal.NoteMissing;
        if (note?.Length > 4000) return Refusal.TooLong;
        return new BulkJob { Id = id, Act = act, ById = by.Id, ByName = by.Name, StartedAt = at, MovedAt = at, Total = total, Verdict = verdict, Note = note?.Trim() };
    }

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
