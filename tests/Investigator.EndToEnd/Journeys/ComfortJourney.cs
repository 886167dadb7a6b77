using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>What makes a long day bearable: the focus goes where the eye goes, and nothing that was written or chosen is lost.</summary>
[Collection(OneCase.Name)]
public sealed class ComfortJourney(ConsoleWithACase found)
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
}
