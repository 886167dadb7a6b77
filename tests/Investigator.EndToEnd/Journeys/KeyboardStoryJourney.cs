using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>The tour of the README without a mouse: from the queue to an approved ban.</summary>
public sealed class KeyboardStoryJourney(ConsoleUnderTest console) : IClassFixture<ConsoleUnderTest>
{
    [Fact]
    public async Task A_pool_is_found_frozen_and_banned_by_keyboard_alone()
    {
        await console.WalkAsync(InvestigateAsync, name: "keyboard-analyst");
        await console.WalkAsync(ApproveAsync, name: "keyboard-manager");
    }

    private static async Task InvestigateAsync(IPage page)
    {
        var frame = await EnterAsync(page, "Analyst 1", "/queue");
        await new QueueScreen(page).IsFilledAsync();
        await frame.PressAsync("j", "a", "Enter");
        await Expect(frame.Heading).ToHaveTextAsync("Cluster");
        await page.GetByTestId("member-row").First.WaitForAsync();

        await frame.PressAsync("j", "Enter");
        await Expect(frame.Heading).ToHaveTextAsync("Account");
        await page.GetByTestId("session-row").First.WaitForAsync();
        await frame.ToPartAsync("Sessions");
        await frame.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Requests", Exact = true }).First);
        await frame.PressAsync("Enter");
        await frame.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Open text" }).First);
        await frame.PressAsync("Enter");
        await Expect(frame.Dialog.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Checking the hit on reasoning");
        await frame.PressAsync("Control+Enter");
        await Expect(page.GetByTestId("prompt-text")).ToBeFocusedAsync();
        await frame.PressAsync("Escape");
        await Expect(frame.Dialog).ToHaveCountAsync(0);

        await page.GoBackAsync();
        await Expect(frame.Heading).ToHaveTextAsync("Cluster");
        await frame.TabToAsync(page.GetByTestId("start-campaign"));
        await SendAsync(frame, page, "The same templates in the same minutes.");
        await new CampaignScreen(page).ArriveAsync();

        await page.GetByTestId("freeze").WaitForAsync();
        await frame.PressAsync("z");
        await Expect(frame.Dialog.GetByLabel("Reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Harvest in progress.");
        await frame.PressAsync("Tab", "ArrowDown");
        if (await AskedNumber.OfAsync(frame.Dialog) is { } frozen)
        {
            await frame.PressAsync("Tab");
            await Expect(AskedNumber.Field(frame.Dialog)).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync(frozen);
        }

        await frame.PressAsync("Control+Enter");
        await page.GetByTestId("undo").WaitForAsync();
        await SendAsync(frame, page, "One operation.", key: "r");
    }

    private static async Task ApproveAsync(IPage page)
    {
        var frame = await EnterAsync(page, "Manager 1", "/");
        await frame.PressAsync("g", "p");
        await page.GetByTestId("proposal-row").First.WaitForAsync();
        await frame.PressAsync("j", "Enter");
        await frame.TabToAsync(page.GetByTestId("open-evidence"));
        await frame.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Evidence" })).ToBeFocusedAsync();
        await frame.TabToAsync(page.GetByLabel("Answer"), most: 120);
        await page.Keyboard.TypeAsync("Agreed.");
        await frame.PressAsync("Control+Enter");
        await frame.Dialog.Or(page.GetByTestId("proposal").GetByText("approved by")).First.WaitForAsync();
        if (await AskedNumber.OfAsync(frame.Dialog) is { } banned)
        {
            await Expect(AskedNumber.Field(frame.Dialog)).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync(banned);
            await frame.PressAsync("Control+Enter");
        }

        await Expect(page.GetByTestId("proposal")).ToContainTextAsync("approved by Manager 1", new() { UseInnerText = true });
    }

    /// <summary>Opens the dialog of the button that has the focus, or of a key, writes and sends.</summary>
    private static async Task SendAsync(ConsoleScreen frame, IPage page, string text, string key = "Enter")
    {
        await frame.PressAsync(key);
        await Expect(frame.Dialog.GetByRole(AriaRole.Textbox).First).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(text);
        await frame.PressAsync("Control+Enter");
        await Expect(frame.Dialog).ToHaveCountAsync(0);
    }

    private static async Task<ConsoleScreen> EnterAsync(IPage page, string person, string path)
    {
        await page.GotoAsync(path);
        var frame = new ConsoleScreen(page);
        await frame.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = person }));
        await frame.PressAsync("Enter");
        await frame.SettledAsync();
        await frame.ListensToKeysAsync();
        return frame;
    }
}
