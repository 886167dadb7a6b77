using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>Lists by keyboard.</summary>
[Collection(OneCase.Name)]
public sealed class RowKeysJourney(ConsoleWithACase found)
{
    [Fact]
    public Task J_and_k_walk_the_rows_and_Enter_opens_one() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", "/queue");
        await frame.ListensToKeysAsync();
        var rows = new QueueScreen(page).Rows;

        await frame.PressAsync("j", "j");
        await Expect(rows.Nth(1)).ToBeFocusedAsync();
        var many = await rows.CountAsync() + 1; // the first and the last row stay
        await frame.PressAsync([.. Enumerable.Repeat("j", many)]);
        await Expect(rows.Last).ToBeFocusedAsync();
        await frame.PressAsync([.. Enumerable.Repeat("k", many)]);
        await Expect(rows.First).ToBeFocusedAsync();
        await frame.PressAsync("Enter");

        await Expect(frame.Heading).ToHaveTextAsync("Cluster");
    });

    [Fact]
    public Task A_claims_the_row_and_the_keyboard_stays_on_it() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 2", "/queue");
        await frame.ListensToKeysAsync();
        await frame.PressAsync("j", "j", "a");

        await Expect(frame.Row).ToContainTextAsync("Analyst 2");
        await frame.PressAsync("Escape");
        await Expect(frame.Row).ToHaveCountAsync(0);
    });

    [Fact]
    public Task X_marks_members_c_writes_a_note_and_letters_in_it_stay_letters() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", found.Campaign);
        await frame.ListensToKeysAsync();

        await frame.PressAsync("j", "x", "j", "x", "k", "x");
        await Expect(page.GetByTestId("chosen")).ToHaveTextAsync("1 selected");

        await frame.PressAsync("c");
        await Expect(page.GetByLabel("New note")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("g q jkx?");
        await Expect(page.GetByLabel("New note")).ToHaveValueAsync("g q jkx?");
        await frame.PressAsync("Control+Enter");
        await Expect(page.GetByTestId("note").First).ToContainTextAsync("g q jkx?");
        await Expect(page.GetByTestId("chosen")).ToHaveTextAsync("1 selected");
    });

    [Fact]
    public Task Marked_rows_are_tagged_together_by_keyboard_alone() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 2", "/queue?kind=account");
        await frame.ListensToKeysAsync();
        await new QueueScreen(page).IsFilledAsync();

        await frame.PressAsync("j", "x", "j", "x");
        await Expect(page.GetByTestId("chosen")).ToHaveTextAsync("2 selected");
        await frame.PressAsync("Control+k");
        await frame.Dialog.WaitForAsync();
        await page.Keyboard.TypeAsync("tag");
        await frame.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByTestId("tag-word")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("by-keyboard");
        await frame.PressAsync("Control+Enter");
        await Expect(page.GetByTestId("bulk-close")).ToHaveTextAsync("Close");
        await frame.PressAsync("Control+Enter");

        await Expect(frame.Dialog).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("queue-tag").Filter(new() { HasText = "by-keyboard" })).ToHaveCountAsync(2);
    });

    [Fact]
    public Task The_list_of_keys_names_what_works_on_the_page_and_nothing_else() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Partner 1", "/");
        await frame.ListensToKeysAsync();
        await frame.PressAsync("?");
        await Expect(page.GetByTestId("keys")).ToContainTextAsync("Sharing");
        foreach (var absent in (string[])["Next row", "Select the row", "Queue", "Write a note", "Claim"])
            await Expect(page.GetByTestId("keys")).Not.ToContainTextAsync(absent);

        await frame.PressAsync("Escape");
        await Expect(frame.Dialog).ToHaveCountAsync(0);
        await frame.PressAsync("g", "s");
        await Expect(frame.Heading).ToHaveTextAsync("Sharing");
        await page.GetByTestId("bundle-row").First.WaitForAsync();
        await frame.PressAsync("?");

        await Expect(page.GetByTestId("keys")).ToContainTextAsync("Next row");
    });

    [Fact]
    public Task Behind_a_dialog_no_row_moves() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", "/queue");
        await frame.ListensToKeysAsync();
        await frame.PressAsync("j", "?", "j", "j", "g", "c", "Escape"); // typed before the dialog stands, too

        await Expect(frame.Dialog).ToHaveCountAsync(0);
        await Expect(frame.Heading).ToHaveTextAsync("Queue");
        await Expect(new QueueScreen(page).Rows.First).ToBeFocusedAsync();
    });
}
