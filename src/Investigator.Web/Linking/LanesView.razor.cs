using Investigator.Domain.Linking;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Investigator.Web.Linking;

/// <summary>
/// Lockstep lanes, drawn by the browser from a JSON endpoint, with a table of the same lanes beside them. Selections and opened ids that come back are claims:
/// readers check that the person may act on them.
/// </summary>
public sealed partial class LanesView : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly SelectionParts _parts = new();
    private readonly CancellationToken _left;
    private ElementReference _canvas;
    private DotNetObjectReference<LanesView>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _lanes;
    private LanePicture? _table;
    private IReadOnlyList<string> _selected = [];
    private bool? _drawnDark;
    private bool _asTable;
    private bool _busy;
    private string? _notice;

    public LanesView() => _left = _leaving.Token;

    /// <summary>Address of the <see cref="LanePicture"/> as JSON; with <c>from</c> and <c>to</c> added it gives a stretch by the minute. Another address needs another component (<c>@key</c>).</summary>
    [Parameter, EditorRequired] public required string Url { get; set; }

    /// <summary>Loads the same lanes for the table; <c>null</c>: there is no such pool.</summary>
    [Parameter, EditorRequired] public required Func<CancellationToken, Task<LanePicture?>> LoadTable { get; set; }

    /// <summary>CSS height of the picture.</summary>
    [Parameter] public string Height { get; set; } = "70vh";

    /// <summary>The page's theme; without it the script reads it from the page's colours, once.</summary>
    [CascadingParameter(Name = "IsDark")] public bool? IsDark { get; set; }

    /// <summary>The selected accounts, a moment after the last change.</summary>
    [Parameter] public EventCallback<IReadOnlyList<string>> SelectionChanged { get; set; }

    /// <summary>An account that was opened by Enter or double click.</summary>
    [Parameter] public EventCallback<string> LaneOpened { get; set; }

    [Inject] private IJSRuntime Script { get; set; } = default!;

    /// <summary>Called by the script with one part of a selection.</summary>
    [JSInvokable]
    public async Task OnSelection(int batch, int part, int parts, string[] ids)
    {
        if (_parts.Add(batch, part, parts, ids) is { } whole) await SelectAsync(whole);
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public Task OnLaneOpened(string id) => id.Length is > 0 and <= SelectionParts.MaxIdLength ? LaneOpened.InvokeAsync(id) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        try
        {
            if (_lanes is not null)
            {
                await _lanes.InvokeVoidAsync("dispose", CancellationToken.None);
                await _lanes.DisposeAsync();
            }
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the picture with it.
        }
        _self?.Dispose();
        _leaving.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender) await DrawAsync();
            else if (_lanes is not null && _drawnDark != IsDark)
            {
                _drawnDark = IsDark;
                await _lanes.InvokeVoidAsync("setTheme", _left, Theme);
            }
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The person left while the script was loading.
        }
        catch (JSDisconnectedException)
        {
            // The same, by closing the tab.
        }
        catch (JSException)
        {
            await ShowTableAsync("The script of the lanes could not start. Reload the page; if it stays, tell an administrator.");
        }
    }

    private async Task DrawAsync()
    {
        _drawnDark = IsDark;
        _self = DotNetObjectReference.Create(this);
        _module = await Script.InvokeAsync<IJSObjectReference>("import", _left, "./lanes/lanes.js");
        _lanes = await _module.InvokeAsync<IJSObjectReference>("mount", _left, _canvas, new { url = Url, dotnet = _self, theme = Theme });
    }

    private string Theme => IsDark switch { true => "dark", false => "light", null => "auto" };

    private async Task SelectAsync(IReadOnlyList<string> ids)
    {
        _selected = ids;
        await SelectionChanged.InvokeAsync(ids);
    }

    private async Task ToggleTableAsync()
    {
        if (!_asTable)
        {
            await ShowTableAsync(notice: null);
            return;
        }
        (_asTable, _notice) = (false, null);
        // What was selected in the table is selected in the picture.
        if (_lanes is not null) await _lanes.InvokeVoidAsync("select", _left, _selected);
    }

    private async Task ShowTableAsync(string? notice)
    {
        (_notice, _asTable, _busy) = (notice, true, true);
        StateHasChanged();
        _table = await LoadTable(_left);
        _busy = false;
        StateHasChanged();
    }
}
