using System.Globalization;
using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;

namespace Investigator.EndToEnd.Journeys;

/// <summary>What must hold on every page that any rail shows (pages to come included), on every detail page, dialog and state: no serious violation, no sideways scrolling, a picture.</summary>
public sealed class EveryPageJourney(ConsoleWithACase found) : IClassFixture<ConsoleWithACase>
{
    private const int Parts = 4;

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
                        await Examination.LookAsync(page, new(name, person, path), theme, faults);
                    }
                },
                theme,
                $"rail-{person.Replace(' ', '-')}",
                traced: false);
        Assert.True(seen.Count >= 9, $"Only {seen.Count} pages were seen.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>The screens of the detail test, in parts of which none takes as long as a run may be silent.</summary>
    public static TheoryData<ColorScheme, int> DetailParts()
    {
        var parts = new TheoryData<ColorScheme, int>();
        foreach (var theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
            for (var part = 0; part < Parts; part++) parts.Add(theme, part);
        return parts;
    }

    [Theory]
    [MemberData(nameof(DetailParts))]
    public async Task Detail_pages_dialogs_and_states_are_open_to_all_and_fit(ColorScheme theme, int part)
    {
        var faults = new List<string>();
        var all = EveryScreen.Of(found).Concat(FilledScreens.Of(found)).ToList();
        foreach (var visit in all.Where((_, at) => at * Parts / all.Count == part).GroupBy(screen => screen.Person))
            await found.Console.WalkAsync(
                async page =>
                {
                    await new SignInScreen(page).EnterAsAsync(visit.Key);
                    foreach (var screen in visit) await Examination.LookAsync(page, screen, theme, faults);
                },
                theme,
                string.Create(CultureInfo.InvariantCulture, $"details-{part}-{visit.Key.Replace(' ', '-')}"),
                traced: false);
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
            await Examination.ExamineAsync(page, "sign-in", theme, faults);
            await new SignInScreen(page).EnterAsAsync("Partner 1");
            await page.GotoAsync("/nowhere");
            await Examination.ExamineAsync(page, "nowhere", theme, faults);
            await page.GotoAsync("/queue");
            await Examination.ExamineAsync(page, "denied", theme, faults);
            await page.GotoAsync("/signed-out");
            await Examination.ExamineAsync(page, "signed-out", theme, faults);
            Assert.True(faults.Count == 0, string.Join('\n', faults));
        },
        theme);
}
