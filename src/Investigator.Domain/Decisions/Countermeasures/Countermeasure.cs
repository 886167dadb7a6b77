using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions.Countermeasures;

/// <summary>A measure on answers: proposed by one, approved by two others, for a while, with those named who are exempt. Stopped by anybody who may lift.</summary>
public sealed class Countermeasure
{
    private Countermeasure() { } // EF

    /// <summary>Also the act id of its decisions.</summary>
    public Guid Id { get; private set; }

    public CountermeasureTerms Terms { get; private set; } = CountermeasureTerms.None;

    /// <summary>The campaign whose confirmed members it is about; <c>null</c>: <see cref="Target"/>.</summary>
    public Guid? CampaignId { get; private set; }

    public DecisionScope Scope { get; private set; }

    /// <summary>Id of the account or organization; empty with a campaign.</summary>
    public string Target { get; private set; } = "";

    public CountermeasureState State { get; private set; }

    public string ProposedById { get; private set; } = "";

    public string ProposedBy { get; private set; } = "";

    public DateTimeOffset ProposedAt { get; private set; }

    public string? FirstById { get; private set; }

    public string? FirstBy { get; private set; }

    public string? SecondById { get; private set; }

    public string? SecondBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    public string? EndReason { get; private set; }

    /// <summary>What was seen of honest customers meanwhile, in order.</summary>
    public IReadOnlyList<GuardNote> Guards { get; private set; } = [];

    public long Version { get; private set; }

    public bool IsOpen => State is CountermeasureState.Proposed or CountermeasureState.ApprovedOnce or CountermeasureState.Approved or CountermeasureState.Running;

    public static Done<Countermeasure> Propose(Guid id, Person by, Guid? campaign, DecisionTarget? target, CountermeasureTerms terms, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (campaign is null && target is not { Scope: DecisionScope.Account or DecisionScope.Organization }) return Refusal.NobodyToActOn;
        if (terms.Check(clock) is { } no) return no;
        return new Countermeasure
        {
            Id = id,
            Terms = terms,
            CampaignId = campaign,
            Scope = campaign is null ? target!.Scope : DecisionScope.Account,
            Target = campaign is null ? target!.Value : "",
            ProposedById = by.Id,
            ProposedBy = by.Name,
            ProposedAt = clock.GetUtcNow(),
        };
    }

    /// <summary>Two others approve, one after the other.</summary>
    public Refusal? Approve(Person by, TimeProvider clock)
    {
        if (!by.May(Permit.Decide)) return Refusal.NotAllowed;
        if (by.Id == ProposedById || by.Id == FirstById) return Refusal.SelfApproval;
        if (State is not (CountermeasureState.Proposed or CountermeasureState.ApprovedOnce)) return Refusal.NotInThisState;
        if (Terms.EndsAt <= clock.GetUtcNow()) return Refusal.ProposalExpired;
        if (State is CountermeasureState.Proposed) (State, FirstById, FirstBy) = (CountermeasureState.ApprovedOnce, by.Id, by.Name);
        else (State, SecondById, SecondBy, ApprovedAt) = (CountermeasureState.Approved, by.Id, by.Name, clock.GetUtcNow());
        return null;
    }

    /// <summary>Comes into force.</summary>
    public void Start(TimeProvider clock) => (State, StartedAt) = (CountermeasureState.Running, clock.GetUtcNow());

    /// <summary>Stops it, running or not yet. One person is enough: stopping harms nobody.</summary>
    public Refusal? Stop(Person by, string? reason, TimeProvider clock)
    {
        if (!by.May(Permit.LiftFreezes)) return Refusal.NotAllowed;
        if (!IsOpen) return Refusal.AlreadyDecided;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        (State, EndedAt, EndedBy, EndReason) = (CountermeasureState.Stopped, clock.GetUtcNow(), by.Name, reason.Trim());
        return null;
    }

    /// <summary>Its time has come.</summary>
    public void End(TimeProvider clock) => (State, EndedAt, EndedBy, EndReason) = (CountermeasureState.Ended, clock.GetUtcNow(), "expired", "Its time had come.");

    /// <summary>Notes what was seen of honest customers.</summary>
    public Refusal? Guard(Person by, GuardKind kind, double? before, double? after, string? note, TimeProvider clock)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        if (!Enum.IsDefined(kind)) return Refusal.NothingChosen;
        if (string.IsNullOrWhiteSpace(note)) return Refusal.NoteMissing;
        if (note.Length > 1000) return Refusal.TooLong;
        var most = kind is GuardKind.BenignCheck ? 1 : GuardNote.MostContacts;
        if ((before is { } b && !(b >= 0 && b <= most)) || (after is { } a && !(a >= 0 && a <= most))) return Refusal.OutOfRange;
        if (Guards.Count >= 100) return Refusal.TooMany;
        Guards = [.. Guards, new(clock.GetUtcNow(), by.Name, before, after, note.Trim()) { Kind = kind }];
        return null;
    }
}

/// <summary>Where a countermeasure stands. The numbers are stored: new ones go to the end.</summary>
public enum CountermeasureState
{
    Proposed,
    ApprovedOnce,

    /// <summary>Waits for its start.</summary>
    Approved,
    Running,
    Ended,
    Stopped,
}
