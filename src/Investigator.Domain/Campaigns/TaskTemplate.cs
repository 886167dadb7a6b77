using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>Tasks that come again in every campaign of a kind. Kept by administrators.</summary>
public sealed class TaskTemplate
{
    /// <summary>The most tasks of one template.</summary>
    public const int MostTasks = 50;

    private TaskTemplate() { } // EF

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<TemplateTask> Tasks { get; private set; } = [];

    public string KeptBy { get; private set; } = "";

    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>When it was taken out of use; tasks made from it stay.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public long Version { get; private set; }

    public static Done<TaskTemplate> Make(Guid id, Person by, string? name, IReadOnlyList<TemplateTask> tasks, TimeProvider clock)
    {
        var made = new TaskTemplate { Id = id };
        return made.Change(by, name, tasks, clock) is { } no ? no : made;
    }

    public Refusal? Change(Person by, string? name, IReadOnlyList<TemplateTask> tasks, TimeProvider clock)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        if (EndedAt is not null) return Refusal.NotInThisState;
        if (string.IsNullOrWhiteSpace(name) || tasks.Any(t => string.IsNullOrWhiteSpace(t.Title))) return Refusal.NameMissing;
        if (tasks.Count == 0) return Refusal.TasksMissing;
        if (name.Length > 200 || tasks.Count > MostTasks || tasks.Any(t => t.Title.Length > 200)) return Refusal.TooLong;
        if (tasks.Any(t => t.DueInDays is < 0 or > 365)) return Refusal.DueOutOfRange;
        (Name, Tasks, KeptBy, KeptAt) = (name.Trim(), [.. tasks.Select(t => t with { Title = t.Title.Trim() })], by.Name, clock.GetUtcNow());
        return null;
    }

    public Refusal? End(Person by, TimeProvider clock)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        if (EndedAt is not null) return Refusal.AlreadyDecided;
        EndedAt = clock.GetUtcNow();
        return null;
    }
}

/// <summary>A task of a template.</summary>
/// <param name="DueInDays">Days from when the template is applied, 0 to 365; <c>null</c>: no due time.</param>
public sealed record TemplateTask(string Title, int? DueInDays);
