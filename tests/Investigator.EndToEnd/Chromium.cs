using Microsoft.Playwright;

namespace Investigator.EndToEnd;

/// <summary>The browser that the system's package manager installed; nothing is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static BrowserTypeLaunchOptions LaunchOptions() => new()
    {
        ExecutablePath = Find(),
        Args =
        [
            "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--use-angle=swiftshader", "--enable-unsafe-swiftshader", // WebGL in software, for the graph
        ],
    };

    private static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend("/usr/bin");
        return (from folder in folders from name in Names select Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Chromium is missing. Install it with the system's package manager: apt-get install chromium");
    }
}
