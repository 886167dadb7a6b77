using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Campaigns;

/// <summary>Tasks, attachments and the timeline of a campaign that follow the domain's rules, held in memory.</summary>
internal sealed class CaseWorkInMemory(DateTimeOffset now) : ICampaignTasks, IAttachments, ICampaignTimeline
{
    private readonly FakeTimeProvider _clock = new(now);

    public List<CampaignTask> Tasks { get; } = [];

    public List<TaskTemplate> Templates { get; } = [];

    public List<Attachment> Files { get; } = [];

    public List<AuditEntry> Entries { get; } = [];

    /// <summary>What the timeline was asked for last.</summary>
    public TimelineFilter? Asked { get; private set; }

    public void Record(string act, string subject, string detail) => Entries.Insert(0, AuditEntry.After(Entries.FirstOrDefault(), new("analyst-1", "Analyst 1", Role.Analyst), act, subject, detail, _clock));

    Task<IReadOnlyList<CampaignTask>> ICampaignTasks.OfCampaignAsync(Person by, Guid campaign, CancellationToken ct) => Task.FromResult<IReadOnlyList<CampaignTask>>([.. Tasks]);

    public Task<Done<CampaignTask>> AddAsync(Person by, Guid campaign, TaskDraft draft, CancellationToken ct)
    {
        var done = CampaignTask.Add(Guid.NewGuid(), by, campaign, draft, draft.AssigneeId is { } id ? (id, id) : null, null, _clock);
        if (done.Value is { } task) Tasks.Add(task);
        return Task.FromResult(done);
    }

    public Task<Refusal?> ChangeAsync(Person by, Guid task, long version, TaskDraft draft, CampaignTaskState state, CancellationToken ct) =>
        Task.FromResult(Tasks.Single(t => t.Id == task).Change(by, draft, draft.AssigneeId is { } id ? (id, id) : null, state, _clock));

    public async Task<Done<TaskTemplate>> ApplyAsync(Person by, Guid campaign, Guid template, CancellationToken ct)
    {
        var found = Templates.Single(t => t.Id == template);
        foreach (var task in found.Tasks) await AddAsync(by, campaign, new(task.Title, null, null, null), ct);
        return found;
    }

    public Task<IReadOnlyList<TaskTemplate>> TemplatesAsync(Person by, CancellationToken ct) => Task.FromResult<IReadOnlyList<TaskTemplate>>([.. Templates.Where(t => t.EndedAt is null)]);

    public Task<Done<TaskTemplate>> MakeTemplateAsync(Person by, string? name, IReadOnlyList<TemplateTask> tasks, CancellationToken ct)
    {
        var done = TaskTemplate.Make(Guid.NewGuid(), by, name, tasks, _clock);
        if (done.Value is { } template) Templates.Add(template);
        return Task.FromResult(done);
    }

    public Task<Refusal?> ChangeTemplateAsync(Person by, Guid template, long version, string? name, IReadOnlyList<TemplateTask> tasks, CancellationToken ct) =>
        Task.FromResult(Templates.Single(t => t.Id == template).Change(by, name, tasks, _clock));

    public Task<Refusal?> EndTemplateAsync(Person by, Guid template, CancellationToken ct) => Task.FromResult(Templates.Single(t => t.Id == template).End(by, _clock));

    Task<IReadOnlyList<Attachment>> IAttachments.OfCampaignAsync(Person by, Guid campaign, CancellationToken ct) => Task.FromResult<IReadOnlyList<Attachment>>([.. Files]);

    public Task<Done<Attachment>> AddAsync(Person by, Guid campaign, string? name, ReadOnlyMemory<byte> bytes, string? note, CancellationToken ct)
    {
        var done = Attachment.Of(Guid.NewGuid(), by, campaign, name, bytes.Span, note, _clock);
        if (done.Value is { } file) Files.Insert(0, file);
        return Task.FromResult(done);
    }

    public Task<Done<AttachmentFile>> OpenAsync(Person by, Guid attachment, string? purpose, CancellationToken ct) => throw new NotSupportedException();

    public Task<Refusal?> RemoveAsync(Person by, Guid attachment, long version, string? reason, CancellationToken ct) => Task.FromResult(Files.Single(f => f.Id == attachment).Remove(by, false, reason, _clock));

    public Task<Page<AuditEntry>> LoadAsync(Person by, Guid campaign, TimelineFilter filter, int skip, int take, CancellationToken ct)
    {
        Asked = filter;
        var all = Entries.Where(e => filter.Kind is not { } kind || TimelineKinds.Of(e.Act) == kind).ToList();
        return Task.FromResult(new Page<AuditEntry>([.. all.Skip(skip).Take(take)], all.Count));
    }
}
