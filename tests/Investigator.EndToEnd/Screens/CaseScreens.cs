using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Investigator.EndToEnd.Screens;

/// <summary>The triage queue.</summary>
public sealed class QueueScreen(IPage page)
{
    /// <summary>The demo world is simulated, loaded and analysed after the start; on a busy machine that takes minutes.</summary>
    private const float DemoIsReady = 300_000;

    public ILocator Rows => page.GetByTestId("queue-row");

    public ILocator Query => page.Locator("#query[data-completes=true]");

    public ILocator Offers => page.GetByTestId("query-offers").GetByRole(AriaRole.Option);

    public ILocator Parts => page.GetByTestId("query-part");

    /// <summary>Types by keyboard and waits for what is offered.</summary>
    public async Task TypeAsync(string text)
    {
        await Query.FillAsync("");
        await Query.PressSequentiallyAsync(text);
        await Offers.First.WaitForAsync();
    }

    public async Task AskAsync(string text)
    {
        await Query.FillAsync(text);
        await Query.PressAsync("Enter");
    }

    /// <summary>Waits for the first analysis: an empty queue fills by itself.</summary>
    public Task IsFilledAsync() => Rows.First.WaitForAsync(new() { Timeout = DemoIsReady });

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
        var dialog = page.GetByRole(AriaRole.Dialog);
        var named = dialog.GetByLabel("Name");
        // The dialog puts the focus on its first field a moment after it shows: words typed before that would land there.
        await Assertions.Expect(dialog.GetByLabel("Why all of them belong together")).ToBeFocusedAsync(new() { Timeout = 60_000 });
        await named.FillAsync(name);
        await Assertions.Expect(named).ToHaveValueAsync(name);
        await dialog.GetByTestId("submit").ClickAsync();
    }
}

/// <summary>A campaign: members, decisions, bundles.</summary>
public sealed partial class CampaignScreen(IPage page)
{
    /// <summary>Waits until the address is a campaign's: looked at again and again, since a wait for the navigation itself misses one that is over before it begins.</summary>
    public Task ArriveAsync() => Assertions.Expect(page).ToHaveURLAsync(Address(), new() { Timeout = 60_000 });

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
        await Assertions.Expect(dialog.GetByLabel("Reason")).ToBeFocusedAsync(new() { Timeout = 60_000 });
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.GetByTestId("freeze-days").SelectOptionAsync($"{days}");
        if (await AskedNumber.OfAsync(dialog) is { } number) await AskedNumber.Field(dialog).FillAsync(number);
        await dialog.GetByTestId("submit").ClickAsync();
        await IsClosedAsync(dialog);
    }

    public async Task WriteNoteAsync(string text)
    {
        await page.GetByLabel("New note").FillAsync(text);
        await page.GetByTestId("write-note").ClickAsync();
        await page.GetByTestId("note").First.WaitForAsync();
    }

    public async Task ProposeBanAsync(string reason)
    {
        await page.GetByTestId("propose").ClickAsync();
        await GiveReasonAsync(reason);
    }

    public async Task PreviewBundleAsync()
    {
        await page.GetByTestId("preview").ClickAsync();
        await Bundle.WaitForAsync();
    }

    /// <returns>Where the proposal is.</returns>
    public async Task<string> ProposeBundleAsync(string basis, string reason)
    {
        await page.GetByLabel("Legal basis").FillAsync(basis);
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync(reason);
        await page.GetByTestId("propose-bundle").ClickAsync();
        return (await page.GetByTestId("proposed").GetByRole(AriaRole.Link).GetAttributeAsync("href"))!;
    }

    private async Task GiveReasonAsync(string reason)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox).First.FillAsync(reason); // what the customer is told stands folded behind it
        await dialog.GetByTestId("submit").ClickAsync();
        await IsClosedAsync(dialog);
    }

    // A refusal leaves the dialog open: told at once, in its words.
    private static async Task IsClosedAsync(ILocator dialog)
    {
        var closed = dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var refused = dialog.GetByTestId("refused").WaitForAsync();
        if (await Task.WhenAny(closed, refused) == refused && refused.IsCompletedSuccessfully) Assert.Fail("Refused: " + await dialog.GetByTestId("refused").InnerTextAsync());
        await closed;
    }

    [GeneratedRegex("/campaigns/[0-9a-f-]{36}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}

/// <summary>A proposed bundle.</summary>
public sealed class BundleProposalScreen(IPage page)
{
    public ILocator Facts => page.GetByTestId("bundle-proposal");

    public ILocator WhyNot => page.GetByTestId("why-not");

    public async Task OpenFileAsync()
    {
        await page.GetByTestId("open-file").ClickAsync();
        await page.GetByTestId("bytes").WaitForAsync();
    }

    public async Task ReleaseAsync()
    {
        await page.GetByTestId("release-bundle").ClickAsync();
        await page.GetByTestId("release-bundle").WaitForAsync(new() { State = WaitForSelectorState.Detached });
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

    public async Task ApproveAsync()
    {
        await page.GetByTestId("approve").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Or(Facts.GetByText("approved by")).First.WaitForAsync();
        if (await AskedNumber.OfAsync(dialog) is not { } number) return;
        await AskedNumber.Field(dialog).FillAsync(number);
        await dialog.GetByRole(AriaRole.Button).Last.ClickAsync();
    }
}
