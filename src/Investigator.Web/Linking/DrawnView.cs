using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Investigator.Web.Linking;

/// <summary>
/// A picture that a script of the browser draws into an element, with a table of the same beside it. Selections and ids that come back are claims: readers check that the person may act on them.
/// </summary>
public abstract class DrawnView : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly SelectionParts _parts = new();
    private DotNetObjectReference<DrawnView>? _self;
    private IJSObjectReference? _module;
    private bool? _drawnDark;
    private string? _drawnZone;
    private IDisposable? _heard;

    protected DrawnView() => Left = _leaving.Token;

    /// <summary>The page's theme; without it the script reads it from the page's colours, once.</summary>
    [CascadingParameter(Name = "IsDark")] public bool? IsDark { get; set; }

    /// <summary>What is selected, a moment after the last change.</summary>
    [Parameter] public EventCallback<IReadOnlyList<string>> SelectionChanged { get; set; }

    [Inject] private IJSRuntime Script { get; set; } = default!;

    [Inject] private ShownTime Times { get; set; } = default!;

    /// <summary>In which zone the console shows its times.</summary>
    protected string Zone => Times.Zone;

    /// <summary>Ends when the component goes.</summary>
    protected CancellationToken Left { get; }

    /// <summary>The drawn picture; <c>null</c> while or when there is none.</summary>
    protected IJSObjectReference? Drawn { get; private set; }

    protected IReadOnlyList<string> Selected { get; private set; } = [];

    /// <summary>Address of the script.</summary>
    protected abstract string Module { get; }

    /// <summary>What to say when the script does not start; the table takes the picture's place.</summary>
    protected abstract string Unstarted { get; }

    protected abstract ElementReference Canvas { get; }

    /// <summary>Called by the script with one part of a selection.</summary>
    [JSInvokable]
    public async Task OnSelection(int batch, int part, int parts, string[] ids)
    {
        if (_parts.Add(batch, part, parts, ids) is { } whole) await SelectAsync(whole);
    }

    public async ValueTask DisposeAsync()
    {
        _heard?.Dispose();
        await _leaving.CancelAsync();
        try
        {
            if (Drawn is not null)
            {
                await Drawn.InvokeVoidAsync("dispose", CancellationToken.None);
                await Drawn.DisposeAsync();
            }
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the picture with it.
        }
        _self?.Dispose();
        _leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the script is started with.</summary>
    protected abstract object Options(object self, string theme);

    protected abstract Task ShowTableAsync(string? notice);

    /// <summary>Tells a drawn picture what changed on the page.</summary>
    protected virtual Task FollowAsync(IJSObjectReference drawn) => Task.CompletedTask;

    protected async Task SelectAsync(IReadOnlyList<string> ids)
    {
        Selected = ids;
        await SelectionChanged.InvokeAsync(ids);
    }

    protected override void OnInitialized() => _heard = Times.Changed.Subscribe(() => _ = InvokeAsync(StateHasChanged));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender) await DrawAsync();
            else if (Drawn is not null) await FollowPageAsync(Drawn);
        }
        catch (OperationCanceledException) when (Left.IsCancellationRequested)
        {
            // The person left while the script was loading.
        }
        catch (JSDisconnectedException)
        {
            // The same, by closing the tab.
        }
        catch (JSException)
        {
            await ShowTableAsync(Unstarted);
            StateHasChanged();
        }
    }

    private async Task DrawAsync()
    {
        _self = DotNetObjectReference.Create(this);
        _module = await Script.InvokeAsync<IJSObjectReference>("import", Left, Module);
        (_drawnDark, _drawnZone) = (IsDark, Zone);
        Drawn = await _module.InvokeAsync<IJSObjectReference>("mount", Left, Canvas, Options(_self, Theme));
        // What was chosen while it was made reached nobody.
        await FollowShellAsync(Drawn);
    }

    private async Task FollowPageAsync(IJSObjectReference drawn)
    {
        await FollowShellAsync(drawn);
        await FollowAsync(drawn);
    }

    private async Task FollowShellAsync(IJSObjectReference drawn)
    {
        if (_drawnDark != IsDark)
        {
            _drawnDark = IsDark;
            await drawn.InvokeVoidAsync("setTheme", Left, Theme);
        }
        if (!string.Equals(_drawnZone, Zone, StringComparison.Ordinal))
        {
            _drawnZone = Zone;
            await drawn.InvokeVoidAsync("setZone", Left, Zone);
        }
    }

    private string Theme => IsDark switch { true => "dark", false => "light", null => "auto" };
}
