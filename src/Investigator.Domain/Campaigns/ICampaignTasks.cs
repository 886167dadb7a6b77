using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>What has to be done for a campaign, and the templates of it.</summary>
public interface ICampaignTasks
{
    /// <summary>The campaign's tasks and those of campaigns merged into it: open ones first, the soonest due first. At most 500.</summary>
    Task<IReadOnlyList<CampaignTask>> OfCampaignAsync(Person by, Guid campaign, CancellationToken ct);

    Task<Done<CampaignTask>> AddAsync(Person by, Guid campaign, TaskDraft draft, CancellationToken ct);

    /// <summary>Changes a task, closes it or opens it again.</summary>
    /// <param name="version">What the person looked at; another one now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Refusal?> ChangeAsync(Person by, Guid task, long version, TaskDraft draft, CampaignTaskState state, CancellationToken ct);

    /// <summary>Adds the tasks of a template; refused with <see cref="Refusal.AlreadyApplied"/> while one of them is open here.</summary>
    /// <returns>Why not, or the template.</returns>
    Task<Done<TaskTemplate>> ApplyAsync(Person by, Guid campaign, Guid template, CancellationToken ct);

    /// <summary>Templates in use, by name. At most 100.</summary>
    Task<IReadOnlyList<TaskTemplate>> TemplatesAsync(Person by, CancellationToken ct);

    /// <summary>Makes a template.</summary>
    Task<Done<TaskTemplate>> MakeTemplateAsync(Person by, string? name, IReadOnlyList<TemplateTask> tasks, CancellationToken ct);

    /// <summary>Changes a template; tasks that were made from it stay as they are.</summary>
    Task<Refusal?> ChangeTemplateAsync(Person by, Guid template, long version, string? name, IReadOnlyList<TemplateTask> tasks, CancellationToken ct);

    /// <summary>Takes a template out of use.</summary>
    Task<Refusal?> EndTemplateAsync(Person by, Guid template, CancellationToken ct);
}

/// <summary>A task as a person writes it.</summary>
/// <param name="AssigneeId">Somebody at work; <c>null</c>: nobody yet.</param>
public sealed record TaskDraft(string? Title, string? AssigneeId, DateTimeOffset? DueAt, string? Note);
