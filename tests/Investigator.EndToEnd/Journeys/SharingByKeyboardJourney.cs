using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>From the terms of a partner to a released bundle, by two people without a mouse.</summary>
[Collection(OneCase.Name)]
public sealed class SharingByKeyboardJourney(ConsoleWithACase found)
{
    private const string Partner = "Rival Lab";

    [Fact]
    public async Task A_bundle_is_built_looked_at_proposed_and_released_to_one_partner_by_keyboard_alone()
    {
        await found.Console.WalkAsync(EnterPartnerAsync, name: "keyboard-partner");
        await found.Console.WalkAsync(ProposeAsync, name: "keyboard-proposes");
        await found.Console.WalkAsync(ReleaseAsync, name: "keyboard-releases");
    }

    private static async Task EnterPartnerAsync(IPage page)
    {
        var frame = await EnterAsync(page, "Manager 1", "/sharing/partners/new");
        await frame.TabToAsync(page.GetByTestId("partner-name"));
        await page.Keyboard.TypeAsync(Partner);
        await frame.TabToAsync(page.GetByTestId("partner-agreement"));
        await page.Keyboard.TypeAsync("MOU 12");
        await frame.PressAsync("Tab");
        await page.Keyboard.TypeAsync("12312099"); // month, day and year of the date field
        await frame.PressAsync("Control+Enter");
        await Expect(frame.Heading).ToHaveTextAsync(Partner);
    }

    private async Task ProposeAsync(IPage page)
    {
        var frame = await EnterAsync(page, "Reviewer 1", found.Campaign);
        await frame.ToPartAsync("Sharing");
        await frame.TabToAsync(page.GetByTestId("recipients"));
        await page.Keyboard.TypeAsync("partners");
        await page.GetByTestId("recipient").First.WaitForAsync();
        await frame.TabToAsync(page.GetByTestId("preview"));
        await frame.TabToAsync(page.Locator("label").Filter(new() { HasText = Partner }).GetByTestId("recipient"));
        await frame.PressAsync("Space", "l");
        await Expect(page.GetByTestId("leaves")).ToBeFocusedAsync();
        await frame.TabToAsync(page.GetByLabel("Legal basis"));
        await page.Keyboard.TypeAsync("Legitimate interests, Article 6(1)(f) GDPR.");
        await frame.PressAsync("Tab");
        await page.Keyboard.TypeAsync("They see the same pool.");
        await frame.PressAsync("Control+Enter");

        await Expect(page.GetByTestId("proposed").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await frame.PressAsync("Enter");
        await Expect(page.GetByTestId("bundle-proposal")).ToContainTextAsync(Partner);
    }

    private static async Task ReleaseAsync(IPage page)
    {
        var frame = await EnterAsync(page, "Manager 1", "/");
        await frame.PressAsync("g", "s");
        await frame.TabToAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Proposals" }));
        await frame.PressAsync("Enter");
        await page.GetByTestId("bundle-proposal-row").First.WaitForAsync();
        await frame.PressAsync("j", "Enter");
        await Expect(page.GetByTestId("bundle-proposal")).ToContainTextAsync(Partner);
        await frame.TabToAsync(page.GetByTestId("open-file"));
        await frame.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The file" })).ToBeFocusedAsync();
        await frame.TabToAsync(page.GetByLabel("Answer (needed to reject)"));
        await page.Keyboard.TypeAsync("Agreed.");
        await frame.PressAsync("Control+Enter");

        await Expect(frame.Heading).ToBeFocusedAsync();
        await Expect(page.GetByTestId("bundle-proposal")).ToContainTextAsync("by Manager 1", new() { UseInnerText = true });
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
