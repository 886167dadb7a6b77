using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inquiries;

/// <summary>A question from outside about accounts here, with its deadline and what was answered. It names organizations and machines; people who ask are not written down.</summary>
public sealed class Inquiry
{
    /// <summary>Longest question, answer and reason.</summary>
    public const int LongestText = 4000;

    private Inquiry() { } // EF

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The partner that asks; <c>null</c> when it is somebody who is not in the directory.</summary>
    public Guid? PartnerId { get; private set; }

    /// <summary>Who asks: the partner's name when it asked, or the body's.</summary>
    public string AskedBy { get; private set; } = "";

    /// <summary>The asker's own number of it; empty when there is none.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>What is asked.</summary>
    public InquiryKind Kind { get; private set; }

    /// <summary>Whom or what it is about.</summary>
    public InquirySubject Subject { get; private set; } = InquirySubject.Nothing;

    /// <summary>The question in words.</summary>
    public string Question { get; private set; } = "";

    /// <summary>When it came in.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Until when it has to be answered.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public string EnteredBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>Who sees to it; <c>null</c>: nobody yet.</summary>
    public string? AssigneeId { get; private set; }

    /// <summary>Their name.</summary>
    public string? AssigneeName { get; private set; }

    /// <summary>Where it stands.</summary>
    public InquiryState State { get; private set; }

    /// <summary>What was answered, or why not; empty while it is open.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>The pack that was given out as the answer.</summary>
    public Guid? PackId { get; private set; }

    /// <summary>Who ended it.</summary>
    public string? EndedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Counts changes.</summary>
    public long Version { get; private set; }

    /// <summary>Writes one down.</summary>
    /// <param name="terms">Tidied terms.</param>
    /// <param name="partnerName">The name of the partner that they name.</param>
    public static Inquiry Enter(Guid id, InquiryTerms terms, string? partnerName, Person by, TimeProvider clock) => new()
    {
        Id = id,
        PartnerId = terms.Partner,
        AskedBy = partnerName ?? terms.Body,
        Reference = terms.Reference,
        Kind = terms.Kind,
        Subject = terms.Subject,
        Question = terms.Question,
        ReceivedAt = terms.ReceivedAt,
        DueAt = terms.DueAt,
        EnteredBy = by.Name,
        EnteredAt = clock.GetUtcNow(),
    };

    /// <summary>Whether the deadline has passed and nothing was answered.</summary>
    public bool IsOverdue(DateTimeOffset now) => State is InquiryState.Open && DueAt < now;

    /// <summary>Makes it somebody's to see to; who had it before has it no more.</summary>
    public Refusal? Take(Person by)
    {
        if (State is not InquiryState.Open || AssigneeId == by.Id) return Refusal.AlreadyDecided;
        (AssigneeId, AssigneeName) = (by.Id, by.Name);
        return null;
    }

    /// <summary>Moves the deadline, as the asker agreed to.</summary>
    public Refusal? Move(DateTimeOffset dueAt, string? reason, TimeProvider clock)
    {
        if (State is not InquiryState.Open) return Refusal.AlreadyDecided;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > LongestText) return Refusal.TooLong;
        if (dueAt <= clock.GetUtcNow()) return Refusal.ExpiryInThePast;
        if (dueAt > clock.GetUtcNow() + InquiryTerms.LongestDeadline) return Refusal.DeadlineTooFar;
        DueAt = dueAt;
        return null;
    }

    /// <summary>Ends it in words: answered, refused, or taken back by who asked.</summary>
    /// <param name="to">Anything but open.</param>
    public Refusal? End(InquiryState to, string? words, Person by, TimeProvider clock)
    {
        if (State is not InquiryState.Open) return Refusal.AlreadyDecided;
        if (to is InquiryState.Open || !Enum.IsDefined(to)) return Refusal.NotInThisState;
        if (string.IsNullOrWhiteSpace(words)) return Refusal.NoteMissing;
        if (words.Length > LongestText) return Refusal.TooLong;
        (State, Answer, EndedBy, EndedAt) = (to, words.Trim(), by.Name, clock.GetUtcNow());
        return null;
    }

    /// <summary>Ends it with a signed pack.</summary>
    public Refusal? End(Guid pack, Person by, TimeProvider clock)
    {
        if (State is not InquiryState.Open) return Refusal.AlreadyDecided;
        (State, PackId, Answer, EndedBy, EndedAt) = (InquiryState.Answered, pack, "A signed answer pack.", by.Name, clock.GetUtcNow());
        return null;
    }
}

/// <summary>Where an inquiry stands.</summary>
public enum InquiryState
{
    /// <summary>It waits for an answer.</summary>
    Open,

    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>It was refused, with the reason.</summary>
    Refused,

    /// <summary>Who asked took it back.</summary>
    Withdrawn,
}

/// <summary>What is asked.</summary>
public enum InquiryKind
{
    /// <summary>"Prove that your integration is clean": a customer's or a provider's use is to be shown.</summary>
    CleanIntegration,

    /// <summary>"Is this you?": whether accounts, organizations or hashes of them are known here.</summary>
    KnownHere,

    /// <summary>Anything else.</summary>
    Other,
}
