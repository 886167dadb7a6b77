using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;

namespace Investigator.EndToEnd;

/// <summary>What must hold on every screen: no serious violation of accessibility, no sideways scrolling, and a picture for people to look at.</summary>
internal static class Examination
{
    private const int LongestPage = 4_000;
    private static readonly string[] Grave = ["serious", "critical"];

    // The dark theme changes colours and nothing else: names, roles and order are looked at in the light one.
    private static readonly AxeRunOptions s_ofColours = new() { RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") };

    // A narrow window changes where things lie and nothing else: what scrolls must be reachable, what is pressed large enough.
    private static readonly AxeRunOptions s_ofLayout = new() { RunOnly = RunOnlyOptions.Rules("scrollable-region-focusable", "target-size") };
    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (900, 1200)];

    /// <summary>The wide window at 200 %.</summary>
    private static readonly (int Width, int Height) Magnified = (720, 450);

    /// <summary>Opens a screen, brings it into its state and examines it.</summary>
    public static async Task LookAsync(IPage page, EveryScreen screen, ColorScheme theme, List<string> faults)
    {
        await new ConsoleScreen(page).OpenAsync(screen.Path);
        if (screen.Act is not null) await screen.Act(page);
        if (await new ConsoleScreen(page).Failed.CountAsync() > 0) faults.Add($"{screen.Name}: a part of the page failed");
        await ExamineAsync(page, screen.Name, theme, faults, screen.Whole);
    }

    /// <summary>Examines what stands in the window now.</summary>
    /// <param name="whole">The picture is of the whole page, and what depends on the width is checked at both widths.</param>
    public static async Task ExamineAsync(IPage page, string name, ColorScheme theme, List<string> faults, bool whole = false)
    {
        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            var wide = width == Sizes[0].Width;
            // A dialog and the graph have the same elements at every width.
            if (wide) await ViolationsAsync(page, $"{name} at {width}", theme is ColorScheme.Dark ? s_ofColours : new(), faults);
            else if (whole && theme is ColorScheme.Light) await ViolationsAsync(page, $"{name} at {width}", s_ofLayout, faults);
            await FitsAsync(page, name, width, faults);
            if (wide) await PictureAsync(page, $"{name}-{theme}.png".ToLowerInvariant(), whole, height);
        }

        if (theme is ColorScheme.Light)
        {
            await page.SetViewportSizeAsync(Magnified.Width, Magnified.Height);
            await FitsAsync(page, $"{name} at 200 %", Magnified.Width, faults);
        }

        await page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
    }

    private static async Task FitsAsync(IPage page, string name, int width, List<string> faults)
    {
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over > 0) faults.Add($"{name} is {over} pixels wider than a window of {width}");
    }

    private static async Task ViolationsAsync(IPage page, string where, AxeRunOptions rules, List<string> faults)
    {
        foreach (var violation in (await page.RunAxe(rules)).Violations.Where(v => Grave.Contains(v.Impact)))
            faults.Add($"{where}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(4).Select(node => node.Html))}");
    }

    /// <summary>The bar stays at the top of the window, so the window grows to the page instead of the picture past the window.</summary>
    private static async Task PictureAsync(IPage page, string name, bool whole, int height)
    {
        if (whole) await page.SetViewportSizeAsync(Sizes[0].Width, Math.Clamp(await page.EvaluateAsync<int>("document.documentElement.scrollHeight"), height, LongestPage));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Artifacts.Screenshots, name), Animations = ScreenshotAnimations.Disabled });
    }
}
