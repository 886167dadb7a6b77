using Investigator.Domain.Audit;

namespace Investigator.Domain.Fingerprints;

/// <summary>A model, an endpoint or an outlet that is suspected of having learnt from this provider's answers, and is to be looked at again and again.</summary>
public sealed class WatchedSuspect
{
    /// <summary>Longest name.</summary>
    public const int LongestName = 200;

    /// <summary>Longest text.</summary>
    public const int LongestText = 1000;

    /// <summary>Most days between two looks.</summary>
    public const int MostDays = 365;

    private WatchedSuspect() { } // EF

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>What it calls itself; unique among those that are watched.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is.</summary>
    public WatchedKind Kind { get; private set; }

    /// <summary>Where it is found: an address or words. The console asks nothing there.</summary>
    public string FoundAt { get; private set; } = "";

    /// <summary>Why it is suspected.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The campaign whose harvest it may have learnt from; <c>null</c>: none is known.</summary>
    public Guid? CampaignId { get; private set; }

    /// <summary>Days from one look to the next.</summary>
    public int EveryDays { get; private set; }

    /// <summary>When it is to be looked at next.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When it was looked at last; <c>null</c>: not yet.</summary>
    public DateTimeOffset? LookedAt { get; private set; }

    /// <summary>Who looked.</summary>
    public string? LookedBy { get; private set; }

    /// <summary>What was seen; empty: a test tells.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>The latest test that was started from here.</summary>
    public Guid? LastTestId { get; private set; }

    /// <summary>Who put it on the list.</summary>
    public string AddedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>When it was taken off; <c>null</c> while it is watched.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who took it off.</summary>
    public string? EndedBy { get; private set; }

    /// <summary>Why.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Counts changes.</summary>
    public long Version { get; private set; }

    /// <summary>Whether a look is due.</summary>
    public bool IsDue(DateTimeOffset now) => EndedAt is null && DueAt <= now;

    /// <summary>Puts one on the list; it is due at once.</summary>
    public static Done<WatchedSuspect> Add(Guid id, Person by, WatchedDraft draft, TimeProvider clock)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        if (draft.Wrong() is { } no) return no;
        var now = clock.GetUtcNow();
        return new WatchedSuspect
        {
            Id = id,
            Name = draft.Name.Trim(),
            Kind = draft.Kind,
            FoundAt = draft.FoundAt.Trim(),
            Reason = draft.Reason.Trim(),
            CampaignId = draft.Campaign,
            EveryDays = draft.EveryDays,
            DueAt = now,
            AddedBy = by.Name,
            AddedAt = now,
        };
    }

    /// <summary>Notes a look without a test.</summary>
    public Refusal? Look(Person by, string? seen, TimeProvider clock)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        if (EndedAt is not null) return Refusal.AlreadyDecided;
        if (string.IsNullOrWhiteSpace(seen)) return Refusal.NoteMissing;
        if (seen.Length > LongestText) return Refusal.TooLong;
        Looked(by, seen.Trim(), clock);
        return null;
    }

    /// <summary>Notes that a test was registered from here.</summary>
    public Refusal? Start(Person by, Guid test, TimeProvider clock)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        if (EndedAt is not null) return Refusal.AlreadyDecided;
        LastTestId = test;
        Looked(by, "", clock);
        return null;
    }

    /// <summary>Takes it off the list.</summary>
    public Refusal? End(Person by, string? reason, TimeProvider clock)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        if (EndedAt is not null) return Refusal.AlreadyDecided;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > LongestText) return Refusal.TooLong;
        (EndedAt, EndedBy, EndReason) = (clock.GetUtcNow(), by.Name, reason.Trim());
        return null;
    }

    private void Looked(Person by, string seen, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        (LookedAt, LookedBy, Seen, DueAt) = (now, by.Name, seen, now.AddDays(EveryDays));
    }
}

/// <summary>What is watched. The numbers are stored: new ones go to the end.</summary>
public enum WatchedKind
{
    /// <summary>A model, under whatever name it is offered.</summary>
    Model,

    /// <summary>An address that answers.</summary>
    Endpoint,

    /// <summary>Where models or data are published or sold.</summary>
    Outlet,
}

/// <summary>What is to be watched.</summary>
/// <param name="FoundAt">An address or words; nothing is ever asked there.</param>
/// <param name="EveryDays">1 to <see cref="WatchedSuspect.MostDays"/>.</param>
public sealed record WatchedDraft(string Name, WatchedKind Kind, string FoundAt, string Reason, Guid? Campaign, int EveryDays)
{
    /// <summary>What is wrong; <c>null</c>: nothing.</summary>
    public Refusal? Wrong()
    {
        if (string.IsNullOrWhiteSpace(Name)) return Refusal.NameMissing;
        if (string.IsNullOrWhiteSpace(Reason)) return Refusal.ReasonMissing;
        if (Name.Length > WatchedSuspect.LongestName || FoundAt.Length > WatchedSuspect.LongestText || Reason.Length > WatchedSuspect.LongestText) return Refusal.TooLong;
        if (!Enum.IsDefined(Kind)) return Refusal.OutOfRange;
        return EveryDays is < 1 or > WatchedSuspect.MostDays ? Refusal.EveryWrong : null;
    }
}
