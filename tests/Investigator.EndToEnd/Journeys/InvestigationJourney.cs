using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>A graph is kept, found again and saved again by keyboard alone, and the rail folds.</summary>
public sealed class InvestigationJourney(ConsoleWithACase found) : IClassFixture<ConsoleWithACase>
{
    [Fact]
    public Task A_graph_is_kept_by_keyboard_and_its_address_opens_it_as_it_was_left() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", found.Cluster.Replace("/clusters/", "/graph?cluster=", StringComparison.Ordinal));
        var canvas = page.GetByTestId("graph-canvas");
        var showing = page.GetByTestId("graph-showing");
        await Expect(showing).ToContainTextAsync("Showing");
        await GraphCanvas.StandsStillAsync(page);
        await canvas.FocusAsync();
        await frame.PressAsync("Home", "ArrowRight", "h", "ArrowLeft", "p");
        await Expect(showing).ToContainTextAsync("1 node hidden by you.");

        await frame.PressAsync("w");
        await Expect(frame.Dialog.GetByTestId("investigation-name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Pool under watch");
        await frame.PressAsync("Control+Enter");
        await Expect(frame.Heading).ToHaveTextAsync("Pool under watch");
        var address = page.Url;
        Assert.Contains("/graph?investigation=", address, StringComparison.Ordinal);

        await frame.OpenAsync(address);
        await Expect(page.GetByTestId("graph-live")).ToContainTextAsync("Opened as it was saved.");
        await Expect(showing).ToContainTextAsync("1 node hidden by you.");

        await GraphCanvas.StandsStillAsync(page);
        await canvas.FocusAsync();
        await frame.PressAsync("ArrowRight", "h");
        await Expect(showing).ToContainTextAsync("2 nodes hidden by you.");
        await frame.PressAsync("w");
        await Expect(page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();

        await frame.PressAsync("g", "r");
        await page.GetByTestId("investigation-row").WaitForAsync();
        await frame.PressAsync("j", "Enter");
        await Expect(showing).ToContainTextAsync("2 nodes hidden by you.");
    });

    [Fact]
    public Task A_campaign_has_a_graph_of_its_own() => found.Console.WalkAsync(async page =>
    {
        await new SignInScreen(page).EnterAsAsync("Analyst 1", found.Campaign);
        await page.GetByTestId("to-graph").ClickAsync();

        await Expect(page.GetByTestId("graph-showing")).ToContainTextAsync("Showing");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "To the campaign" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_group_of_the_rail_is_folded_by_keyboard_stays_so_and_its_letter_still_leads_there() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", "/queue");
        await frame.ListensToKeysAsync();
        var decide = page.GetByTestId("rail-group").Filter(new() { HasText = "Decide" });
        var approvals = page.GetByRole(AriaRole.Navigation, new() { Name = "Tasks" }).GetByRole(AriaRole.Link, new() { Name = "Approvals" });
        await frame.TabToAsync(decide, most: 400); // past the rows of the queue, and round
        await frame.PressAsync("Enter");
        await Expect(approvals).ToBeHiddenAsync();

        await frame.OpenAsync("/queue");
        await Expect(decide).ToHaveAttributeAsync("aria-expanded", "false");
        await frame.ListensToKeysAsync();
        await frame.PressAsync("g", "p");
        await Expect(frame.Heading).ToHaveTextAsync("Approvals");
        await Expect(approvals).ToBeVisibleAsync();
    });
}
