using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Campaigns;

/// <summary>People's grouping of accounts that act as one. An account may be in several.</summary>
public sealed class Campaign
{
    private readonly List<CampaignMember> _members = [];
    private readonly List<CampaignNote> _notes = [];

    private Campaign() { } // EF

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>The cluster it was made from, if any.</summary>
    public Guid? ClusterId { get; private set; }

    public string CreatedBy { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The campaign that this one was merged into: its members are there, acts go there.</summary>
    public Guid? MergedIntoId { get; private set; }

    public long Version { get; private set; }

    /// <summary>Whether it stands for itself: it was not merged into another.</summary>
    public bool Stands => MergedIntoId is null;

    public IReadOnlyList<CampaignMember> Members => _members;

    public IReadOnlyList<CampaignNote> Notes => _notes;

    public static Done<Campaign> Start(Guid id, Person by, string? name, string? description, Guid? cluster, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(name)) return Refusal.NameMissing;
        if (name.Length > 200 || description?.Length > 4000) return Refusal.TooLong;
        return new Campaign
        {
            Id = id,
            Name = name.Trim(),
            Description = description?.Trim() ?? "",
            ClusterId = cluster,
            CreatedBy = by.Name,
            CreatedAt = clock.GetUtcNow(),
        };
    }

    /// <summary>Adds accounts that are not members yet; existing members keep their status.</summary>
    /// <returns>How many were added.</returns>
    public int Add(IEnumerable<CampaignMember> members)
    {
        var known = _members.Select(m => m.AccountId).ToHashSet();
        var before = _members.Count;
        _members.AddRange(members.Where(m => known.Add(m.AccountId)));
        return _members.Count - before;
    }

    /// <summary>Gives the listed members a status, with a reason that is kept.</summary>
    public Refusal? Judge(Person by, IReadOnlyCollection<AccountId> accounts, MemberStatus status, string? reason, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        if (!Stands) return Refusal.MergedAway;
        var chosen = accounts.ToHashSet();
        var members = _members.Where(m => chosen.Contains(m.AccountId)).ToList();
        if (members.Count == 0) return Refusal.NobodyToActOn;
        foreach (var member in members)
            member.Judge(by.Name, status, reason.Trim(), clock);
        return null;
    }

    /// <summary>Gives those of the listed members that are candidates, and that nobody has judged, the status that a rule says, in the name of who set it.</summary>
    /// <returns>How many were judged.</returns>
    public int Judge(SuggestionRule rule, IReadOnlySet<AccountId> accounts, TimeProvider clock)
    {
        var members = _members.Where(m => m is { Status: MemberStatus.Candidate, JudgedAt: null } && accounts.Contains(m.AccountId)).ToList();
        foreach (var member in members) member.Judge(rule.SetBy, rule.Status, rule.MemberReason, clock);
        return members.Count;
    }

    public Refusal? Write(Guid id, Person by, string? text, TimeProvider clock)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(text)) return Refusal.NoteMissing;
        if (text.Length > 10_000) return Refusal.TooLong;
        if (!Stands) return Refusal.MergedAway;
        _notes.Add(CampaignNote.Of(id, by, text.Trim(), clock));
        return null;
    }

    /// <summary>Changes a note; what it said before is kept. By its author alone.</summary>
    public Refusal? Rewrite(Guid note, Person by, string? text, TimeProvider clock)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(text)) return Refusal.NoteMissing;
        if (text.Length > 10_000) return Refusal.TooLong;
        return _notes.Find(n => n.Id == note) is { } found ? found.Change(by, text.Trim(), clock) : Refusal.NotFound;
    }

    internal void MergeInto(Guid other, TimeProvider clock) => (MergedIntoId, ClosedAt) = (other, clock.GetUtcNow());

    internal void StandAgain() => (MergedIntoId, ClosedAt) = (null, null);
}

/// <summary>What people hold of a member.</summary>
public enum MemberStatus
{
    /// <summary>Suggested; nothing is done to it.</summary>
    Candidate,

    /// <summary>Takes part; acts on the campaign reach it.</summary>
    Confirmed,

    /// <summary>Inside by accident; acts on the campaign never reach it.</summary>
    Innocent,
}

/// <summary>An account's place in a campaign.</summary>
public sealed class CampaignMember
{
    private CampaignMember() { } // EF

    public AccountId AccountId { get; private set; }

    public MemberStatus Status { get; private set; }

    /// <summary>Why it has this status.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Where it came from: <c>cluster</c>, <c>graph</c>, <c>queue</c>, <c>account</c>, <c>heir</c>.</summary>
    public string Source { get; private set; } = "";

