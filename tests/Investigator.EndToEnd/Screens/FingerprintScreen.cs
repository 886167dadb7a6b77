using Microsoft.Playwright;

namespace Investigator.EndToEnd.Screens;

/// <summary>Fingerprints: drafting, sealing, registering a look at a suspect, looking up a text.</summary>
public sealed class FingerprintScreen(IPage page)
{
    /// <summary>Drafts a canary of drawn traps for a campaign.</summary>
    /// <param name="campaign">The path of its page.</param>
    /// <returns>The path of the fingerprint.</returns>
    public async Task<string> DraftCanaryAsync(string campaign, string name, string purpose)
    {
        await page.GotoAsync(campaign.Replace("/campaigns/", "/fingerprints/new?campaign=", StringComparison.Ordinal));
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Purpose, for whoever seals it").FillAsync(purpose);
        await page.GetByTestId("draw").ClickAsync();
        await page.GetByTestId("save").ClickAsync();
        await page.GetByTestId("drafted").GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByTestId("facts").WaitForAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    public async Task SealAndServeAsync(string fingerprint)
    {
        await page.GotoAsync(fingerprint);
        foreach (var (act, button) in new[] { ("seal", "Seal"), ("serve", "Put in service") })
        {
            await page.GetByTestId(act).ClickAsync();
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await page.GetByTestId(act).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }
    }

    /// <summary>Registers a look from the fingerprint's page.</summary>
    /// <returns>The path of the model test.</returns>
    public async Task<string> RegisterAsync(string suspect, string reason)
    {
        await page.GetByTestId("register").ClickAsync();
        await page.GetByLabel("Suspect model").FillAsync(suspect);
        await page.GetByLabel("Why it is suspected").FillAsync(reason);
        await page.GetByTestId("save").ClickAsync();
        await page.GetByTestId("awaits").WaitForAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    public async Task LookUpAsync(string text, string purpose)
    {
        await page.GetByLabel("The text, 15 words or more").FillAsync(text);
        await page.GetByLabel("Purpose: case, ticket, who asked (10 characters or more)").FillAsync(purpose);
        await page.GetByTestId("look").ClickAsync();
        await page.GetByTestId("nothing").WaitForAsync();
    }
}
