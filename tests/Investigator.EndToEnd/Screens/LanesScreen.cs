using Microsoft.Playwright;

namespace Investigator.EndToEnd.Screens;

/// <summary>The lockstep lanes of a pool.</summary>
public sealed class LanesScreen(IPage page)
{
    public ILocator Canvas => page.GetByRole(AriaRole.Application);

    public ILocator Showing => page.GetByTestId("lanes-showing");

    /// <summary>What is at the cursor, in words.</summary>
    public ILocator ReadOut => page.GetByTestId("lanes-readout");

    public ILocator Selected => page.GetByTestId("selected");

    public Task IsDrawnAsync() => Showing.Filter(new() { HasText = "Showing" }).WaitForAsync();

    /// <summary>From the axis above the lanes to below the picture.</summary>
    public async Task DragBoxAsync()
    {
        var box = (await Canvas.BoundingBoxAsync())!;
        await page.Keyboard.DownAsync("Shift");
        await page.Mouse.MoveAsync(box.X + 2, box.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width - 2, box.Y + box.Height + 20, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await page.Keyboard.UpAsync("Shift");
    }
}
