using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>The first day: nothing is stored, and every page says what to do about it.</summary>
public sealed class EmptyConsoleJourney(EmptyConsole console) : IClassFixture<EmptyConsole>
{
    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public Task Every_page_stands_without_data_and_the_overview_leads_on(ColorScheme theme) => console.WalkAsync(
        async page =>
        {
            var faults = new List<string>();
            var frame = await new SignInScreen(page).EnterAsAsync("Manager 1");
            await Expect(page.GetByTestId("first-steps")).ToContainTextAsync("investigator ingest");
            foreach (var (_, path) in await frame.PagesAsync())
                await Examination.LookAsync(page, new($"{(path == "/" ? "overview" : path.Trim('/'))}-empty", "Manager 1", path), theme, faults);
            Assert.True(faults.Count == 0, string.Join('\n', faults));
        },
        theme);
}
