using Deque.AxeCore.Playwright;
using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;

namespace Investigator.EndToEnd.Journeys;

/// <summary>What must hold on every page that any rail shows, pages to come included.</summary>
public sealed class EveryPageJourney(ConsoleUnderTest console) : IClassFixture<ConsoleUnderTest>
{
    private static readonly string[] Grave = ["serious", "critical"];

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task No_page_has_a_serious_accessibility_violation(ColorScheme theme)
    {
        var found = new List<string>();
        var seen = await VisitAllAsync(theme, async (page, path) =>
        {
            foreach (var violation in (await page.RunAxe()).Violations.Where(v => Grave.Contains(v.Impact)))
                found.Add($"{path}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(4).Select(node => node.Html))}");
        });
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.True(seen >= 3, $"Only {seen} pages were seen.");
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Every_page_fits_a_narrow_window_and_has_its_picture_taken(ColorScheme theme)
    {
        var wide = new List<string>();
        await VisitAllAsync(theme, async (page, path) =>
        {
            var name = path.Trim('/') is { Length: > 0 } word ? word.Replace('/', '-') : "overview";
            await page.ScreenshotAsync(new() { Path = Path.Combine(Artifacts.Screenshots, $"{name}-{theme}.png".ToLowerInvariant()), Animations = ScreenshotAnimations.Disabled });
            await page.SetViewportSizeAsync(900, 1200);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) wide.Add($"{path} is {over} pixels wider than a window of 900");
            await page.SetViewportSizeAsync(1440, 900);
        });
        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }

    /// <summary>Every page once, by the first of these people whose rail shows it.</summary>
    private async Task<int> VisitAllAsync(ColorScheme theme, Func<IPage, string, Task> look)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in (string[])["Manager 1", "Admin 1", "Partner 1"])
            await console.WalkAsync(
                async page =>
                {
                    var screen = await new SignInScreen(page).EnterAsAsync(person);
                    foreach (var (_, path) in await screen.PagesAsync())
                    {
                        if (!seen.Add(path)) continue;
                        await screen.OpenAsync(path);
                        await look(page, path);
                    }
                },
                theme,
                $"every-page-{person.Replace(' ', '-')}");
        return seen.Count;
    }
}
