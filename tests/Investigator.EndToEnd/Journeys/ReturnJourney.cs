using System.Text.RegularExpressions;
using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>Somebody comes back: the page is where it was, and what was being made is still there.</summary>
[Collection(OneCase.Name)]
public sealed partial class ReturnJourney(ConsoleWithACase found)
{
    [Fact]
    public Task A_server_that_starts_anew_finds_the_page_where_it_was_the_draft_and_the_picture() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", found.Campaign);
        var note = page.GetByLabel("New note");
        await note.PressSequentiallyAsync("Half a thought");
        var second = await page.Context.NewPageAsync();
        var graph = new ConsoleScreen(second);
        await graph.OpenAsync(found.Cluster.Replace("/clusters/", "/graph?cluster=", StringComparison.Ordinal));
        await HideOneAsync(second, graph);

        await found.Console.RestartAsync();

        // Each tab finds out by itself that its circuit is gone, and loads the same address again.
        await Expect(second.GetByTestId("graph-live")).ToContainTextAsync("Opened as you left it.", new() { Timeout = 60_000 });
        await Expect(second.GetByTestId("graph-showing")).ToContainTextAsync("1 node hidden by you.");
        await page.BringToFrontAsync();
        await Expect(note).ToHaveValueAsync("Half a thought", new() { Timeout = 60_000 });
        Assert.EndsWith(found.Campaign, page.Url, StringComparison.Ordinal);
        await note.PressSequentiallyAsync(", finished after the restart");
        await note.PressAsync("Control+Enter");
        await Expect(page.GetByTestId("note").First).ToContainTextAsync("Half a thought, finished after the restart");
    }, traced: false);

    [Fact]
    public Task The_way_back_from_an_account_leads_to_the_picture_as_it_was() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", found.Cluster.Replace("/clusters/", "/graph?cluster=", StringComparison.Ordinal));
        await HideOneAsync(page, frame);
        await page.GetByTestId("graph-canvas").FocusAsync();
        await frame.PressAsync("Home", "Enter");
        await Expect(frame.Heading).Not.ToHaveTextAsync("Graph");

        await page.GoBackAsync();

        await Expect(page.GetByTestId("graph-live")).ToContainTextAsync("Opened as you left it.");
        await Expect(page.GetByTestId("graph-showing")).ToContainTextAsync("1 node hidden by you.");
        // The same page begun anew begins anew.
        await frame.OpenAsync("/");
        await frame.OpenAsync(found.Cluster.Replace("/clusters/", "/graph?cluster=", StringComparison.Ordinal));
        await Expect(page.GetByTestId("graph-showing")).ToContainTextAsync("Showing");
        await Expect(page.GetByTestId("graph-showing")).Not.ToContainTextAsync("hidden by you");
    });

    private static async Task HideOneAsync(IPage page, ConsoleScreen frame)
    {
        await GraphCanvas.StandsStillAsync(page);
        await page.GetByTestId("graph-canvas").FocusAsync();
        await frame.PressAsync("Home", "ArrowRight", "h");
        await Expect(page.GetByTestId("graph-showing")).ToContainTextAsync("1 node hidden by you.");
        await Expect(page).ToHaveURLAsync(Named());
    }

    [GeneratedRegex("#graph=[0-9a-f]{8}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
