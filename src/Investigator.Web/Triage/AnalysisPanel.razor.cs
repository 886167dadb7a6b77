using System.Globalization;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Triage;

/// <summary>The latest run with its stages, and the one under way.</summary>
public sealed partial class AnalysisPanel
{
    private IReadOnlyList<AnalysisRun>? _runs;

    [Inject] private AnalysisState State { get; set; } = null!;

    [Inject] private IAnalysisResults Results { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private IHostApplicationLifetime Life { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        RefreshOn(News.AnalysisMoved, LoadAsync);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        if (State.Progress is null) _runs = await Results.RunsAsync(1, Leaving);
    }

    // The run outlives this page: it ends with the console or by "Cancel", not when a person looks elsewhere. What breaks it, the state records and shows.
    private async Task RunAsync()
    {
        var by = await PersonAsync();
        if (by.Works) _ = State.RunAsync(by, Life.ApplicationStopping);
    }

    private async Task CancelAsync()
    {
        if (State.Cancel(await PersonAsync()) is { } why) Snackbar.Refused(why);
        else Snackbar.Done(Say("The analysis is stopping. The results of the run before stay."));
    }

    private static string Word(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Done => Say("done"),
        RunOutcome.Cancelled => Say("cancelled"),
        RunOutcome.Failed => Say("failed"),
    };

    private static string Sentence(string stage) => stage.Length == 0 ? stage : char.ToUpperInvariant(stage[0]) + stage[1..];

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
