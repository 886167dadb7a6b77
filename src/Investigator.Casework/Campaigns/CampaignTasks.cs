using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Casework.Triage;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Triage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed class CampaignTasks(RecordedActs acts) : ICampaignTasks
{
    private const int Most = 500;
    private const int MostTemplates = 100;

    public async Task<IReadOnlyList<CampaignTask>> OfCampaignAsync(Person by, Guid campaign, CancellationToken ct)
    {
        if (!by.Sees) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var of = await LineageReach.WholeAsync(db, campaign, ct).ConfigureAwait(false);
        return await db.CampaignTasks.AsNoTracking().Where(t => of.Contains(t.CampaignId))
            .OrderBy(t => t.State == CampaignTaskState.Open ? 0 : 1).ThenBy(t => t.DueAt == null ? 1 : 0).ThenBy(t => t.DueAt).ThenBy(t => t.AddedAt).ThenBy(t => t.Id).Take(Most).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<CampaignTask>> AddAsync(Person by, Guid campaign, TaskDraft draft, CancellationToken ct)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        return await acts.DoAsync<CampaignTask>(
            async db =>
            {
                var assignee = await AssigneeAsync(db, draft.AssigneeId, ct).ConfigureAwait(false);
                var added = CampaignTask.Add(acts.NewId(), by, campaign, draft, Pair(assignee), null, acts.Clock);
                if (added.Value is not { } task) return added;
                if (draft.AssigneeId is not null && assignee is null) return Refusal.NotAtWork;
                if (await ClosedAsync(db, campaign, 1, ct).ConfigureAwait(false) is { } no) return no;
                db.CampaignTasks.Add(task);
                await acts.RecordAsync(db, by, "task.added", $"campaign:{campaign}", Told(task), ct).ConfigureAwait(false);
                return task;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> ChangeAsync(Person by, Guid task, long version, TaskDraft draft, CampaignTaskState state, CancellationToken ct)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.CampaignTasks.SingleOrDefaultAsync(t => t.Id == task, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.Version != version) return Refusal.ChangedMeanwhile;
                // Who has it keeps it, also after they were not seen for long.
                var assignee = draft.AssigneeId == found.AssigneeId && found.AssigneeId is { } same ? (same, found.AssigneeName ?? "") : Pair(await AssigneeAsync(db, draft.AssigneeId, ct).ConfigureAwait(false));
                if (draft.AssigneeId is not null && assignee is null) return Refusal.NotAtWork;
                var before = found.State;
                if (found.Change(by, draft, assignee, state, acts.Clock) is { } no) return no;
                var act = before == state ? "task.changed" : state switch { CampaignTaskState.Open => "task.reopened", CampaignTaskState.Done => "task.done", CampaignTaskState.Dropped => "task.dropped" };
                await acts.RecordAsync(db, by, act, $"campaign:{found.CampaignId}", Told(found), ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<TaskTemplate>> ApplyAsync(Person by, Guid campaign, Guid template, CancellationToken ct)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        return await acts.DoAsync<TaskTemplate>(
            async db =>
            {
                if (await db.TaskTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.Id == template && t.EndedAt == null, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (await ClosedAsync(db, campaign, found.Tasks.Count, ct).ConfigureAwait(false) is { } no) return no;
                if (await db.CampaignTasks.AnyAsync(t => t.CampaignId == campaign && t.TemplateId == template && t.State == CampaignTaskState.Open, ct).ConfigureAwait(false)) return Refusal.AlreadyApplied;
                var now = acts.Clock.GetUtcNow();
                foreach (var task in found.Tasks)
                {
                    var added = CampaignTask.Add(acts.NewId(), by, campaign, new(task.Title, null, task.DueInDays is { } days ? now.AddDays(days) : null, null), null, template, acts.Clock);
                    if (added.Value is not { } one) return added.Refusal!.Value;
                    db.CampaignTasks.Add(one);
                }

                await acts.RecordAsync(db, by, "task.template-applied", $"campaign:{campaign}", new { template, found.Name, tasks = found.Tasks.Count }, ct).ConfigureAwait(false);
                return found;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<TaskTemplate>> TemplatesAsync(Person by, CancellationToken ct)
    {
        if (!by.Sees) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.TaskTemplates.AsNoTracking().Where(t => t.EndedAt == null).OrderBy(t => t.Name).ThenBy(t => t.Id).Take(MostTemplates).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<TaskTemplate>> MakeTemplateAsync(Person by, string? name, IReadOnlyList<TemplateTask> tasks, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        return await acts.DoAsync<TaskTemplate>(
            async db =>
            {
                var made = TaskTemplate.Make(acts.NewId(), by, name, tasks, acts.Clock);
                if (made.Value is not { } template) return made;
                var called = template.Name;
                if (await db.TaskTemplates.AnyAsync(t => t.Name == called && t.EndedAt == null, ct).ConfigureAwait(false)) return Refusal.NameTaken;
                if (await db.TaskTemplates.CountAsync(t => t.EndedAt == null, ct).ConfigureAwait(false) >= MostTemplates) return Refusal.TooManyHere;
                db.TaskTemplates.Add(template);
                await acts.RecordAsync(db, by, "task-template.made", Subject(template.Id), new { template.Name, template.Tasks }, ct).ConfigureAwait(false);
                return template;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> ChangeTemplateAsync(Person by, Guid template, long version, string? name, IReadOnlyList<TemplateTask> tasks, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.TaskTemplates.SingleOrDefaultAsync(t => t.Id == template, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.Version != version) return Refusal.ChangedMeanwhile;
                if (found.Change(by, name, tasks, acts.Clock) is { } no) return no;
                var called = found.Name;
                if (await db.TaskTemplates.AnyAsync(t => t.Name == called && t.Id != template && t.EndedAt == null, ct).ConfigureAwait(false)) return Refusal.NameTaken;
                await acts.RecordAsync(db, by, "task-template.changed", Subject(template), new { found.Name, found.Tasks }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> EndTemplateAsync(Person by, Guid template, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.TaskTemplates.SingleOrDefaultAsync(t => t.Id == template, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.End(by, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "task-template.ended", Subject(template), new { found.Name }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    private static string Subject(Guid template) => $"task-template:{template}";

    private static object Told(CampaignTask task) => new { task = task.Id, task.Title, assignee = task.AssigneeName, task.DueAt, state = task.State.ToString() };

    private static (string Id, string Name)? Pair(Colleague? who) => who is null ? null : (who.Id, who.Name);

    private static async Task<Refusal?> ClosedAsync(InvestigatorDb db, Guid campaign, int more, CancellationToken ct) =>
        await LineageReach.ClosedAsync(db, campaign, ct).ConfigureAwait(false)
        ?? (await db.CampaignTasks.CountAsync(t => t.CampaignId == campaign, ct).ConfigureAwait(false) + more > Most ? Refusal.TooManyHere : null);

    private async Task<Colleague?> AssigneeAsync(InvestigatorDb db, string? id, CancellationToken ct)
    {
        var since = acts.Clock.GetUtcNow() - Colleague.Remembered;
        return id is null ? null : await db.Colleagues.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.SeenAt >= since, ct).ConfigureAwait(false);
    }
}
