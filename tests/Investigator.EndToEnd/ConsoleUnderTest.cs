using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using Investigator.Web.Tests.Audit;
using Microsoft.Playwright;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // one console and one browser at a time: two cores are enough

namespace Investigator.EndToEnd;

/// <summary>The built console as its users run it: its own process, its own empty data folder, a free loopback port. And a browser to look at it.</summary>
public class ConsoleUnderTest : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly string _data = Directory.CreateTempSubdirectory("investigator-e2e-").FullName;
    private readonly ConcurrentQueue<string> _log = new();
    private Process? _console;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>What it is started with beside its address and its folder.</summary>
    protected virtual IReadOnlyList<(string Name, string Value)> Settings => [];

    /// <summary>Lays out its folder before it starts.</summary>
    protected virtual Task PrepareAsync(string folder) => Task.CompletedTask;

    /// <summary>The folder of another console that this one starts with a copy of; <c>null</c>: with an empty one.</summary>
    public string? From { get; init; }

    /// <summary>Where the console answers, without a slash at the end.</summary>
    public string Address { get; } = $"http://localhost:{FreePort.Next()}";

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(60_000); // a busy machine is slow, not wrong
        if (From is not null) Copy(From, _data);
        await PrepareAsync(_data);
        _console = Start();
        await WaitUntilItAnswersAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(Chromium.LaunchOptions());
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        if (_console is { HasExited: false })
        {
            _console.Kill(entireProcessTree: true);
            await _console.WaitForExitAsync();
        }

        _console?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Ends the console without a word, as a machine that loses its power does, and starts it anew on the same folder and address.</summary>
    /// <param name="copy">An empty folder, to leave a copy of its own in meanwhile; <c>null</c>: none.</param>
    public async Task RestartAsync(string? copy = null)
    {
        _console!.Kill(entireProcessTree: true);
        await _console.WaitForExitAsync();
        _console.Dispose();
        if (copy is not null) Copy(_data, copy);
        _console = Start();
        await WaitUntilItAnswersAsync();
    }

    /// <summary>Walks a journey in a fresh browser profile. If it fails, the trace, the picture and the console's log stay in artifacts/test-results.</summary>
    /// <param name="traced">Whether each step is kept until the end, which takes as long as the steps themselves; where pictures are taken anyway they tell enough.</param>
    /// <param name="zone">Where the browser is; <c>null</c>: where this machine is.</param>
    public async Task WalkAsync(Func<IPage, Task> journey, ColorScheme theme = ColorScheme.Light, [CallerMemberName] string name = "", bool traced = true, string? zone = null)
    {
        await using var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            ColorScheme = theme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1440, Height = 900 },
            AcceptDownloads = true,
            TimezoneId = zone,
        });
        context.SetDefaultTimeout(60_000);
        if (traced) await context.Tracing.StartAsync(new() { Snapshots = true });
        var page = await context.NewPageAsync();
        try
        {
            await journey(page);
            if (traced) await context.Tracing.StopAsync();
        }
        catch (Exception broken)
        {
            var kept = Path.Combine(Artifacts.TestResults, $"{name}-{theme}".ToLowerInvariant());
            await page.ScreenshotAsync(new() { Path = kept + ".png" });
            if (traced) await context.Tracing.StopAsync(new() { Path = kept + ".zip" });
            await File.WriteAllLinesAsync(kept + ".log", _log);
            var alerts = string.Join('\n', await page.GetByRole(AriaRole.Alert).AllInnerTextsAsync());
            throw new InvalidOperationException($"{broken.Message}\nAt {page.Url}, alerts on the page: {alerts}\nThe console's last lines:\n{string.Join('\n', _log.TakeLast(20))}", broken);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = _data };
        start.ArgumentList.Add(Artifacts.Console);
        start.ArgumentList.Add("--data");
        start.ArgumentList.Add("."); // its working folder: no path of this machine stands in a picture
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        var console = Process.Start(start) ?? throw new InvalidOperationException("The console did not start.");
        console.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        console.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        console.BeginOutputReadLine();
        console.BeginErrorReadLine();
        return console;
    }

    private async Task WaitUntilItAnswersAsync()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var late = new CancellationTokenSource(StartLimit);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (await pace.WaitForNextTickAsync(late.Token))
        {
            if (_console!.HasExited) throw new InvalidOperationException("The console ended at start:\n" + string.Join('\n', _log));
            try
            {
                using var answer = await http.GetAsync(new Uri(Address + "/signed-out"), late.Token);
                if (answer.StatusCode is HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
        }
    }
}
