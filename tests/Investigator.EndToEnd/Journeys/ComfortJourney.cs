using System.Text.RegularExpressions;
using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>What makes a long day bearable: the focus goes where the eye goes, and nothing that was written or chosen is lost.</summary>
[Collection(OneCase.Name)]
public sealed partial class ComfortJourney(ConsoleWithACase found)
{
    [Fact]
    public Task The_focus_goes_through_a_page_in_its_order_and_is_always_seen() => found.Console.WalkAsync(async page =>
    {
        var faults = new List<string>();
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1");
        foreach (var path in (string[])["/", "/queue", found.Cluster, found.Campaign])
        {
            await frame.OpenAsync(path);
            await frame.ListensToKeysAsync();
            // A page that was opened has the focus on its heading; the way through all of it begins with what leads past the rail.
            Assert.Equal("Skip to the page", await page.EvaluateAsync<string>("(() => { const first = document.querySelector('a[href], button, input, select, textarea'); first.focus(); return document.activeElement.textContent; })()"));
            for (var tabs = 1; tabs < 45; tabs++)
            {
                await page.EvaluateAsync("window.before = document.activeElement");
                await page.Keyboard.PressAsync("Tab");
                if (await page.EvaluateAsync<string?>(WhatIsWrong) is { } wrong) faults.Add($"{path}, tab {tabs + 1}: {wrong}");
                if (await page.EvaluateAsync<bool>("document.activeElement === document.body")) break;
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }, traced: false);

    [Fact]
    public Task A_note_that_was_not_sent_is_there_again_after_a_reload_and_gone_once_it_is_sent() => found.Console.WalkAsync(async page =>
    {
        await new SignInScreen(page).EnterAsAsync("Analyst 1", found.Campaign);
        var note = page.GetByLabel("New note");
        await note.PressSequentiallyAsync("Half a thought");

        await page.ReloadAsync();
        await Expect(note).ToHaveValueAsync("Half a thought");
        await note.PressSequentiallyAsync(", finished");
        await note.PressAsync("Control+Enter");
        await Expect(page.GetByTestId("note").First).ToContainTextAsync("Half a thought, finished");
        await Expect(note).ToHaveValueAsync("");

        await page.ReloadAsync();
        await Expect(page.GetByTestId("note").First).ToBeVisibleAsync();
        await Expect(note).ToHaveValueAsync("");
    });

    [Fact]
    public Task A_column_that_was_hidden_stays_hidden_and_comes_back() => found.Console.WalkAsync(async page =>
    {
        await new SignInScreen(page).EnterAsAsync("Analyst 1", "/accounts");
        var heading = page.GetByRole(AriaRole.Columnheader, new() { Name = "Strongest" });
        await Expect(heading).ToBeVisibleAsync();
        await page.GetByTestId("columns").Locator("summary").ClickAsync();
        await page.GetByTestId("columns").GetByLabel("Strongest").UncheckAsync();
        await Expect(heading).ToBeHiddenAsync();

        await page.ReloadAsync();
        await Expect(page.GetByTestId("columns")).ToContainTextAsync("1 hidden");
        await Expect(heading).ToBeHiddenAsync();
        await page.GetByTestId("columns").Locator("summary").ClickAsync();
        await page.GetByTestId("columns").GetByLabel("Strongest").CheckAsync();
        await Expect(heading).ToBeVisibleAsync();
    });

    [Fact]
    public Task Rows_close_together_and_times_as_the_clocks_here_are_chosen_once() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", found.Campaign);
        await frame.ListensToKeysAsync();
        var (zone, time) = (page.GetByTestId("zone"), page.Locator("main time").First);
        await Expect(zone).ToContainTextAsync("UTC");
        await frame.PressAsync("o");
        await Expect(zone).ToContainTextAsync("Pacific/Chatham");
        await Expect(time).ToHaveAttributeAsync("title", InChatham());
        var roomy = await RowAsync(page);
        await frame.Person.ClickAsync();
        await page.GetByTestId("rows-compact").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");
        Assert.True(await RowAsync(page) < roomy, "The rows are as high as before.");

        await frame.OpenAsync(found.Campaign.Replace("/campaigns/", "/lanes?campaign=", StringComparison.Ordinal));
        await Expect(zone).ToContainTextAsync("Pacific/Chatham");
        await Expect(new LanesScreen(page).Showing).ToContainTextAsync("Times in Pacific/Chatham");
        await frame.PressAsync("o");
        await Expect(new LanesScreen(page).Showing).ToContainTextAsync("Times in UTC");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");
    }, zone: "Pacific/Chatham");

