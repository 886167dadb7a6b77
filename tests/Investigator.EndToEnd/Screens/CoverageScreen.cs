using Microsoft.Playwright;

namespace Investigator.EndToEnd.Screens;

/// <summary>Which fields arrive, and who is blind without the others.</summary>
public sealed class CoverageScreen(IPage page)
{
    public ILocator Shown => page.GetByTestId("coverage-source").Locator("a[aria-current=true]");

    public ILocator BlindHere => page.GetByTestId("blind-here");

    public ILocator Field(string name) => page.GetByTestId("field-row").Filter(new() { Has = page.GetByRole(AriaRole.Cell, new() { Name = name }) });

    public Task FindAsync(string part) => page.GetByTestId("find-source").FillAsync(part);
}
