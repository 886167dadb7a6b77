using System.Globalization;
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
        RuleState.Draft when Version.IsTested => "Look at whom it would hit, those that look honest first. Then let it run in shadow: with every analysis, but its hits count for nothing.",
        RuleState.Draft when Version.Backtest is not null => "The text was changed since the test on history. Test it again.",
        RuleState.Draft when Version.IsFamily => "Test it on history: which stored prompts fit, how many accounts it would hit, and who of them looks honest.",
        RuleState.Draft => "Test it on history: how many accounts it would hit, and who of them looks honest.",
        RuleState.Shadow when ShadowRuns == 0 => "It waits for the next analysis. After that it can be proposed.",
        RuleState.Shadow => string.Create(CultureInfo.InvariantCulture, $"It ran in {ShadowRuns:N0} {(ShadowRuns == 1 ? "analysis" : "analyses")}. Compare what it finds with the live detectors, then propose it: another person decides."),
        RuleState.Proposed => DetectorWords.WhyNot(_person!, Version) ?? "It waits for you: look at the test on history and at what it found in shadow, then decide.",
        RuleState.Partly => string.Create(CultureInfo.InvariantCulture, $"Its hits count for {Version.SharePercent} % of accounts, always the same ones; {(LiveBefore is { } live ? $"version {live.Number} counts for the others" : "for the others it is silent")}. {(Releases ? "Look at its hits and what was judged of them, then raise the share, lower it, or retire the version." : "Reviewers and managers change the share.")}"),
        RuleState.Live => "It is live: its hits move scores. A change is the next version and goes the same way.",
        _ => "It has ended. The next version begins as a draft.",
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

    private Task ShadowAsync() => ActAsync(async by => await Book.ShadowAsync(by, Version.Id, Version.Version, Leaving), "In shadow from the next analysis on.");

    private Task ProposeAsync() => AskAsync(
        "Propose to go live", "Another person decides. Until then it stays in shadow.", "Propose",
        async reason => await Book.ProposeAsync(await PersonAsync(), Version.Id, Version.Version, reason, Leaving), "Proposed.");

    private Task ApproveAsync() => AskAsync(
        _percent == 100 ? "Let it go live" : string.Create(CultureInfo.InvariantCulture, $"Let it count for {_percent} % of accounts"),
        string.Create(CultureInfo.InvariantCulture, $"From the next analysis on its hits {(_percent == 100 ? "" : $"on {_percent} % of accounts ")}move scores, each by {Version.Strength:0.##} at most on its own: too little to flag an account alone. {(LiveBefore is { } live ? $"Version {live.Number} {(_percent == 100 ? "is retired in the same step" : "stays live for the others")}. " : "")}It can be retired at any time."),
        "Let it go live",
        async answer => _percent == 100
            ? await Book.ApproveAsync(await PersonAsync(), Version.Id, Version.Version, answer, Leaving)
            : await Book.ApproveForAsync(await PersonAsync(), Version.Id, Version.Version, _percent, answer, Leaving), "Live from the next analysis on.", label: "What you looked at");

    private Task ShareAsync() => ActAsync(async by => await Book.ShareAsync(by, Version.Id, Version.Version, _next, Leaving), "Changed from the next analysis on.");

    private Task RejectAsync() => AskAsync(
        "Back to draft", "It leaves the shadow and can be changed again. Say what is missing.", "Back to draft",
        async answer => await Book.RejectAsync(await PersonAsync(), Version.Id, Version.Version, answer, Leaving), "Back to draft.");

    private Task RetireAsync() => RetireAsync(Version);

    private Task RetireAsync(RuleVersion version) => AskAsync(
        string.Create(CultureInfo.InvariantCulture, $"Retire version {version.Number}"), "From the next analysis on it looks at nothing, and its hits go from scores. It stays in the list; a later version can begin from it.", "Retire",
        async reason => await Book.RetireAsync(await PersonAsync(), version.Id, version.Version, reason, Leaving), "Retired.", grave: true);

    private async Task AskAsync(string title, string text, string act, Func<string?, Task<Refusal?>> how, string done, bool grave = false, string label = "Reason")
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
