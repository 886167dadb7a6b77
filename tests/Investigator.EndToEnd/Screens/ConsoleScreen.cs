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
        await Expect(Heading.Or(page.GetByTestId("denied")).First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(Rail.First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(Loading).ToHaveCountAsync(0, new() { Timeout = Patience });
    }

    /// <summary>Waits until the console listens to keys: its script says so on the document.</summary>
    public Task ListensToKeysAsync() => page.Locator("html[data-keys=bound]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });

    /// <summary>The row of a list on which the keyboard stands.</summary>
    public ILocator Row => page.Locator("[data-row]:focus");

    /// <summary>Keys one after another, as fast as a machine types.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys) await page.Keyboard.PressAsync(key);
    }

    /// <summary>Tabs until something has the focus, as one without a mouse does.</summary>
    public async Task TabToAsync(ILocator target, int most = 60)
    {
        await target.WaitForAsync();
        if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
        for (var tabs = 0; tabs < most; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
        }

        throw new InvalidOperationException($"{target} is not reached in {most} tabs.");
    }

    /// <summary>From part to part of the page until the named one has the focus.</summary>
    public async Task ToPartAsync(string title, int most = 20)
    {
        var part = page.Locator("main h2:focus").And(page.GetByText(title, new() { Exact = true }));
        for (var steps = 0; steps < most && await part.CountAsync() == 0; steps++) await page.Keyboard.PressAsync("d");
        await Expect(part).ToBeFocusedAsync();
    }

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