    /// <summary>How firmly the machine thinks it belongs, 0 to 1; 0 when a person added it by hand.</summary>
    public double Weight { get; private set; }

    public string AddedBy { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private set; }

    public string JudgedBy { get; private set; } = "";

    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>The campaign that it came from by a merge or a split; <c>null</c>: it was added here.</summary>
    public Guid? CameFromId { get; private set; }

    public static CampaignMember Of(AccountId account, MemberStatus status, string reason, string source, double weight, Person by, TimeProvider clock) => new()
    {
        AccountId = account,
        Status = status,
        Reason = reason,
        Source = source,
        Weight = weight,
        AddedBy = by.Name,
        AddedAt = clock.GetUtcNow(),
    };

    /// <summary>The same membership in another campaign, which it comes to from <paramref name="from"/>.</summary>
    public CampaignMember MovedFrom(Guid from) => new()
    {
        AccountId = AccountId,
        Status = Status,
        Reason = Reason,
        Source = Source,
        Weight = Weight,
        AddedBy = AddedBy,
        AddedAt = AddedAt,
        JudgedBy = JudgedBy,
        JudgedAt = JudgedAt,
        CameFromId = from,
    };

    internal static CampaignMember Restored(MovedMember was, CampaignMember? judgedSince) => new()
    {
        AccountId = was.AccountId,
        Status = judgedSince?.Status ?? was.Status,
        Reason = judgedSince?.Reason ?? was.Reason,
        Source = was.Source,
        Weight = was.Weight,
        AddedBy = was.AddedBy,
        AddedAt = was.AddedAt,
        JudgedBy = judgedSince?.JudgedBy ?? was.JudgedBy,
        JudgedAt = judgedSince is null ? was.JudgedAt : judgedSince.JudgedAt,
        CameFromId = was.CameFromId,
    };

    /// <summary>Whether what <paramref name="other"/> holds of the account counts more: innocent over confirmed, confirmed over candidate.</summary>
    public bool GivesWayTo(CampaignMember other) => other.Status > Status;

    /// <summary>Holds of it from now on what <paramref name="other"/> held.</summary>
    public void Follow(CampaignMember other) => (Status, Reason, JudgedBy, JudgedAt) = (other.Status, other.Reason, other.JudgedBy, other.JudgedAt);

    /// <summary>Holds of it again what was held before a merge, unless somebody judged it since.</summary>
    /// <param name="since">When it was merged.</param>
    public void StepBack(MovedMember was, DateTimeOffset since)
    {
        if (was.ThereStatus is not { } status || JudgedAt > since) return;
        (Status, Reason, JudgedBy, JudgedAt) = (status, was.ThereReason ?? "", was.ThereJudgedBy ?? "", was.ThereJudgedAt);
    }

    /// <summary>An account that comes in judged already: by a rule, or because somebody rejects that it was proposed.</summary>
    public static CampaignMember Judged(AccountId account, MemberStatus status, string reason, string source, string by, TimeProvider clock) => new()
    {
        AccountId = account,
        Status = status,
        Reason = reason,
        Source = source,
        AddedBy = by,
        AddedAt = clock.GetUtcNow(),
        JudgedBy = by,
        JudgedAt = clock.GetUtcNow(),
    };

    internal void Judge(string by, MemberStatus status, string reason, TimeProvider clock) =>
        (Status, Reason, JudgedBy, JudgedAt) = (status, reason, by, clock.GetUtcNow());
}

/// <summary>Something a person wrote about a campaign.</summary>
public sealed class CampaignNote
{
    private readonly List<NoteRevision> _revisions = [];

    private CampaignNote() { } // EF

    public Guid Id { get; private set; }

    public string Author { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Empty for notes of before it was kept: nobody changes those.</summary>
    public string AuthorId { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>When the author changed it last.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>What it said before, in order.</summary>
    public IReadOnlyList<NoteRevision> Revisions => _revisions;

    internal static CampaignNote Of(Guid id, Person by, string text, TimeProvider clock) =>
        new() { Id = id, Author = by.Name, AuthorId = by.Id, WrittenAt = clock.GetUtcNow(), Text = text };

    internal Refusal? Change(Person by, string text, TimeProvider clock)
    {
        if (AuthorId.Length == 0 || by.Id != AuthorId) return Refusal.NotTheAuthor;
        if (text == Text) return null;
        _revisions.Add(NoteRevision.Of(_revisions.Count + 1, Text, ChangedAt ?? WrittenAt));
        (Text, ChangedAt) = (text, clock.GetUtcNow());
        return null;
    }
}
