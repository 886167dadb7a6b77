using Investigator.Domain.Linking;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Investigator.Web.Linking;

/// <summary>
/// The picture of a neighbourhood, drawn by the browser from a JSON endpoint, with a table of the same nodes and links beside it.
/// What comes back from the browser (selections, opened ids) is a claim: readers check that the ids exist and that the person may see them.
/// </summary>
public sealed partial class GraphView : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly SelectionParts _parts = new();
    private readonly CancellationToken _left;
    private ElementReference _canvas;
    private DotNetObjectReference<GraphView>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _graph;
    private NeighbourhoodGraph? _table;
    private IReadOnlyList<string> _selected = [];
    private string? _drawnUrl;
    private bool? _drawnDark;
    private bool _asTable;
    private string? _notice;

    public GraphView() => _left = _leaving.Token;

    /// <summary>Address of the <see cref="NeighbourhoodGraph"/> as JSON.</summary>
    [Parameter, EditorRequired] public required string Url { get; set; }

    /// <summary>Address of one node's neighbourhood, with <c>{id}</c> in place of the node id; without it nodes cannot be expanded.</summary>
    [Parameter] public string? ExpandUrl { get; set; }

    /// <summary>What the picture shows, for people who cannot see it: "Graph of account acc-1".</summary>
    [Parameter] public string Title { get; set; } = "Graph of links";

    /// <summary>What to say when there is nothing to draw.</summary>
    [Parameter] public string EmptyText { get; set; } = "This account has no links yet.";

    /// <summary>CSS height of the picture.</summary>
    [Parameter] public string Height { get; set; } = "70vh";

    /// <summary>The page's theme; without it the script reads it from the page's colours, once.</summary>
    [CascadingParameter(Name = "IsDark")] public bool? IsDark { get; set; }

    /// <summary>Loads the same graph for the table. Without it there is no table.</summary>
    [Parameter] public Func<CancellationToken, Task<NeighbourhoodGraph>>? LoadTable { get; set; }

    /// <summary>The selected node ids, a moment after the last change.</summary>
    [Parameter] public EventCallback<IReadOnlyList<string>> SelectionChanged { get; set; }

    /// <summary>A node id that was opened by Enter or double click.</summary>
    [Parameter] public EventCallback<string> NodeOpened { get; set; }

    [Inject] private IJSRuntime Script { get; set; } = default!;

    /// <summary>Moves to a node and puts the keyboard there; does nothing while the picture is not drawn.</summary>
    public async Task FocusAsync(string nodeId)
    {
        if (_graph is not null) await _graph.InvokeVoidAsync("focusNode", _left, nodeId);
    }

    /// <summary>Called by the script with one part of a selection.</summary>
    [JSInvokable]
    public async Task OnSelection(int batch, int part, int parts, string[] ids)
    {
        if (_parts.Add(batch, part, parts, ids) is { } whole) await SelectAsync(whole);
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public Task OnNodeOpened(string id) => id.Length <= SelectionParts.MaxIdLength ? NodeOpened.InvokeAsync(id) : Task.CompletedTask;

    /// <summary>Called by the script when the browser has no WebGL.</summary>
    [JSInvokable]
    public Task OnDrawingUnavailable() => ShowTableAsync("This browser cannot draw the graph (WebGL is off or missing).");

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        try
        {
            if (_graph is not null)
            {
                await _graph.InvokeVoidAsync("dispose", CancellationToken.None);
                await _graph.DisposeAsync();
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
            else if (_graph is not null) await FollowAsync(_graph);
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
            await ShowTableAsync("The script of the graph could not start. Reload the page; if it stays, tell an administrator.");
            StateHasChanged();
        }
    }

    private async Task DrawAsync()
    {
        (_drawnUrl, _drawnDark) = (Url, IsDark);
        _self = DotNetObjectReference.Create(this);
        _module = await Script.InvokeAsync<IJSObjectReference>("import", _left, "./graph/graph.js");
        _graph = await _module.InvokeAsync<IJSObjectReference>("mount", _left, _canvas, new
        {
            url = Url,
            expandUrl = ExpandUrl,
            dotnet = _self,
            theme = Theme,
            labels = new { title = Title, empty = EmptyText },
        });
    }

    private async Task FollowAsync(IJSObjectReference graph)
    {
        if (_drawnDark != IsDark)
        {
            _drawnDark = IsDark;
            await graph.InvokeVoidAsync("setTheme", _left, Theme);
        }
        if (!string.Equals(_drawnUrl, Url, StringComparison.Ordinal))
        {
            (_drawnUrl, _table) = (Url, null);
            await graph.InvokeVoidAsync("reload", _left, Url);
            if (_asTable) await ShowTableAsync(notice: null);
        }
    }

    private string Theme => IsDark switch { true => "dark", false => "light", null => "auto" };

    private async Task SelectAsync(IReadOnlyList<string> ids)
    {
        _selected = ids;
        await SelectionChanged.InvokeAsync(ids);
    }

    private Task ToggleTableAsync()
    {
        if (!_asTable) return ShowTableAsync(notice: null);

        (_asTable, _notice) = (false, null);
        return Task.CompletedTask;
    }

    private async Task ShowTableAsync(string? notice)
    {
        _notice = notice;
        if (LoadTable is not null)
        {
            _asTable = true;
            StateHasChanged();
            _table ??= await LoadTable(_left);
        }
        StateHasChanged();
    }
}
