using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>Where a task stands. The numbers are stored.</summary>
public enum CampaignTaskState
{
    Open,

    Done,

    /// <summary>Not needed any more.</summary>
    Dropped,
}

/// <summary>Something that somebody has to do for a campaign.</summary>
public sealed class CampaignTask
{
    private CampaignTask() { } // EF

    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Who is to do it; <c>null</c>: whoever comes first.</summary>
    public string? AssigneeId { get; private set; }

    public string? AssigneeName { get; private set; }

    public DateTimeOffset? DueAt { get; private set; }

    public CampaignTaskState State { get; private set; }

    public string Note { get; private set; } = "";

    /// <summary>The template that it was made from, if any.</summary>
    public Guid? TemplateId { get; private set; }

    public string AddedBy { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private set; }

    public string? ChangedBy { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    public long Version { get; private set; }

    /// <summary>Whether it is open past its time.</summary>
    public bool IsOverdue(DateTimeOffset now) => State is CampaignTaskState.Open && DueAt < now;

    /// <param name="assignee">Looked up by the caller; <c>null</c>: nobody yet.</param>
    public static Done<CampaignTask> Add(Guid id, Person by, Guid campaign, TaskDraft draft, (string Id, string Name)? assignee, Guid? template, TimeProvider clock)
    {
        if (Check(by, draft) is { } no) return no;
        return new CampaignTask
        {
            Id = id,
            CampaignId = campaign,
            Title = draft.Title!.Trim(),
            AssigneeId = assignee?.Id,
            AssigneeName = assignee?.Name,
            DueAt = draft.DueAt,
            Note = draft.Note?.Trim() ?? "",
            TemplateId = template,
            AddedBy = by.Name,
            AddedAt = clock.GetUtcNow(),
        };
    }

    /// <summary>Says anew what it is, who does it, until when, and where it stands.</summary>
    public Refusal? Change(Person by, TaskDraft draft, (string Id, string Name)? assignee, CampaignTaskState state, TimeProvider clock)
    {
        if (Check(by, draft) is { } no) return no;
        if (!Enum.IsDefined(state)) return Refusal.NotInThisState;
        (Title, AssigneeId, AssigneeName, DueAt, Note, State) = (draft.Title!.Trim(), assignee?.Id, assignee?.Name, draft.DueAt, draft.Note?.Trim() ?? "", state);
        (ChangedBy, ChangedAt) = (by.Name, clock.GetUtcNow());
        return null;
    }

    private static Refusal? Check(Person by, TaskDraft draft)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(draft.Title)) return Refusal.NameMissing;
        return draft.Title.Length > 200 || draft.Note?.Length > 4000 ? Refusal.TooLong : null;
    }
}
