using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;

namespace Investigator.EndToEnd;

/// <summary>What must hold on every screen: no serious violation of accessibility, no sideways scrolling, a focus that goes on as one reads, and a picture for people to look at.</summary>
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
            if (theme is ColorScheme.Light)
                foreach (var jump in await page.EvaluateAsync<string[]>(FocusJumps)) faults.Add($"{name} at {width}: {jump}");
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

    /// <summary>What stands in the way of Tab: it follows the order of the document, so none may ask for another place in it, and the next must not stand above, but at the head of a column to the right.</summary>
    private const string FocusJumps = """
        (() => {
          const root = [...document.querySelectorAll('.mud-dialog')].at(-1) ?? document.querySelector('main') ?? document.body;
          const name = e => (e.getAttribute('aria-label') || e.textContent || e.id || e.tagName).trim().replace(/\s+/g, ' ').slice(0, 40);
          const faults = [...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).map(e => `${name(e)} asks for a place of its own in the order of the focus`);
          const stops = [...root.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
            .filter(e => !e.disabled && e.tabIndex === 0 && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
          const scrolled = e => { while (e && e !== root && !/auto|scroll/.test(getComputedStyle(e).overflowY)) e = e.parentElement; return e && e !== root ? e : null; };
          for (let i = 1; i < stops.length; i++) {
            const box = scrolled(stops[i - 1]); // what is scrolled away in it stands where it stands
            const [was, is] = [(box && !box.contains(stops[i]) ? box : stops[i - 1]).getBoundingClientRect(), stops[i].getBoundingClientRect()];
            const row = stops[i].closest('tr'); // cells of one row stand side by side, however high each is
            if (!(row && row === stops[i - 1].closest('tr')) && is.width > 0 && is.bottom <= was.top + 1 && is.left < was.right - 1) faults.push(`the focus goes up from ${name(stops[i - 1])} to ${name(stops[i])}`);
          }
          return faults.slice(0, 5);
        })()
        """;

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
