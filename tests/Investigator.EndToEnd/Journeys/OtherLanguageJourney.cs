using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;

namespace Investigator.EndToEnd.Journeys;

/// <summary>The console in a language that nobody speaks: every word of its own is marked and a third longer. What stays plain is missing from the resource file; what is cut off would be in another language too.</summary>
public sealed class OtherLanguageJourney(ConsoleInAnotherLanguage console) : IClassFixture<ConsoleInAnotherLanguage>
{
    // Words in brackets are the console's own, with the values in them. What is marked as not to be translated is data.
    private const string PlainWords = """
        () => {
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const seen = new Map();
          while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            if (!parent || parent.closest('[translate=no], bdi, .mono, code, kbd, pre, script, style, svg, option, .js-plotly-plot') || parent.getClientRects().length === 0) continue;
            seen.set(parent, (seen.get(parent) ?? '') + walker.currentNode.textContent);
          }
          for (const [parent, text] of seen) {
            let rest = text.replace(/\bUTC\b/, ' '), before;
            do { before = rest; rest = rest.replace(/\[[^\[\]]*\]/g, ' '); } while (rest !== before);
            if (/[A-Za-z]{3,}/.test(rest)) found.push(`${parent.tagName.toLowerCase()}.${parent.className}: ${text.trim().slice(0, 100)}`);
          }
          return found;
        }
        """;

    // A picture ends at its frame, and what is only for ears has no room at all.
    private const string CutOff = """
        () => [...document.querySelectorAll('main *')].filter(e => {
          const style = getComputedStyle(e);
          return (style.overflowX === 'hidden' || style.overflowX === 'clip') && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && e.textContent.trim().length > 0 && !e.closest('[translate=no], svg, .chart, .visually-hidden, .ig-live, .il-live, .mud-input-label') && !e.matches('.ig-stage, .il-stage');
        }).map(e => `${e.tagName.toLowerCase()}.${e.className}: ${e.textContent.trim().slice(0, 80)}`)
        """;

    [Fact]
    public async Task Each_page_of_the_rail_says_all_its_words_in_it_and_cuts_none_off()
    {
        var (faults, seen) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var person in (string[])["Manager 1", "Admin 1"])
            await console.WalkAsync(page => LookAroundAsync(page, person, seen, faults), name: $"other-language-{person.Replace(' ', '-')}", traced: false);
        Assert.True(seen.Count >= 9, $"Only {seen.Count} pages are on the rails.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <param name="seen">The pages that were looked at: those of a rail that somebody else has too are left out.</param>
    private static async Task LookAroundAsync(IPage page, string person, HashSet<string> seen, List<string> faults)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await page.Locator("main h1").First.WaitForAsync();
        foreach (var path in await page.Locator(".rail a[href]").EvaluateAllAsync<string[]>("links => [...new Set(links.map(a => a.getAttribute('href')).filter(h => h && h.startsWith('/')))]"))
            if (seen.Add(path)) await LookAsync(page, path, faults);
        foreach (var kind in (string[])["accounts", "clusters"])
        {
            if (!seen.Contains("/queue") || !seen.Add(kind)) continue;
            await OpenAsync(page, "/queue");
            if (await page.Locator($"main a[href^='/{kind}/']").First.GetAttributeAsync("href") is not { } first) continue;
            await LookAsync(page, first, faults);
            if (kind == "clusters") await LookAtPicturesAsync(page, first, faults);
        }
    }

    /// <summary>What scripts draw has its words from the same files: lanes, and the graph with a node, its reasons and the forms of its questions.</summary>
    private static async Task LookAtPicturesAsync(IPage page, string cluster, List<string> faults)
    {
        await LookAsync(page, cluster.Replace("/clusters/", "/lanes?cluster=", StringComparison.Ordinal), faults, async () =>
        {
            await Assertions.Expect(page.GetByTestId("lanes-showing")).Not.ToBeEmptyAsync();
            await page.GetByRole(AriaRole.Application).PressAsync("ArrowDown");
        });
        await LookAsync(page, cluster.Replace("/clusters/", "/graph?cluster=", StringComparison.Ordinal), faults, async () =>
        {
            await GraphCanvas.StandsStillAsync(page);
            await page.GetByTestId("graph-canvas").PressAsync("Home");
            await page.GetByTestId("graph-panel").WaitForAsync();
            await page.EvaluateAsync("document.querySelectorAll('.ig-form').forEach(form => { form.hidden = false; })");
        });
    }

    private static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator("main h1").First.WaitForAsync();
        await Assertions.Expect(page.GetByTestId("loading")).ToHaveCountAsync(0);
    }

    private static async Task LookAsync(IPage page, string path, List<string> faults, Func<Task>? act = null)
    {
        await OpenAsync(page, path);
        if (act is not null) await act();
        faults.AddRange((await page.EvaluateAsync<string[]>(PlainWords)).Select(text => $"{path} has plain words: {text}"));
        foreach (var (width, height) in ((int, int)[])[(1440, 900), (900, 1200)])
        {
            await page.SetViewportSizeAsync(width, height);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) faults.Add($"{path} is {over} pixels wider than a window of {width}");
            faults.AddRange((await page.EvaluateAsync<string[]>(CutOff)).Select(text => $"{path} at {width} cuts off {text}"));
        }
    }
}
