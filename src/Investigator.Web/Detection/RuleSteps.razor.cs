using Investigator.Domain.Audit;
using Investigator.Domain.Detection.Rules;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Detection;

/// <summary>Each act names the version that was looked at: when somebody was quicker, it is told and nothing is done.</summary>
public sealed partial class RuleSteps
{
    private Person? _person;
    private Refusal? _why;
    private CancellationTokenSource? _test;
    private int _days = 30;
    private bool _busy;
    private int _percent = 100;
    private int _next;
    private static readonly int[] s_shares = [1, 5, 10, 25, 50];

    [Parameter, EditorRequired] public RuleVersion Version { get; set; } = null!;

    [Parameter, EditorRequired] public IReadOnlyList<RuleVersion> Versions { get; set; } = [];

    /// <summary>Analyses that it ran in, in shadow.</summary>
    [Parameter] public int ShadowRuns { get; set; }

    /// <summary>Something was done: load again.</summary>
    [Parameter] public EventCallback Done { get; set; }

    [Inject] private IRuleBook Book { get; set; } = null!;

    [Inject] private Backtests Tests { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    private bool Writes => _person!.May(Permit.WriteRules);

    private bool Releases => _person!.May(Permit.ReleaseRules);

    private bool Retirable => Version.State is not RuleState.Retired && (Releases || (Writes && !Version.Counts));

    private RuleVersion? LiveBefore => Versions.FirstOrDefault(v => v.State is RuleState.Live && v.Id != Version.Id);

    private string Says => Version.State switch
    {
        RuleState.Draft when Version.IsTested => Say("Look at whom it would hit, those that look honest first. Then let it run in shadow: with every analysis, but its hits count for nothing."),
        RuleState.Draft when Version.Backtest is not null => Say("The text was changed since the test on history. Test it again."),
        RuleState.Draft when Version.IsFamily => Say("Test it on history: which stored prompts fit, how many accounts it would hit, and who of them looks honest."),
        RuleState.Draft => Say("Test it on history: how many accounts it would hit, and who of them looks honest."),
        RuleState.Shadow when ShadowRuns == 0 => Say("It waits for the next analysis. After that it can be proposed."),
        RuleState.Shadow => Say("It ran in {0:N0} {1}. Compare what it finds with the live detectors, then propose it: another person decides.", ShadowRuns, ShadowRuns == 1 ? Say("analysis") : Say("analyses")),
        RuleState.Proposed => DetectorWords.WhyNot(_person!, Version) ?? Say("It waits for you: look at the test on history and at what it found in shadow, then decide."),
        RuleState.Partly => Say("Its hits count for {0} % of accounts, always the same ones; {1}. {2}", Version.SharePercent, LiveBefore is { } live ? Say("version {0} counts for the others", live.Number) : Say("for the others it is silent"), Releases ? Say("Look at its hits and what was judged of them, then raise the share, lower it, or retire the version.") : Say("Reviewers and managers change the share.")),
        RuleState.Live => Say("It is live: its hits move scores. A change is the next version and goes the same way."),
        _ => Say("It has ended. The next version begins as a draft."),
    };

    protected override async Task OnInitializedAsync() => _person = await PersonAsync();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _test?.Dispose();
        base.Dispose(disposing);
    }

    private async Task TestAsync()
    {
        (_busy, _why) = (true, null);
        _test?.Dispose();
        using var test = _test = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        try
        {
            var done = await Tests.RunAsync(await PersonAsync(), Version.RuleId, Version.Id, _days, test.Token);
            _why = done.Refusal;
        }
        catch (Exception) when (test.IsCancellationRequested)
        {
            // An engine whose query is stopped may answer with an error of its own: what counts is that somebody stopped it.
        }
        finally
        {
            (_busy, _test) = (false, null);
        }

        await Done.InvokeAsync();
    }

    private Task StopAsync() => _test?.CancelAsync() ?? Task.CompletedTask;

    private Task ShadowAsync() => ActAsync(async by => await Book.ShadowAsync(by, Version.Id, Version.Version, Leaving), Say("In shadow from the next analysis on."));

    private Task ProposeAsync() => AskAsync(
        Say("Propose to go live"), Say("Another person decides. Until then it stays in shadow."), Say("Propose"),
        async reason => await Book.ProposeAsync(await PersonAsync(), Version.Id, Version.Version, reason, Leaving), Say("Proposed."));

    private Task ApproveAsync() => AskAsync(
        _percent == 100 ? Say("Let it go live") : Say("Let it count for {0} % of accounts", _percent),
        Say("From the next analysis on its hits {0}move scores, each by {1:0.##} at most on its own: too little to flag an account alone. {2}It can be retired at any time.", _percent == 100 ? "" : Say("on {0} % of accounts ", _percent), Version.Strength, LiveBefore is { } live ? Say("Version {0} {1}. ", live.Number, _percent == 100 ? Say("is retired in the same step") : Say("stays live for the others")) : ""),
        Say("Let it go live"),
        async answer => _percent == 100
            ? await Book.ApproveAsync(await PersonAsync(), Version.Id, Version.Version, answer, Leaving)
            : await Book.ApproveForAsync(await PersonAsync(), Version.Id, Version.Version, _percent, answer, Leaving), Say("Live from the next analysis on."), label: Say("What you looked at"));

    private Task ShareAsync() => ActAsync(async by => await Book.ShareAsync(by, Version.Id, Version.Version, _next, Leaving), Say("Changed from the next analysis on."));

    private Task RejectAsync() => AskAsync(
        Say("Back to draft"), Say("It leaves the shadow and can be changed again. Say what is missing."), Say("Back to draft"),
        async answer => await Book.RejectAsync(await PersonAsync(), Version.Id, Version.Version, answer, Leaving), Say("Back to draft."));

    private Task RetireAsync() => RetireAsync(Version);

    private Task RetireAsync(RuleVersion version) => AskAsync(
        Say("Retire version {0}", version.Number), Say("From the next analysis on it looks at nothing, and its hits go from scores. It stays in the list; a later version can begin from it."), Say("Retire"),
        async reason => await Book.RetireAsync(await PersonAsync(), version.Id, version.Version, reason, Leaving), Say("Retired."), grave: true);

    private async Task AskAsync(string title, string text, string act, Func<string?, Task<Refusal?>> how, string done, bool grave = false, string? label = null)
    {
        _why = null;
        if (!await ReasonDialog.AskAsync(Dialogs, title, text, act, (reason, _) => how(reason), grave, label: label)) return;
        Snackbar.Done(done);
        await Done.InvokeAsync();
    }

    private async Task ActAsync(Func<Person, Task<Refusal?>> how, string done)
    {
        _why = await how(await PersonAsync());
        if (_why is null) Snackbar.Done(done);
        await Done.InvokeAsync();
    }
}
