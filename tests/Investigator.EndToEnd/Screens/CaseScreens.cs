using Microsoft.Playwright;

namespace Investigator.EndToEnd.Screens;

/// <summary>The triage queue.</summary>
public sealed class QueueScreen(IPage page)
{
    public ILocator Rows => page.GetByTestId("queue-row");

    /// <summary>The row of the cluster with most accounts or any other row: the link to its page.</summary>
    public Task OpenFirstAsync() => Rows.First.GetByRole(AriaRole.Link).First.ClickAsync();
}

/// <summary>A suspected pool and what can be made of it.</summary>
public sealed class ClusterScreen(IPage page)
{
    public ILocator Accounts => page.Locator("a[href^='/accounts/']");

    public ILocator ShowGraph => page.GetByRole(AriaRole.Link, new() { Name = "Show the graph" });

    public async Task StartCampaignAsync(string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Start campaign" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).First.FillAsync(name);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();
    }
}

/// <summary>A campaign: members, decisions, bundles.</summary>
public sealed class CampaignScreen(IPage page)
{
    public ILocator Bundle => page.GetByTestId("leaves");

    public ILocator Members(string status) => page.GetByRole(AriaRole.Cell, new() { Name = status, Exact = true });

    public ILocator Decisions => page.GetByRole(AriaRole.Region, new() { Name = "Decisions" });

    public async Task ConfirmAllAsync(string reason)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm all candidates" }).ClickAsync();
        await GiveReasonAsync(reason);
    }

    public async Task FreezeAsync(string reason, int days)
    {
        await page.GetByTestId("freeze").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.GetByTestId("freeze-days").SelectOptionAsync($"{days}");
        await dialog.GetByTestId("submit").ClickAsync();
    }

    public async Task ProposeBanAsync(string reason)
    {
        await page.GetByTestId("propose").ClickAsync();
        await GiveReasonAsync(reason);
    }

    public Task PreviewBundleAsync() => page.GetByTestId("preview").ClickAsync();

    public async Task ReleaseBundleAsync()
    {
        await page.GetByTestId("release").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();
    }

    private async Task GiveReasonAsync(string reason)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(reason);
        await dialog.GetByTestId("submit").ClickAsync();
    }
}

/// <summary>A proposed ban.</summary>
public sealed class ProposalScreen(IPage page)
{
    public ILocator Facts => page.GetByTestId("proposal");

    public ILocator WhyNot => page.GetByTestId("why-not");

    public ILocator Banned => page.GetByTestId("banned-row");

    public Task OpenFirstAsync() => page.GetByTestId("proposal-row").First.GetByRole(AriaRole.Link).First.ClickAsync();

    public Task OpenEvidenceAsync() => page.GetByTestId("open-evidence").ClickAsync();

    public Task ApproveAsync() => page.GetByTestId("approve").ClickAsync();
}
