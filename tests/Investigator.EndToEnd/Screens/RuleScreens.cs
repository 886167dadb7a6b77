using Microsoft.Playwright;

namespace Investigator.EndToEnd.Screens;

/// <summary>Where a rule is written.</summary>
public sealed class RuleEditorScreen(IPage page)
{
    public ILocator Text => page.GetByTestId("rule-input");

    public ILocator Offers => page.GetByTestId("rule-offers").GetByRole(AriaRole.Option);

    public ILocator Fault => page.GetByTestId("rule-fault");

    /// <summary>Opens it and waits until its field completes what is typed.</summary>
    public async Task OpenAsync(string path = "/detectors/new")
    {
        await new ConsoleScreen(page).OpenAsync(path);
        await page.Locator("#query[data-completes]").WaitForAsync();
    }

    public async Task TypeAsync(string text)
    {
        await page.Locator("#query[data-completes]").WaitForAsync();
        await Text.FocusAsync();
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Writes a whole rule and saves it; the rule's page opens.</summary>
    public async Task WriteAsync(string title, string text, string looks)
    {
        await page.GetByTestId("rule-title").FillAsync(title);
        await Text.FillAsync(text);
        await page.GetByTestId("rule-looks").FillAsync(looks);
        await page.GetByTestId("rule-honest").FillAsync("A nightly batch job.");
        await page.GetByTestId("save-rule").ClickAsync();
        await page.GetByTestId("rule-state").WaitForAsync();
    }
}

/// <summary>A rule's page.</summary>
public sealed class RuleScreen(IPage page)
{
    public ILocator State => page.GetByTestId("rule-state");

    public ILocator NextStep => page.GetByTestId("next-step");

    public async Task TestOnHistoryAsync()
    {
        await page.GetByTestId("run-backtest").ClickAsync();
        await page.GetByTestId("backtest-facts").WaitForAsync();
    }

    public Task RunInShadowAsync() => page.GetByTestId("to-shadow").ClickAsync();

    public Task ProposeAsync(string reason) => DecideAsync("propose-rule", reason);

    public Task ApproveAsync(string answer) => DecideAsync("approve-rule", answer);

    private async Task DecideAsync(string button, string reason)
    {
        await page.GetByTestId(button).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(reason);
        await dialog.GetByTestId("submit").ClickAsync();
    }
}
