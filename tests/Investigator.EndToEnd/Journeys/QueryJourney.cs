using System.Text.RegularExpressions;
using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>The query bar of the queue.</summary>
public sealed partial class QueryJourney(ConsoleWithACase found) : IClassFixture<ConsoleWithACase>
{
    [Fact]
    public Task A_query_is_written_with_completion_by_keyboard_alone() => found.Console.WalkAsync(async page =>
    {
        var (frame, queue) = await OpenAsync(page, "/queue");

        await frame.PressAsync("/");
        await Expect(queue.Query).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("kin");
        await Expect(queue.Offers).ToHaveCountAsync(1);
        await frame.PressAsync("ArrowDown", "Enter");
        await Expect(queue.Query).ToHaveValueAsync("kind:");
        await Expect(queue.Offers.Filter(new() { HasText = "cluster" })).ToBeVisibleAsync();
        await frame.PressAsync("ArrowDown", "ArrowDown", "Tab");
        await Expect(queue.Query).ToHaveValueAsync("kind:cluster");
        await frame.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(Asked());
        await Expect(queue.Parts).ToContainTextAsync(["kind:cluster"]);
        await Expect(queue.Rows.First).ToContainTextAsync("Cluster");
        await frame.PressAsync("Escape");
        await frame.PressAsync("j", "f");
        await Expect(queue.Offers.First).ToBeVisibleAsync();
        await frame.PressAsync("ArrowDown", "Enter");
        await Expect(queue.Parts).ToHaveCountAsync(2);
    });

    [Fact]
    public Task What_is_typed_while_answers_are_on_their_way_stays() => found.Console.WalkAsync(async page =>
    {
        await Slowness.ComesOverAsync(page);
        var (frame, queue) = await OpenAsync(page, "/queue");

        await frame.PressAsync("/");
        await Expect(queue.Query).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("kin");
        await Expect(queue.Offers).ToHaveCountAsync(1);
        await frame.PressAsync("ArrowDown", "Enter");
        await page.Keyboard.TypeAsync("clus");

        await Expect(queue.Offers.Filter(new() { HasText = "cluster" })).ToBeVisibleAsync();
        await Expect(queue.Query).ToHaveValueAsync("kind:clus");
    });

    [Fact]
    public Task A_value_on_a_page_that_is_no_list_opens_its_list_by_click_and_by_keyboard() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", found.Account);
        await frame.ListensToKeysAsync();
        var use = page.GetByTestId("resources").Locator("[data-term]").First;
        var term = await use.GetAttributeAsync("data-term");
        await use.ClickAsync(new() { Modifiers = [KeyboardModifier.ControlOrMeta] });
        await Expect(frame.Heading).ToHaveTextAsync("Accounts");
        await Expect(new QueueScreen(page).Query).ToHaveValueAsync(term!);

        await frame.OpenAsync(found.Account);
        await frame.ListensToKeysAsync();
        await page.GetByTestId("session-row").First.FocusAsync();
        await frame.PressAsync("f");
        await Expect(page.GetByTestId("palette-act").First).ToContainTextAsync("Sessions: started:");
        await page.Keyboard.TypeAsync("requests");
        await Expect(page.GetByTestId("palette-act")).ToHaveCountAsync(1);
        await frame.PressAsync("Enter");
        await Expect(frame.Heading).ToHaveTextAsync("Sessions");
        await Expect(page).ToHaveURLAsync(SessionsAsked());
    });

    [Fact]
    public Task Ctrl_and_a_click_on_a_value_narrows_the_list_to_it_and_back_widens_it() => found.Console.WalkAsync(async page =>
    {
        var (_, queue) = await OpenAsync(page, "/queue?q=kind:cluster");
        await Expect(queue.Query).ToHaveValueAsync("kind:cluster");

        await queue.Rows.First.Locator("[data-term^='size:']").ClickAsync(new() { Modifiers = [KeyboardModifier.ControlOrMeta] });

        await Expect(queue.Parts).ToHaveCountAsync(2);
        await Expect(queue.Parts.Nth(1)).ToContainTextAsync("size:>=");
        await page.GoBackAsync();
        await Expect(queue.Query).ToHaveValueAsync("kind:cluster");
    });

    [Fact]
    public Task A_fault_is_shown_while_what_was_typed_stays_and_a_huge_paste_is_refused() => found.Console.WalkAsync(async page =>
    {
        var (frame, queue) = await OpenAsync(page, "/queue");

        await queue.AskAsync("knd:cluster");
        await Expect(page.GetByTestId("query-mark")).ToHaveTextAsync("knd");
        await Expect(queue.Query).ToHaveValueAsync("knd:cluster");
        await page.GetByTestId("query-mend").ClickAsync();
        await Expect(queue.Query).ToHaveValueAsync("kind:cluster");

        await queue.Query.FocusAsync();
        await page.EvaluateAsync("() => { const q = document.querySelector('#query'); q.select(); document.execCommand('insertText', false, 'x'.repeat(200000)); }");
        await frame.PressAsync("Enter");
        await Expect(page.GetByTestId("query-fault")).ToContainTextAsync("at most 4,000 characters");
    });

    private static async Task<(ConsoleScreen, QueueScreen)> OpenAsync(IPage page, string path)
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", path);
        await frame.ListensToKeysAsync();
        var queue = new QueueScreen(page);
        await queue.IsFilledAsync();
        await queue.Query.WaitForAsync();
        return (frame, queue);
    }

    [GeneratedRegex("/queue\\?q=kind(?::|%3A)cluster$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"/sessions\?q=requests%3A%3E%3D\d+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SessionsAsked();
}
