using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace Investigator.Web.Decisions;

/// <summary>One appeal: what the customer says, the decision, the evidence as it was, and the answer.</summary>
public sealed partial class AppealPage
{
    private AppealCase? _case;
    private Person? _person;
    private Conflict? _conflict;
    private string? _answer;
    private string? _statement;
    private Refusal? _why;
    private bool _loaded;

    [Inject] private IAppeals Desk { get; set; } = null!;

    [Inject] private IConflicts Rules { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IOptions<EnforcementOptions> Options { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    private bool MayTake => _person!.May(Permit.DecideAppeals) && !_case!.Took.Contains(_person.Id) && _conflict is null && _case.Appeal.AssigneeId != _person.Id;

    /// <summary>Says beforehand what the rule would say; the rule is asked again by the act.</summary>
    private Refusal? WhyNot =>
        !_person!.May(Permit.DecideAppeals) ? Refusal.NotAllowed
        : _case!.Took.Contains(_person.Id) ? Refusal.DecidedItself
        : _conflict is { } conflict ? conflict.Why
        : _case.Appeal.AssigneeId != _person.Id ? Refusal.NotAssigned : null;

    // Not refreshed by itself: what the person decides on is what stands before their eyes, and the version tells a change.
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _person = await PersonAsync();
        _case = await Desk.FindAsync(_person, Id, Leaving);
        _conflict = _person.May(Permit.DecideAppeals) ? await Rules.OfAppealAsync(_person, Id, Leaving) : null;
        _loaded = true;
    }

    private async Task TakeAsync()
    {
        _why = await Desk.TakeAsync(await PersonAsync(), Id, _case!.Appeal.Version, CancellationToken.None);
        await LoadAsync();
    }

    private async Task DecideAsync(bool overturns)
    {
        _why = await Desk.DecideAsync(await PersonAsync(), Id, _case!.Appeal.Version, overturns, _answer, CancellationToken.None);
        if (_why is null)
        {
            Snackbar.Done(overturns ? Say("Overturned: the decision is lifted.") : Say("Upheld: the decision stands."));
            News.CasesChanged.Raise();
        }

        await LoadAsync();
    }

    private async Task StateAsync()
    {
        var done = await Desk.StatementAsync(await PersonAsync(), _case!.Decision.Id, Options.Value.Redress, CancellationToken.None);
        (_statement, _why) = (done.Value?.Text(), done.Refusal);
    }
}