    [Fact]
    public Task A_theme_that_was_chosen_is_there_before_the_server_is_and_charts_follow_it() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", found.Account);
        var (root, bars) = (page.Locator("html"), page.Locator(".chart .main-svg .barlayer path"));
        await frame.ListensToKeysAsync();
        await Expect(root).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(bars.First).ToBeAttachedAsync();
        var dark = await ColoursAsync();

        await page.GetByTestId("theme").ClickAsync();
        await Expect(root).ToHaveAttributeAsync("data-theme", "light");
        var light = await ColoursAsync();
        Assert.NotEqual(dark.Ground, light.Ground);
        Assert.NotEqual(dark.Bar, light.Bar);

        // No circuit can have said so.
        await page.RouteAsync("**/_blazor/**", route => route.AbortAsync());
        await page.RouteAsync("**/blazor.web*.js", route => route.AbortAsync());
        await page.ReloadAsync();
        await Expect(root).ToHaveAttributeAsync("data-theme", "light");
        Assert.Equal(light.Ground, await GroundAsync());

        async Task<(string Ground, string Bar)> ColoursAsync() => (await GroundAsync(), await bars.First.EvaluateAsync<string>("bar => getComputedStyle(bar).fill"));

        Task<string> GroundAsync() => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }, ColorScheme.Dark, traced: false);

    [Fact]
    public Task On_paper_an_account_and_a_campaign_stand_without_the_frame_and_unfolded() => found.Console.WalkAsync(async page =>
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1");
        foreach (var path in (string[])[found.Account, found.Campaign])
        {
            await frame.OpenAsync(path);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
            await Expect(frame.Heading).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Tasks" })).ToBeHiddenAsync();
            await Expect(frame.Search).ToBeHiddenAsync();
            Assert.Equal(0, await page.Locator("main details:not([open])").CountAsync());
            Assert.Equal(0, await page.Locator("main button:not([data-open]):visible, main textarea:visible, main .modebar:visible").CountAsync());
            await page.EmulateMediaAsync(new() { Media = Media.Screen });

            // Asked for on the page, by its link or by Ctrl+P: what is made when it is unfolded is there before the paper is.
            await frame.OpenAsync(path);
            await page.EvaluateAsync("window.print = () => { window.printed = [...document.querySelectorAll('main details')].filter(one => !one.open || one.childElementCount < 2).length; }");
            await (path == found.Account ? page.GetByTestId("print").ClickAsync() : page.Keyboard.PressAsync("Control+p"));
            await page.WaitForFunctionAsync("window.printed !== undefined");
            Assert.Equal(0, await page.EvaluateAsync<int>("window.printed"));
        }
    });

    private static async Task<double> RowAsync(IPage page) => (await page.Locator("table.rows tbody tr").First.BoundingBoxAsync())!.Height;

    private const string WhatIsWrong = """
        (() => {
          const now = document.activeElement, before = window.before;
          if (now === document.body) return null;
          const name = (now.getAttribute('aria-label') ?? now.textContent).trim().slice(0, 60);
          if (now === before) return `the focus stays on ${name}`;
          if (!(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING)) return `${name} comes after what stands below it`;
          const box = now.getBoundingClientRect();
          return box.bottom <= 0 || box.top >= innerHeight || box.width === 0 ? `${name} has the focus and can't be seen` : null;
        })()
        """;

    [GeneratedRegex("Pacific/Chatham$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InChatham();
}
