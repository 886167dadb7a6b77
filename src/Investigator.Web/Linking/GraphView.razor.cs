using Investigator.Domain.Linking;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Investigator.Web.Linking;

/// <summary>The picture of a neighbourhood, drawn by the browser from a JSON endpoint. Its table shows what the picture shows at the moment, read anew from the stores.</summary>
public sealed partial class GraphView
{
    private readonly SelectionParts _shownParts = new();
    private readonly SelectionParts _openedParts = new();
    private ElementReference _canvas;
    private NeighbourhoodGraph? _table;
    private IReadOnlyList<string>? _shown;
    private IReadOnlyList<string> _opened = [];
    private string? _drawnUrl;
    private bool _asTable;
    private string? _notice;

    /// <summary>Address of the <see cref="NeighbourhoodGraph"/> as JSON; with <c>skip</c> added it gives the next part.</summary>
    [Parameter, EditorRequired] public required string Url { get; set; }

    /// <summary>Address of one node's neighbourhood, with <c>{id}</c> in place of the node id; without it nodes cannot be expanded.</summary>
    [Parameter] public string? ExpandUrl { get; set; }

    /// <summary>Where the next part of what the picture began with is asked for, when <see cref="Url"/> is of a kept picture.</summary>
    [Parameter] public string? StartUrl { get; set; }

    /// <summary>Address that takes a node id and others as JSON and says when they had to do with each other; without it only what the graph says is shown.</summary>
    [Parameter] public string? UsesUrl { get; set; }

    /// <summary>Address that takes the picture's node ids as JSON and answers with a GraphML file; without it there is none.</summary>
    [Parameter] public string? ExportUrl { get; set; }

    /// <summary>Address that takes the picture's node ids as JSON and answers with what is known of them: a picture that was left in this tab is drawn again from it. Without it the picture begins anew.</summary>
    [Parameter] public string? NodesUrl { get; set; }

    /// <summary>What the picture is of, to the version: what was left of another is not drawn again. Without it <see cref="Url"/>.</summary>
    [Parameter] public string? LeftAs { get; set; }

    /// <summary>What the picture shows, for people who cannot see it: "Graph of account acc-1".</summary>
    [Parameter] public string Title { get; set; } = Say("Graph of links");

    /// <summary>What to say when there is nothing to draw.</summary>
    [Parameter] public string EmptyText { get; set; } = Say("This account has no links yet.");

    /// <summary>CSS height of the picture.</summary>
    [Parameter] public string Height { get; set; } = "70vh";

    /// <summary>Loads the graph that was begun with, for the table of a browser that draws none. Without it there is no table.</summary>
    [Parameter] public Func<CancellationToken, Task<NeighbourhoodGraph>>? LoadTable { get; set; }

    /// <summary>Loads the named nodes and their links for the table; the second list names resources whose accounts were asked for.</summary>
    [Parameter] public Func<IReadOnlyList<string>, IReadOnlyList<string>, CancellationToken, Task<NeighbourhoodGraph>>? LoadShown { get; set; }

    /// <summary>A node id that was opened by Enter or double click.</summary>
    [Parameter] public EventCallback<string> NodeOpened { get; set; }

    protected override string Module => "./graph/graph.js";

    protected override string Unstarted => Say("The script of the graph could not start. Reload the page; if it stays, tell an administrator.");

    protected override ElementReference Canvas => _canvas;

    /// <summary>Moves to a node and puts the keyboard there; does nothing while the picture is not drawn.</summary>
    public async Task FocusAsync(string nodeId)
    {
        if (Drawn is not null) await Drawn.InvokeVoidAsync("focusNode", Left, nodeId);
    }

    /// <summary>Lets the browser send the picture to be kept, which is too large for the circuit; <c>null</c>: nothing is drawn that could be.</summary>
    /// <param name="about">What the address takes beside the picture.</param>
    public async Task<KeptPicture?> KeepAsync(string url, string method, object about) =>
        Drawn is null ? null : await Drawn.InvokeAsync<KeptPicture?>("keep", Left, url, method, about);

    /// <summary>Called by the script with one part of the resources that were opened.</summary>
    [JSInvokable]
    public void OnOpened(int batch, int part, int parts, string[] ids)
    {
        if (_openedParts.Add(batch, part, parts, ids) is { } whole) _opened = whole;
    }

    /// <summary>Called by the script with one part of the nodes that the picture shows.</summary>
    [JSInvokable]
    public void OnShown(int batch, int part, int parts, string[] ids)
    {
        if (_shownParts.Add(batch, part, parts, ids) is { } whole) _shown = whole;
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public Task OnNodeOpened(string id) => id.Length <= SelectionParts.MaxIdLength ? NodeOpened.InvokeAsync(id) : Task.CompletedTask;

    /// <summary>Called by the script when the browser has no WebGL.</summary>
    [JSInvokable]
    public Task OnDrawingUnavailable() => ShowTableAsync(Say("This browser cannot draw the graph (WebGL is off or missing)."));

    protected override object Options(object self, string theme)
    {
        _drawnUrl = Url;
        return new
        {
            url = Url,
            startUrl = StartUrl,
            expandUrl = ExpandUrl,
            usesUrl = UsesUrl,
            exportUrl = ExportUrl,
            nodesUrl = NodesUrl,
            leftAs = LeftAs,
            dotnet = self,
            theme,
            zone = Zone,
            labels = new { title = Title, empty = EmptyText },
            words = Texts.OfScripts(),
        };
    }

    protected override async Task FollowAsync(IJSObjectReference drawn)
    {
        if (string.Equals(_drawnUrl, Url, StringComparison.Ordinal)) return;
        (_drawnUrl, _table, _shown) = (Url, null, null);
        await drawn.InvokeVoidAsync("reload", Left, Url);
        if (_asTable) await ShowTableAsync(notice: null);
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
        if (Drawn is not null) await Drawn.InvokeVoidAsync("select", Left, Selected);
    }

    protected override async Task ShowTableAsync(string? notice)
    {
        _notice = notice;
        if (LoadTable is not null)
        {
            (_asTable, _table, _shown) = (true, null, null);
            StateHasChanged();
            if (Drawn is not null && LoadShown is not null) await Drawn.InvokeVoidAsync("tellShown", Left);
            _table = _shown is { } shown && LoadShown is not null ? await LoadShown(shown, _opened, Left) : await LoadTable(Left);
        }
        StateHasChanged();
    }
}
