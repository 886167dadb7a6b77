using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Usage;
using Investigator.Web.Campaigns;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Decisions.Policies;

/// <summary>One version of the policy map: its rules, its try, and the way into force and out of it.</summary>
public sealed partial class PolicyPage
{
    private readonly List<RuleForm> _rules = [];
    private PolicyVersion? _policy;
    private string? _title;
    private long _typedOver = -1;
    private Refusal? _why;
    private bool _loaded;
    private bool _trying;
    private int _standing;

    [Parameter] public Guid Id { get; set; }

    [Inject] private IPolicyDesk Desk { get; set; } = null!;

    [Inject] private PolicySimulation Simulation { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    protected override void OnInitialized() => RefreshOn(News.CasesChanged, LoadAsync);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _policy = await Desk.FindAsync(Id, Leaving);
        _standing = _policy?.Acts is true ? await Desk.StandingAsync(Id, Leaving) : 0;
        _loaded = true;
        // What somebody types is not overwritten by a reload; another's change is told when it is saved.
        if (_policy is not { } policy || _typedOver >= 0) return;
        Take(policy);
    }

    private void Take(PolicyVersion policy)
    {
        (_title, _typedOver) = (policy.Title, policy.Version);
        _rules.Clear();
        _rules.AddRange(policy.Rules.Select(RuleForm.Of));
    }

    private void Up(int at) => (_rules[at - 1], _rules[at]) = (_rules[at], _rules[at - 1]);

    private async Task SaveAsync()
    {
        _why = await Desk.EditAsync(await PersonAsync(), Id, _typedOver, _title, [.. _rules.Select(r => r.Rule())], CancellationToken.None);
        if (_why is not null) return;
        _typedOver = -1;
        Snackbar.Done(Say("Saved. Try it before you propose it."));
        await LoadAsync();
    }

    // What is typed and not saved: it is neither tried nor proposed under the name of what is.
    private bool IsUnsaved() => _policy is { State: PolicyState.Draft } draft && _typedOver >= 0 && (_title?.Trim() != draft.Title || !_rules.Select(r => r.Rule()).SequenceEqual(draft.Rules));

    private async Task TryAsync()
    {
        if (IsUnsaved())
        {
            await SaveAsync();
            if (_why is not null) return;
        }

        if (_policy is not { } policy) return;
        _trying = true;
        try
        {
            var by = await PersonAsync();
            _why = await Desk.TriedAsync(by, Id, await Simulation.RunAsync(by.Name, policy.Rules, Leaving), CancellationToken.None);
            if (_why is null) _typedOver = -1;
        }
        finally
        {
            _trying = false;
        }

        await LoadAsync();
    }

    private async Task StopAsync()
    {
        var done = await Dialogs.ForReasonAsync(Say("Stop this policy"), Say("It ends at once, and everything that it decided is lifted in the same act: gateways hear of it as of any other decision."), Say("Stop now"),
            async reason => await Desk.StopAsync(await PersonAsync(), Id, reason, CancellationToken.None), grave: true);
        if (!done) return;
        Snackbar.Done(Say("Stopped. Its decisions are lifted."));
        News.CasesChanged.Raise();
        await LoadAsync();
    }
}
