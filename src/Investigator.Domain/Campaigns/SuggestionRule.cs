using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>A person's judgement of many suggested members at once: which of them, what they are held for, and why; if the person said so, of later ones too.</summary>
public sealed class SuggestionRule
{
    /// <summary>The longest reason: it stands with each member behind <see cref="MemberReason"/>'s first words.</summary>
    public const int LongestReason = 900;

    private SuggestionRule() { } // EF

    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    public SuggestionTerms Terms { get; private set; } = new();

    /// <summary>Confirmed or innocent.</summary>
    public MemberStatus Status { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>Whether it also takes what is suggested later.</summary>
    public bool GoesOn { get; private set; }

    public string SetById { get; private set; } = "";

    public string SetBy { get; private set; } = "";

    public DateTimeOffset SetAt { get; private set; }

    /// <summary>How many members it has judged so far.</summary>
    public int Judged { get; private set; }

    /// <summary>When it judged last; <c>null</c>: it has met nobody yet.</summary>
    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>When it was ended; one that was for once never goes on.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    public long Version { get; private set; }

    /// <summary>Whether it still takes what is suggested.</summary>
    public bool Stands => GoesOn && EndedAt is null;

    /// <summary>What stands with a member that it judged.</summary>
    public string MemberReason => $"By rule: {Reason}";

    public static Done<SuggestionRule> Set(Guid id, Person by, Guid campaign, SuggestionTerms terms, MemberStatus status, string? reason, bool goesOn, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (terms.Check() is { } no) return no;
        if (status is MemberStatus.Candidate) return Refusal.VerdictMissing;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Trim().Length > LongestReason) return Refusal.TooLong;
        return new SuggestionRule
        {
            Id = id,
            CampaignId = campaign,
            Terms = terms,
            Status = status,
            Reason = reason.Trim(),
            GoesOn = goesOn,
            SetById = by.Id,
            SetBy = by.Name,
            SetAt = clock.GetUtcNow(),
        };
    }

    /// <summary>Notes that it judged so many members more.</summary>
    public void Took(int members, TimeProvider clock)
    {
        if (members > 0) (Judged, JudgedAt) = (Judged + members, clock.GetUtcNow());
    }

    /// <summary>Lets it take nobody any more; whom it judged stays so.</summary>
    public Refusal? End(Person by, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (!Stands) return Refusal.AlreadyDecided;
        (EndedAt, EndedBy) = (clock.GetUtcNow(), by.Name);
        return null;
    }
}
