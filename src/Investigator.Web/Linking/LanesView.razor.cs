using Investigator.Domain.Linking;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Investigator.Web.Linking;

/// <summary>Lockstep lanes, drawn by the browser from a JSON endpoint, with a table of the same lanes beside them.</summary>
public sealed partial class LanesView
{
    private ElementReference _canvas;
    private LanePicture? _table;
    private bool _asTable;
    private bool _busy;
    private string? _notice;

    /// <summary>Address of the <see cref="LanePicture"/> as JSON; with <c>from</c> and <c>to</c> added it gives a stretch by the minute or the second. Another address needs another component (<c>@key</c>).</summary>
    [Parameter, EditorRequired] public required string Url { get; set; }

    /// <summary>Loads the same lanes for the table; <c>null</c>: there is no such pool.</summary>
    [Parameter, EditorRequired] public required Func<CancellationToken, Task<LanePicture?>> LoadTable { get; set; }

    /// <summary>CSS height of the picture.</summary>
    [Parameter] public string Height { get; set; } = "70vh";

    /// <summary>An account that was opened by Enter or double click.</summary>
    [Parameter] public EventCallback<string> LaneOpened { get; set; }

    protected override string Module => "./lanes/lanes.js";

    protected override string Unstarted => Say("The script of the lanes could not start. Reload the page; if it stays, tell an administrator.");

    protected override ElementReference Canvas => _canvas;

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public Task OnLaneOpened(string id) => id.Length is > 0 and <= SelectionParts.MaxIdLength ? LaneOpened.InvokeAsync(id) : Task.CompletedTask;

    protected override object Options(object self, string theme) => new { url = Url, dotnet = self, theme, zone = Zone, words = Texts.OfScripts() };

    private async Task ToggleTableAsync()
    {
        if (!_asTable)
        {
            await ShowTableAsync(notice: null);
            return;
        }
        (_asTable, _notice) = (false, null);
        // What was selected in the table is selected in the picture.
        if (Drawn is not null) await Drawn.InvokeVoidAsync("select", Left, Selected);
    }

    protected override async Task ShowTableAsync(string? notice)
    {
        (_notice, _asTable, _busy) = (notice, true, true);
        StateHasChanged();
        _table = await LoadTable(Left);
        _busy = false;
        StateHasChanged();
    }
}
