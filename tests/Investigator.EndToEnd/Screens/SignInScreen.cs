using Microsoft.Playwright;

namespace Investigator.EndToEnd.Screens;

/// <summary>The embedded provider's page: who is working?</summary>
public sealed class SignInScreen(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Who is working?" });

    public ILocator People => page.GetByRole(AriaRole.Listitem);

    /// <summary>Opens an address of the console and becomes the person whom it asks for.</summary>
    public async Task<ConsoleScreen> EnterAsAsync(string person, string path = "/")
    {
        await page.GotoAsync(path);
        await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        var console = new ConsoleScreen(page);
        await console.SettledAsync();
        return console;
    }
}
