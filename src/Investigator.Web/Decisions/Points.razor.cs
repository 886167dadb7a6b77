using System.Globalization;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Decisions;

/// <summary>The gateways that follow the decisions, and how they do.</summary>
public sealed partial class Points
{
    private const int Most = 50;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);

    private Page<PointRow>? _page;
    private ITimer? _timer;

    [SupplyParameterFromQuery(Name = "from")] public int? From { get; set; }

    private int Skip => Math.Max(0, From ?? 0);

    protected override void OnInitialized()
    {
        RefreshOn(News.CasesChanged, LoadAsync);
        // A point that falls silent raises no news.
        var tick = new Signal();
        RefreshOn(tick, LoadAsync);
        _timer = Clock.CreateTimer(_ => tick.Raise(), null, Between, Between);
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _timer?.Dispose();
        base.Dispose(disposing);
    }

    private async Task LoadAsync() => _page = await Desk.LoadAsync(await PersonAsync(), Skip, Most, Leaving);

    private void Turn(int skip) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("from", skip == 0 ? null : skip));

    private async Task NarrowAsync(PointRow row, EnforcedKinds kinds)
    {
        var text = Say("From now on {0} is told of {1} alone. What it holds of other kinds stays there until it starts anew. You can change it back.", VisibleText.Of(row.Name, 60), DecisionWords.Of(kinds));
        if (!await Dialogs.ConfirmAsync(Say("Change what this point is told of"), text, Say("Change"))) return;
        if (await Desk.NarrowAsync(await PersonAsync(), row.Id, kinds, Leaving) is { } why) Snackbar.Refused(why);
        else Snackbar.Done(Say("Changed."));
        await LoadAsync();
    }

    private static string Because(PointRow row, PointState state) => state is PointState.Lying
        ? Say("by the traffic of {0:N0} {1}", row.Breaches, row.Breaches == 1 ? Say("decision") : Say("decisions"))
        : "";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Sign(PointState state) => state switch
    {
        PointState.Up => Icons.Material.Outlined.CheckCircle,
        PointState.Slow => Icons.Material.Outlined.HourglassBottom,
        PointState.Down => Icons.Material.Outlined.CloudOff,
        PointState.Lying => Icons.Material.Outlined.Report,
        PointState.Revoked => Icons.Material.Outlined.Block,
        PointState.Unheard => Icons.Material.Outlined.HelpOutline,
    };

    private static Color Shade(PointState state) => state switch
    {
        PointState.Up => Color.Success,
        PointState.Slow => Color.Warning,
        PointState.Down or PointState.Lying => Color.Error,
        _ => Color.Default,
    };
}
