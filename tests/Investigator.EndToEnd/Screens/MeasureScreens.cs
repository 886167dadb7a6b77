using Microsoft.Playwright;

namespace Investigator.EndToEnd.Screens;

/// <summary>The ledger of countermeasures and one of its entries.</summary>
public sealed class CountermeasureScreen(IPage page)
{
    public ILocator State => page.GetByTestId("cm-state");

    public ILocator People => page.GetByTestId("cm-people");

    public ILocator Guard => page.GetByTestId("cm-guard");

    public ILocator Refused => page.GetByTestId("refused");

    public ILocator Approve => page.GetByTestId("cm-approve");

    public ILocator Stop => page.GetByTestId("cm-stop");

    /// <summary>Proposes that log-probabilities or what stands chosen is taken from one account.</summary>
    public async Task ProposeAsync(string account, string seen)
    {
        foreach (var (field, text) in ((string, string)[])[("cm-target", account), ("cm-trigger", seen), ("cm-capability", "mathematics"), ("cm-efficacy", "It falls to less than half."), ("cm-source", "DistillGuard, 2026"), ("cm-exempt-note", "Nobody is: no evaluator uses this account.")])
            await page.GetByTestId(field).FillAsync(text);
        await page.GetByTestId("cm-propose").ClickAsync();
        await State.WaitForAsync();
    }

    public async Task StopAsync(string reason)
    {
        await Stop.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync(reason);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Stop now" }).ClickAsync();
    }
}

/// <summary>One version of the policy map.</summary>
public sealed class PolicyScreen(IPage page)
{
    public ILocator State => page.GetByTestId("policy-state");

    public ILocator Refused => page.GetByTestId("step-refused");

    public ILocator Approve => page.GetByTestId("approve-policy");

    public async Task WriteAndTryAsync()
    {
        await page.GetByTestId("write-policy").ClickAsync();
        await page.GetByTestId("try-policy").ClickAsync();
        await page.GetByTestId("policy-trial").WaitForAsync();
    }

    public async Task ProposeAsync(string reason)
    {
        await page.GetByTestId("policy-reason").FillAsync(reason);
        await page.GetByTestId("policy-reason").PressAsync("Tab");
        await page.GetByTestId("propose-policy").ClickAsync();
    }

    public async Task ShareAsync(int percent)
    {
        await page.GetByTestId("policy-percent").FillAsync(percent.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByTestId("policy-percent").PressAsync("Tab");
        await page.GetByTestId("share-policy").ClickAsync();
    }

    public async Task ApproveAsync(int percent, string answer)
    {
        await page.GetByTestId("policy-percent").FillAsync(percent.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByTestId("policy-answer").FillAsync(answer);
        await page.GetByTestId("policy-answer").PressAsync("Tab");
        await Approve.ClickAsync();
    }

    public async Task StopAsync(string reason)
    {
        await page.GetByTestId("stop-policy").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync(reason);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Stop now" }).ClickAsync();
    }
}
