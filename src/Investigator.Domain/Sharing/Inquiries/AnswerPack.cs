using System.Security.Cryptography;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inquiries;

/// <summary>A pack that somebody wants to answer an inquiry with: the very bytes. It leaves once a second person who has opened it has said yes and it was signed.</summary>
public sealed class AnswerPack
{
    /// <summary>How long it waits: what it tells grows old.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>Longest answer of the second person.</summary>
    public const int LongestText = 1000;

    private readonly List<AnswerView> _views = [];

    private AnswerPack() { } // EF

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inquiry that it answers.</summary>
    public Guid InquiryId { get; private set; }

    /// <summary>First day that it tells of.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>What is in it.</summary>
    public AnswerSections Sections { get; private set; }

    /// <summary>The bytes before the signature.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of them.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>Who prepared it.</summary>
    public string ProposedById { get; private set; } = "";

    /// <summary>Their name.</summary>
    public string ProposedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Until when it may be decided.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public AnswerPackState State { get; private set; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What they said.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>The file with its signature; <c>null</c> until it is released.</summary>
    public byte[]? SignedFile { get; private set; }

    /// <summary>Id of the key that signed it.</summary>
    public string? KeyId { get; private set; }

    /// <summary>Who opened it.</summary>
    public IReadOnlyList<AnswerView> Views => _views;

    /// <summary>Counts changes.</summary>
    public long Version { get; private set; }

    /// <summary>The name under which it is saved.</summary>
    public string FileName => $"answer-{Id:N}.json";

    /// <summary>Proposes these bytes.</summary>
    public static Done<AnswerPack> Propose(Guid id, AnswerRequest request, byte[] content, Person by, TimeProvider clock)
    {
        if (!by.May(Permit.TakeInquiries)) return Refusal.NotAllowed;
        if (request.Wrong() is { } no) return no;
        return new AnswerPack
        {
            Id = id,
            InquiryId = request.Inquiry,
            From = request.From,
            Until = request.Until,
            Sections = request.Sections,
            Content = content,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(content)),
            ProposedById = by.Id,
            ProposedBy = by.Name,
            ProposedAt = clock.GetUtcNow(),
            ExpiresAt = clock.GetUtcNow() + Lasts,
        };
    }

    /// <summary>Notes that a person was shown it; approval asks for it.</summary>
    public void Opened(Person by, TimeProvider clock)
    {
        if (_views.All(v => v.PersonId != by.Id)) _views.Add(AnswerView.Of(by, clock));
    }

    /// <summary>Why this person may not release it now; <c>null</c>: they may.</summary>
    public Refusal? WhyNot(Person by, DateTimeOffset now)
    {
        if (!by.May(Permit.ReleaseAnswers)) return Refusal.NotAllowed;
        if (State is not AnswerPackState.Waiting) return Refusal.AlreadyDecided;
        if (by.Id == ProposedById) return Refusal.SelfRelease;
        if (_views.All(v => v.PersonId != by.Id)) return Refusal.PreviewNotOpened;
        return ExpiresAt <= now ? Refusal.ProposalExpired : null;
    }

    /// <summary>Releases it under this signature: by a second person who has opened it.</summary>
    public Refusal? Approve(Person by, string? answer, StatementSignature signature, TimeProvider clock)
    {
        if (Decide(by, AnswerPackState.Released, answer ?? "", clock) is { } no) return no;
        (SignedFile, KeyId) = (AnswerFile.Sign(Content, signature), signature.Key);
        return null;
    }

    /// <summary>Turns it down; a reason is needed. The same people may as may approve.</summary>
    public Refusal? Reject(Person by, string? answer, TimeProvider clock) =>
        !by.May(Permit.ReleaseAnswers) ? Refusal.NotAllowed
        : string.IsNullOrWhiteSpace(answer) ? Refusal.ReasonMissing : Decide(by, AnswerPackState.Rejected, answer, clock);

    private Refusal? Decide(Person by, AnswerPackState to, string answer, TimeProvider clock)
    {
        if (WhyNot(by, clock.GetUtcNow()) is { } no) return no;
        if (answer.Length > LongestText) return Refusal.TooLong;
        (State, DecidedBy, DecidedAt, Answer) = (to, by.Name, clock.GetUtcNow(), answer.Trim());
        return null;
    }
}

/// <summary>Where a pack stands.</summary>
public enum AnswerPackState
{
    /// <summary>It waits for a second person.</summary>
    Waiting,

    /// <summary>It is signed and can be given out.</summary>
    Released,

    /// <summary>A second person turned it down.</summary>
    Rejected,
}

/// <summary>That a person was shown a pack.</summary>
public sealed class AnswerView
{
    private AnswerView() { } // EF

    /// <summary>Who.</summary>
    public string PersonId { get; private set; } = "";

    /// <summary>Their name.</summary>
    public string PersonName { get; private set; } = "";

    /// <summary>When first.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    internal static AnswerView Of(Person by, TimeProvider clock) => new() { PersonId = by.Id, PersonName = by.Name, OpenedAt = clock.GetUtcNow() };
}
