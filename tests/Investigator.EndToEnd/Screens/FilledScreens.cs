using System.Globalization;
using Microsoft.Playwright;

namespace Investigator.EndToEnd.Screens;

/// <summary>Pages that are empty until somebody has done something there: each does it first, and may be looked at any number of times.</summary>
internal static class FilledScreens
{
    public static IReadOnlyList<EveryScreen> Of(ConsoleWithACase at) =>
    [
        new("bulk-done", "Analyst 1", "/queue", TagAllAsync) { Whole = false },
        new("bulk-job", "Analyst 1", "/queue/jobs", page => OpenAsync(page, "bulk-job-row", "bulk-says")),
        new("account-tagged", "Analyst 1", at.Account, async page =>
        {
            await page.GetByTestId("tag-word").FillAsync("looked-at");
            await page.GetByTestId("put-tag").ClickAsync();
            await page.GetByTestId("account-tag").First.WaitForAsync();
            await page.GetByTestId("look-alike").ClickAsync();
            await page.GetByTestId("alike-row").Or(page.GetByTestId("nobody-alike")).First.WaitForAsync();
        }),
        new("account-values", "Analyst 1", at.Account, async page =>
        {
            await new ConsoleScreen(page).ListensToKeysAsync();
            await page.GetByTestId("session-row").First.FocusAsync();
            await page.Keyboard.PressAsync("f");
            await page.GetByTestId("palette-act").First.WaitForAsync();
        }) { Whole = false },
        new("session-unknown", "Analyst 1", "/accounts/nobody/sessions/none"),
        new("menu-person", "Analyst 1", "/queue", page => page.GetByTestId("person").ClickAsync()) { Whole = false },
        new("menu-columns", "Analyst 1", "/accounts", page => page.GetByTestId("columns").Locator("summary").ClickAsync()) { Whole = false },
        new("lanes-selected", "Analyst 1", at.Campaign.Replace("/campaigns/", "/lanes?campaign=", StringComparison.Ordinal), async page =>
        {
            var lanes = new LanesScreen(page);
            await lanes.IsDrawnAsync();
            await lanes.Canvas.FocusAsync();
            await page.Keyboard.PressAsync("Space");
            await lanes.Selected.First.WaitForAsync();
        }) { Whole = false },
        new("family", "Analyst 1", "/detectors/families/new", WriteFamilyAsync),
        new("family-edit", "Analyst 1", "/detectors/families/new", async page =>
        {
            await WriteFamilyAsync(page);
            await page.GotoAsync(new Uri(page.Url).AbsolutePath.Replace("/detectors/", "/detectors/families/", StringComparison.Ordinal) + "/edit");
            await page.GetByTestId("family-form").WaitForAsync();
        }),
        new("fingerprint-edit", "Analyst 1", "/fingerprints/new", async page =>
        {
            var draft = await new FingerprintScreen(page).DraftCanaryAsync(at.Campaign, $"Names of mountains {Unique()}", "A second set, in case the first is found.");
            await page.GotoAsync(draft + "/edit");
            await page.GetByTestId("design").WaitForAsync();
        }),
        new("inquiry", "Analyst 1", "/sharing/inquiries/new", async page =>
        {
            await page.GetByTestId("inquiry-body").FillAsync("Office of the public prosecutor");
            await page.GetByTestId("inquiry-reference").FillAsync($"AZ {Unique()}");
            await page.GetByTestId("inquiry-values").FillAsync("org-relay-7");
            await page.GetByTestId("inquiry-question").FillAsync("Whether its accounts were used by one operator.");
            await page.GetByTestId("enter-inquiry").ClickAsync();
            await page.GetByTestId("inquiry").WaitForAsync();
        }),
        new("countermeasure", "Analyst 1", "/countermeasures", async page =>
        {
            var target = $"acc-{Unique()}";
            await page.GetByTestId("cm-kind").SelectOptionAsync("LowerLimits");
            await page.GetByTestId("cm-setting").FillAsync("10");
            await page.GetByTestId("cm-target").FillAsync(target);
            await page.GetByTestId("cm-trigger").FillAsync("The same two templates, day and night.");
            await page.GetByTestId("cm-published").ClickAsync();
            await page.GetByTestId("cm-exempt-note").FillAsync("Nobody of the evaluators uses this account; they were asked.");
            await page.GetByTestId("cm-propose").ClickAsync();
            await page.GetByTestId("cm-state").WaitForAsync();
        }),
        new("appeal-writing", "Reviewer 1", "/appeals", async page =>
        {
            await page.GetByTestId("take-in").ClickAsync();
            await page.GetByTestId("appeal-dialog").WaitForAsync();
        }) { Whole = false },
        new("appeal", "Reviewer 1", "/appeals", async page =>
        {
            // Whoever came here in the other theme has written it down already.
            await page.GetByTestId("appeal-row").Or(page.GetByText("Nobody has objected")).First.WaitForAsync();
            if (!await page.GetByTestId("appeal-row").First.IsVisibleAsync())
            {
                await page.GotoAsync(at.Campaign);
                var frozen = (await page.GetByTestId("member-row").First.Locator("[data-open]").First.GetAttributeAsync("href"))!;
                await page.GotoAsync("/appeals");
                await new ConsoleScreen(page).ListensToKeysAsync();
                await page.GetByTestId("take-in").ClickAsync();
                await page.GetByLabel("Account", new() { Exact = true }).FillAsync(Uri.UnescapeDataString(frozen.Split('/')[^1]));
                await page.GetByLabel("What the customer objects to").FillAsync("We are a school, and this is homework.");
                await page.GetByRole(AriaRole.Dialog).GetByTestId("submit").ClickAsync();
                await page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
            }

            if (new Uri(page.Url).AbsolutePath == "/appeals") await OpenAsync(page, "appeal-row", "appeal");
            await page.GetByTestId("appeal").WaitForAsync();
        }),
    ];

    /// <summary>Puts a tag on everything on the queue's page, and waits until all is answered.</summary>
    private static async Task TagAllAsync(IPage page)
    {
        await page.GetByLabel("Select the entries on this page").CheckAsync();
        await page.GetByTestId("bulk-Tag").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByTestId("tag-word").FillAsync("looked-at");
        await page.GetByRole(AriaRole.Dialog).GetByTestId("submit").ClickAsync();
        await page.GetByTestId("bulk-close").Filter(new() { HasTextString = "Close" }).WaitForAsync();
    }

    private static async Task WriteFamilyAsync(IPage page)
    {
        await page.GetByTestId("rule-title").FillAsync($"Exam grading {Unique()}");
        await page.GetByTestId("family-examples").FillAsync(string.Join("\n---\n", Enumerable.Range(0, 6).Select(n => $"Grade the following answer {(char)('a' + n)} on a scale of one to five by this rubric.")));
        await page.GetByTestId("find-wordings").ClickAsync();
        await page.GetByTestId("family-fit").WaitForAsync();
        await page.GetByTestId("rule-looks").FillAsync("Answers marked against a rubric: a reward model is made of them.");
        await page.GetByTestId("rule-honest").FillAsync("Teachers that grade homework.");
        await page.GetByTestId("save-rule").ClickAsync();
        await page.GetByTestId("rule-state").WaitForAsync();
    }

    private static async Task OpenAsync(IPage page, string row, string appears)
    {
        await page.GetByTestId(row).First.Locator("[data-open]").First.ClickAsync();
        await page.GetByTestId(appears).First.WaitForAsync();
    }

    private static string Unique() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];
}
