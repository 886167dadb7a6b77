using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Campaigns;

/// <summary>A campaign's tasks. What is typed stays until it is added.</summary>
public sealed partial class CampaignTasksPanel
{
    private IReadOnlyList<CampaignTask>? _all;
    private IReadOnlyList<TaskTemplate> _templates = [];
    private IReadOnlyList<Colleague> _colleagues = [];
    private CampaignTask? _edits;
    private string? _title;
    private string? _note;
    private string _assignee = "";
    private string _template = "";
    private DateTime? _due;
    private Refusal? _why;
    private bool _writes;
    private bool _open;
    private bool _busy;

    [Inject] private ICampaignTasks Desk { get; set; } = null!;

    [Inject] private IColleagues Colleagues { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Parameter, EditorRequired] public Guid CampaignId { get; set; }

    /// <summary>Whether the campaign stands for itself: one that was merged away takes no new task.</summary>
    [Parameter, EditorRequired] public bool Stands { get; set; }

    private int Overdue => _all!.Count(t => t.IsOverdue(Clock.GetUtcNow()));

    /// <summary>Who can be chosen: who is at work, and who has the task already.</summary>
    private IEnumerable<(string Id, string Name)> Choices =>
        _colleagues.Select(c => (c.Id, c.Name)).Concat(_edits is { AssigneeId: { } id, AssigneeName: { } name } ? [(id, name)] : Array.Empty<(string, string)>()).DistinctBy(c => c.Item1);

    protected override void OnInitialized() => RefreshOn(News.CasesChanged, LoadAsync);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var person = await PersonAsync();
        _writes = person.Investigates;
        if (_writes) (_templates, _colleagues) = (await Desk.TemplatesAsync(person, Leaving), await Colleagues.AtWorkAsync(Leaving));
        _all = await Desk.OfCampaignAsync(person, CampaignId, Leaving);
    }

    private async Task SubmitAsync()
    {
        if (_busy) return;
        _busy = true;
        DateTimeOffset? due = _due is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;
        var draft = new TaskDraft(_title, _assignee.Length == 0 ? null : _assignee, due, _note);
        _why = _edits is { } task
            ? await Desk.ChangeAsync(await PersonAsync(), task.Id, task.Version, draft, task.State, CancellationToken.None)
            : (await Desk.AddAsync(await PersonAsync(), CampaignId, draft, CancellationToken.None)).Refusal;
        _busy = false;
        if (_why is null) Clear();
        await DoneAsync();
    }

    private async Task CloseAsync(CampaignTask task, CampaignTaskState state)
    {
        _why = await Desk.ChangeAsync(await PersonAsync(), task.Id, task.Version, new(task.Title, task.AssigneeId, task.DueAt, task.Note), state, CancellationToken.None);
        await DoneAsync();
    }

    private async Task ApplyAsync()
    {
        if (!Guid.TryParse(_template, out var template)) return;
        _why = (await Desk.ApplyAsync(await PersonAsync(), CampaignId, template, CancellationToken.None)).Refusal;
        await DoneAsync();
    }

    private void Edit(CampaignTask task)
    {
        (_edits, _title, _note, _assignee, _due, _open) = (task, task.Title, task.Note, task.AssigneeId ?? "", task.DueAt?.UtcDateTime, true);
        _why = null;
    }

    private void Clear() => (_edits, _title, _note, _assignee, _due) = (null, null, null, "", null);

    private Task DoneAsync()
    {
        if (_why is null) News.CasesChanged.Raise();
        return LoadAsync();
    }

    private static string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
