using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;

namespace Investigator.Web.Shell;

/// <summary>The frame around every page: bar, rail, theme and keys.</summary>
public sealed partial class ConsoleLayout : IDisposable
{
    private ErrorBoundary? _boundary;
    private DotNetObjectReference<ConsoleLayout>? _self;
    private bool _dark = true;
    private bool _chosen;
    private bool _rail = true;
    private string? _folded;
    private readonly OpenDialogs _open = new();

    [Inject] private ConsoleScript Script { get; set; } = null!;

    [Inject] private ShownTime Times { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    private string SkipTo => new Uri(Navigation.Uri).PathAndQuery + "#page";

    protected override void OnInitialized()
    {
        Navigation.LocationChanged += Recover;
        Dialogs.DialogInstanceAddedAsync += _open.AddAsync;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        var browser = await Script.StartAsync(_self, ConsoleKeys.All);
        (_dark, _chosen) = (browser.Theme is null ? browser.SystemDark : browser.Theme == "dark", browser.Theme is not null);
        _folded = browser.Rail;
        Times.Start(browser.Zone, browser.Local);
        StateHasChanged();
    }

    private async Task SwitchThemeAsync()
    {
        (_dark, _chosen) = (!_dark, true);
        await Script.RememberAsync("theme", _dark ? "dark" : "light");
    }

    [JSInvokable]
    public async Task SystemThemeAsync(bool dark)
    {
        if (_chosen) return;
        _dark = dark;
        await InvokeAsync(StateHasChanged);
    }

    /// <param name="working">Those of the table that find something to act on.</param>
    [JSInvokable]
    public Task KeysAsync(string[] working) => InvokeAsync(() => Dialogs.ShowAsync<KeysOverlay>(Say("Keys"), new DialogParameters<KeysOverlay> { { d => d.Working, working } }));

    /// <param name="acts">What can be done on the page below, in the order in which the script keeps its buttons.</param>
    [JSInvokable]
    public Task PaletteAsync(PageAct[] acts) => InvokeAsync(() => Dialogs.ShowAsync<Palette>(Say("Go to"), new DialogParameters<Palette> { { d => d.Acts, acts } }, new DialogOptions { Position = DialogPosition.TopCenter, NoHeader = true }));

    [JSInvokable]
    public Task EscapeAsync() => InvokeAsync(_open.CloseTop);

    private static string Explain(Exception broken) => broken is OperationCanceledException
        ? Say("The work was cancelled. Try again.")
        : Say("It has been written to the console's log. Try again, or go to another page; if it keeps failing, tell an administrator when it happened.");

    private void Recover(object? sender, LocationChangedEventArgs e) => _boundary?.Recover();

    public void Dispose()
    {
        Navigation.LocationChanged -= Recover;
        Dialogs.DialogInstanceAddedAsync -= _open.AddAsync;
        _self?.Dispose();
    }
}
