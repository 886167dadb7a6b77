using System.Text.RegularExpressions;
using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>Lockstep lanes: read, zoomed and selected by keyboard alone, and by a drawn box.</summary>
public sealed partial class LanesJourney(ConsoleWithACase found) : IClassFixture<ConsoleWithACase>
{
    [Fact]
    public Task An_analyst_reads_zooms_and_selects_lanes_by_keyboard_and_makes_a_campaign_of_them() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", found.Cluster);
        await page.GetByTestId("to-lanes").ClickAsync();
        var lanes = new LanesScreen(page);
        await lanes.IsDrawnAsync();
        await lanes.Canvas.FocusAsync();

        await frame.PressAsync("ArrowDown");
        await Expect(lanes.ReadOut).ToContainTextAsync("Lane 2 of");
        await frame.PressAsync("?");
        await Expect(page.GetByTestId("keys")).ToContainTextAsync("Lanes: look closer");
        await frame.PressAsync("Escape");
        await Expect(frame.Dialog).ToHaveCountAsync(0);

        await lanes.Canvas.FocusAsync();
        await frame.PressAsync("+", "+", "0", "Space", "Shift+ArrowDown", "Shift+ArrowDown");
        await Expect(lanes.Selected).ToHaveTextAsync("3 accounts selected");
        await frame.PressAsync("Escape");
        await Expect(lanes.Selected).ToHaveTextAsync("0 accounts selected");
        await frame.PressAsync("0", "m", "ArrowRight", "ArrowDown", "Escape", "m", "m"); // a box given up, and one of a single bar
        await Expect(lanes.ReadOut).ToContainTextAsync("now selected");
        await frame.PressAsync("Escape", "Space");
        await Expect(lanes.Selected).ToHaveTextAsync("1 account selected");

        // As close as a second.
        await frame.PressAsync([.. Enumerable.Repeat("+", 20)]);
        await frame.PressAsync("ArrowRight");
        await Expect(lanes.ReadOut).ToContainTextAsync(ToTheSecond());

        await frame.PressAsync("Control+k");
        await Expect(frame.Dialog.GetByTestId("palette-act").Filter(new() { HasText = "To a campaign" })).ToBeVisibleAsync();
        await Expect(frame.Dialog.GetByTestId("palette-act").Filter(new() { HasText = "Closer" })).ToBeVisibleAsync();
        await frame.PressAsync("Escape");
        await Expect(frame.Dialog).ToHaveCountAsync(0);

        await page.GetByTestId("start-campaign").ClickAsync();
        await frame.Dialog.GetByTestId("into").SelectOptionAsync(new SelectOptionValue { Label = ConsoleWithACase.CampaignName });
        await frame.Dialog.GetByTestId("submit").ClickAsync();
        await new CampaignScreen(page).ArriveAsync();
    });

    [Fact]
    public Task A_box_over_everything_selects_every_lane() => found.Console.WalkAsync(async page =>
    {
        await new SignInScreen(page).EnterAsAsync("Analyst 1", found.Cluster.Replace("/clusters/", "/lanes?cluster=", StringComparison.Ordinal));
        var lanes = new LanesScreen(page);
        await lanes.IsDrawnAsync();
        var shown = (await lanes.Showing.TextContentAsync())!.Split(' ')[1];

        await lanes.DragBoxAsync();

        await Expect(lanes.Selected).ToHaveTextAsync($"{shown} accounts selected");
    });

    [GeneratedRegex(@"\d\d:\d\d:\d\d to \d\d:\d\d:\d\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToTheSecond();
}
