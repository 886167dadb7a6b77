using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

public sealed class KeyboardJourney(ConsoleUnderTest console) : IClassFixture<ConsoleUnderTest>
{
    [Fact]
    public Task A_question_mark_lists_the_keys_and_Escape_closes_the_list() => console.WalkAsync(async page =>
    {
        var screen = await EnterAsync(page);

        await page.Keyboard.PressAsync("?");
        await Expect(screen.Dialog).ToContainTextAsync("go to a page or an account");
        await page.Keyboard.PressAsync("Escape");

        await Expect(screen.Dialog).ToHaveCountAsync(0);
    });

    [Fact]
    public Task G_and_a_letter_go_to_a_page() => console.WalkAsync(async page =>
    {
        var screen = await EnterAsync(page);

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("i");
        await Expect(screen.Heading).ToHaveTextAsync("Ingest");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("o");

        await Expect(screen.Heading).ToHaveTextAsync("Overview");
    });

    [Fact]
    public Task Ctrl_K_opens_the_palette_which_goes_where_one_types() => console.WalkAsync(async page =>
    {
        var screen = await EnterAsync(page);

        await page.Keyboard.PressAsync("Control+k");
        await Expect(screen.Dialog.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("inge");
        await Expect(screen.Dialog.GetByRole(AriaRole.Option)).ToHaveCountAsync(2); // fingerprints hold it too
        await page.Keyboard.PressAsync("Enter");

        await Expect(screen.Heading).ToHaveTextAsync("Ingest");
    });

    private static async Task<ConsoleScreen> EnterAsync(IPage page)
    {
        var screen = await new SignInScreen(page).EnterAsAsync("Analyst 1");
        await screen.ListensToKeysAsync();
        return screen;
    }
}
