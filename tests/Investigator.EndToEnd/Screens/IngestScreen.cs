using Microsoft.Playwright;

namespace Investigator.EndToEnd.Screens;

/// <summary>Sources, quarantine, watched files.</summary>
public sealed class IngestScreen(IPage page)
{
    public ILocator Files => page.GetByTestId("file-row");

    public ILocator Quarantined => page.GetByTestId("quarantine-row");

    public ILocator Reasons => page.GetByTestId("reason-row");

    public ILocator Outcome => page.GetByTestId("redriven");

    public ILocator Source(string name) => page.GetByTestId("source-row").Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }) });

    public Task OpenAsync() => page.GotoAsync("/ingest");

    public Task OpenCoverageOfAsync(string source) => Source(source).GetByRole(AriaRole.Link, new() { Name = source, Exact = true }).ClickAsync();

    public Task OpenQuarantineOfAsync(string source) => Source(source).GetByRole(AriaRole.Link, new() { Name = "quarantined records" }).ClickAsync();

    public Task OpenReasonAsync(string part) => Reasons.Filter(new() { HasText = part }).GetByRole(AriaRole.Link).ClickAsync();

    public Task AskToReadAgainAsync() => page.GetByTestId("redrive").ClickAsync();

    public async Task ReadAgainAsync()
    {
        await AskToReadAgainAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
    }
}
