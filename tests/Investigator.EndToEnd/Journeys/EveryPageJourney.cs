using Deque.AxeCore.Playwright;
using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;

namespace Investigator.EndToEnd.Journeys;

/// <summary>What must hold on every page that any rail shows (pages to come included), on every detail page, dialog and state: no serious violation, no sideways scrolling, a picture.</summary>
public sealed class EveryPageJourney(ConsoleWithACase found) : IClassFixture<ConsoleWithACase>
{
    private const int LongestPage = 4_000;
    private static readonly string[] Grave = ["serious", "critical"];
    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (900, 1200)];

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Pages_on_the_rail_are_open_to_all_and_fit(ColorScheme theme)
    {
        var faults = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in (string[])["Manager 1", "Admin 1", "Partner 1"])
            await found.Console.WalkAsync(
                async page =>
                {
                    var frame = await new SignInScreen(page).EnterAsAsync(person);
                    foreach (var (_, path) in await frame.PagesAsync())
                    {
                        if (!seen.Add(path)) continue;
                        var name = path.Trim('/') is { Length: > 0 } word ? word.Replace('/', '-') : "overview";
                        await LookAsync(page, new(name, person, path), theme, faults);
                    }
                },
                theme,
                $"rail-{person.Replace(' ', '-')}");
        Assert.True(seen.Count >= 9, $"Only {seen.Count} pages were seen.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Detail_pages_dialogs_and_states_are_open_to_all_and_fit(ColorScheme theme)
    {
        var faults = new List<string>();
        foreach (var visit in EveryScreen.Of(found).GroupBy(screen => screen.Person))
            await found.Console.WalkAsync(
                async page =>
                {
                    await new SignInScreen(page).EnterAsAsync(visit.Key);
                    foreach (var screen in visit) await LookAsync(page, screen, theme, faults);
                },
                theme,
                $"details-{visit.Key.Replace(' ', '-')}");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public Task Pages_without_the_frame_are_open_to_all_and_fit(ColorScheme theme) => found.Console.WalkAsync(
        async page =>
        {
            var faults = new List<string>();
            await page.GotoAsync("/");
            await ExamineAsync(page, "sign-in", theme, faults);
            await new SignInScreen(page).EnterAsAsync("Partner 1");
            await page.GotoAsync("/nowhere");
            await ExamineAsync(page, "nowhere", theme, faults);
            await page.GotoAsync("/queue");
            await ExamineAsync(page, "denied", theme, faults);
            await page.GotoAsync("/signed-out");
            await ExamineAsync(page, "signed-out", theme, faults);
            Assert.True(faults.Count == 0, string.Join('\n', faults));
        },
        theme);

    private static async Task LookAsync(IPage page, EveryScreen screen, ColorScheme theme, List<string> faults)
    {
        await new ConsoleScreen(page).OpenAsync(screen.Path);
        if (screen.Act is not null) await screen.Act(page);
        if (await new ConsoleScreen(page).Failed.CountAsync() > 0) faults.Add($"{screen.Name}: a part of the page failed");
        await ExamineAsync(page, screen.Name, theme, faults, screen.Whole);
    }

    private static async Task ExamineAsync(IPage page, string name, ColorScheme theme, List<string> faults, bool whole = false)
    {
        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            // A dialog and the graph have the same elements at every width.
            if (whole || width == Sizes[0].Width) await ViolationsAsync(page, $"{name} at {width}", faults);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) faults.Add($"{name} is {over} pixels wider than a window of {width}");
            if (width == Sizes[0].Width) await PictureAsync(page, $"{name}-{theme}.png".ToLowerInvariant(), whole, height);
        }

        await page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
    }

    private static async Task ViolationsAsync(IPage page, string where, List<string> faults)
    {
        foreach (var violation in (await page.RunAxe()).Violations.Where(v => Grave.Contains(v.Impact)))
            faults.Add($"{where}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(4).Select(node => node.Html))}");
    }

    /// <summary>The bar stays at the top of the window, so the window grows to the page instead of the picture past the window.</summary>
    private static async Task PictureAsync(IPage page, string name, bool whole, int height)
    {
        if (whole) await page.SetViewportSizeAsync(Sizes[0].Width, Math.Clamp(await page.EvaluateAsync<int>("document.documentElement.scrollHeight"), height, LongestPage));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Artifacts.Screenshots, name), Animations = ScreenshotAnimations.Disabled });
    }
}
