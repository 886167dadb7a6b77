using Microsoft.JSInterop;

namespace Investigator.Web.Shell;

/// <summary>The little script of the shell: clipboard, theme and zone of the browser, keys. Scoped: one per circuit.</summary>
internal sealed class ConsoleScript(IJSRuntime js) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    private Task<IJSObjectReference> Module => _module ??= js.InvokeAsync<IJSObjectReference>("import", "./shell/console.js").AsTask();

    public async Task CopyAsync(string text) => await (await Module).InvokeVoidAsync("copy", text);

    /// <summary>What the browser says and remembers.</summary>
    /// <param name="layout">What the script calls back.</param>
    internal async Task<BrowserState> StartAsync(object layout, IReadOnlyList<KeyBinding> keys) => await (await Module).InvokeAsync<BrowserState>("start", layout, keys);

    internal async Task RememberAsync(string key, string? value) => await (await Module).InvokeVoidAsync("remember", key, value);

    /// <summary>Presses a button of the page that the script offered to the palette.</summary>
    internal async Task PressAsync(int offered) => await (await Module).InvokeVoidAsync("press", offered);

    /// <summary>What the browser remembers, or <c>null</c>.</summary>
    internal async Task<string?> RecallAsync(string key) => await (await Module).InvokeAsync<string?>("recall", key);

    /// <summary>A draft was sent: the tab keeps it no longer.</summary>
    /// <param name="name">As in the field's <c>data-draft</c>.</param>
    internal async Task ForgetDraftAsync(string name) => await (await Module).InvokeVoidAsync("forgetDraft", name);

    internal async Task PrintAsync() => await (await Module).InvokeVoidAsync("print");

    /// <summary>How close rows stand: <c>compact</c>, or anything else for roomy. The browser remembers it.</summary>
    internal async Task DensityAsync(string value)
    {
        await RememberAsync("density", value);
        await (await Module).InvokeVoidAsync("density", value);
    }

    internal async Task FocusAsync(string selector) => await (await Module).InvokeVoidAsync("focus", selector);

    public async ValueTask DisposeAsync()
    {
        if (_module is not { IsCompletedSuccessfully: true }) return;
        try
        {
            var module = await _module;
            await module.InvokeVoidAsync("stop");
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and its script with it.
        }
    }
}

/// <summary>What the browser says of itself.</summary>
/// <param name="Theme">What was chosen here: <c>dark</c>, <c>light</c> or <c>null</c> for "as the system".</param>
/// <param name="Rail">The folded groups of the rail, see <see cref="RailGroup.ReadFolded"/>.</param>
internal sealed record BrowserState(string Zone, bool Local, string? Theme, bool SystemDark, string? Rail = null);
