using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Screens;

/// <summary>The frame around every page: rail, search, person.</summary>
public sealed class ConsoleScreen(IPage page)
{
    /// <summary>Longer than a first page takes on two busy cores.</summary>
    private const float Patience = 60_000;

    public ILocator Rail => page.GetByRole(AriaRole.Navigation, new() { Name = "Tasks" }).GetByRole(AriaRole.Link);

    public ILocator Heading => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Search => page.GetByRole(AriaRole.Searchbox);

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public ILocator Person => page.GetByTestId("person");

    /// <summary>What a page shows while it loads.</summary>
    public ILocator Loading => page.GetByTestId("loading");

    /// <summary>What a page shows when it could not load.</summary>
    public ILocator Failed => page.GetByTestId("failed");

    /// <summary>Waits until the page has its heading and its content: the circuit is up and nothing is loading.</summary>
    public async Task SettledAsync()
    {
        await Expect(Heading).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(Rail.First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(Loading).ToHaveCountAsync(0, new() { Timeout = Patience });
    }

    /// <summary>Waits until the console listens to keys. Its first picture is dark; it turns light once its script has told that the browser is.</summary>
    public Task ListensToKeysAsync() => Expect(page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" })).ToBeVisibleAsync(new() { Timeout = Patience });

    /// <summary>The pages on this person's rail: their titles and addresses.</summary>
    public async Task<IReadOnlyList<(string Title, string Path)>> PagesAsync()
    {
        await SettledAsync();
        var pages = new List<(string, string)>();
        foreach (var entry in await Rail.AllAsync())
            pages.Add(((await entry.InnerTextAsync()).Trim(), (await entry.GetAttributeAsync("href"))!));
        return pages;
    }

    public async Task OpenAsync(string path)
    {
        await page.GotoAsync(path);
        await SettledAsync();
    }

    public async Task SignOutAsync()
    {
        await Person.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
    }
}
