using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;

namespace Investigator.Web.Shell;

/// <summary>
/// Both themes as one style sheet that browsers keep. In the page MudBlazor's provider would write each into the tree of every circuit, 25 KB at a time and two or three of them held as long as the page stands,
/// and only after the browser had said which one it wants.
/// </summary>
internal sealed class ThemeSheet(ILoggerFactory logs)
{
    public const string Path = "/shell/theme.css";

    private readonly Lazy<Task<string>> _text = new(() => WriteAsync(logs));

    /// <summary>Address of the sheet: another text has another, so browsers may keep it for good.</summary>
    public async Task<string> AddressAsync() => $"{Path}?v={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(await _text.Value)))[..16]}";

    public Task<string> TextAsync() => _text.Value;

    private static async Task<string> WriteAsync(ILoggerFactory logs)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IJSRuntime, NoBrowser>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, logs);
        var (sheet, written) = (new StringBuilder(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var dark in (bool[])[false, true])
        {
            var given = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(MudThemeProvider.Theme)] = ConsoleTheme.Theme, [nameof(MudThemeProvider.IsDarkMode)] = dark });
            var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<MudThemeProvider>(given)).ToHtmlString());
            var name = dark ? "dark" : "light";
            // Without the weight of an attribute: what the console's own sheet says of the root, for paper say, still wins.
            foreach (var style in Styles(html).Where(written.Add))
                sheet.Append(style.Replace(":root", $":root:where([data-theme={name}])", StringComparison.Ordinal));
            sheet.Append(":root:where([data-theme=").Append(name).Append("]) { color-scheme: ").Append(name).Append("; }\n");
        }

        return sheet.ToString();
    }

    /// <summary>What stands in the style elements of a document, one after the other.</summary>
    private static IEnumerable<string> Styles(string html)
    {
        for (var from = html.IndexOf("<style", StringComparison.Ordinal); from >= 0; from = html.IndexOf("<style", from, StringComparison.Ordinal))
        {
            from = html.IndexOf('>', from) + 1;
            yield return html[from..html.IndexOf("</style>", from, StringComparison.Ordinal)];
        }
    }

    /// <summary>A theme is written without asking a browser.</summary>
    private sealed class NoBrowser : IJSRuntime
    {
        public ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args) => ValueTask.FromResult(default(T)!);

        public ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken cancellationToken, object?[]? args) => ValueTask.FromResult(default(T)!);
    }
}
