using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>What moved members from one campaign into another. The numbers are stored.</summary>
public enum LineageKind
{
    /// <summary>All members moved: one campaign became part of another.</summary>
    Merge,

    /// <summary>Chosen members moved into a campaign of their own.</summary>
    Split,
}

/// <summary>A merge or a split: which campaign gave members to which, by whom and why. A merge can be undone.</summary>
public sealed class LineageStep
{
    private LineageStep() { } // EF

    public Guid Id { get; private set; }

    public LineageKind Kind { get; private set; }

    /// <summary>The campaign that the members were in.</summary>
    public Guid FromId { get; private set; }

    /// <summary>The campaign that they are in since.</summary>
    public Guid IntoId { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>How many members moved.</summary>
    public int Members { get; private set; }

    public string ById { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public string? UndoneBy { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public string? UndoReason { get; private set; }

    public long Version { get; private set; }

    /// <summary>Whether it was not undone.</summary>
    public bool Stands => UndoneAt is null;

    /// <summary>Makes <paramref name="from"/> part of <paramref name="into"/>.</summary>
    /// <param name="members">How many members move.</param>
    public static Done<LineageStep> Merge(Guid id, Person by, Campaign from, Campaign into, int members, string? reason, TimeProvider clock)
    {
        if (from.Id == into.Id) return Refusal.SameCampaign;
        if (Check(by, from, reason) is { } no) return no;
        if (!into.Stands) return Refusal.MergedAway;
        from.MergeInto(into.Id, clock);
        return Of(id, LineageKind.Merge, from.Id, into.Id, members, by, reason!, clock);
    }

    /// <summary>Moves chosen members of <paramref name="from"/> into the new campaign <paramref name="into"/>.</summary>
    /// <param name="members">How many members move.</param>
    public static Done<LineageStep> Split(Guid id, Person by, Campaign from, Guid into, int members, string? reason, TimeProvider clock)
    {
        if (Check(by, from, reason) is { } no) return no;
        return members == 0 ? Refusal.NobodyToActOn : Of(id, LineageKind.Split, from.Id, into, members, by, reason!, clock);
    }

    /// <summary>Takes a merge back: <paramref name="from"/> stands for itself again. A split is taken back by merging.</summary>
    public Refusal? Undo(Person by, Campaign from, string? reason, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (Kind is not LineageKind.Merge) return Refusal.NotInThisState;
        if (!Stands) return Refusal.AlreadyDecided;
        if (Reasons.Wrong(reason) is { } no) return no;
        from.StandAgain();
        (UndoneBy, UndoneAt, UndoReason) = (by.Name, clock.GetUtcNow(), reason!.Trim());
        return null;
    }

    private static Refusal? Check(Person by, Campaign from, string? reason)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return Reasons.Wrong(reason) ?? (from.Stands ? null : Refusal.MergedAway);
    }

    private static LineageStep Of(Guid id, LineageKind kind, Guid from, Guid into, int members, Person by, string reason, TimeProvider clock) => new()
    {
        Id = id,
        Kind = kind,
        FromId = from,
        IntoId = into,
        Members = members,
        Reason = reason.Trim(),
        ById = by.Id,
        By = by.Name,
        At = clock.GetUtcNow(),
    };
}
