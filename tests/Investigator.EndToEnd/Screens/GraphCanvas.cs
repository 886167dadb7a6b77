using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Screens;

/// <summary>The picture of the graph.</summary>
internal static class GraphCanvas
{
    /// <summary>The layout moves for a while, and a cluster comes in two answers: it stands still when two looks at it are the same.</summary>
    public static async Task StandsStillAsync(IPage page)
    {
        // What draws is there before there is something to draw.
        await page.Locator("canvas").First.WaitForAsync();
        await Expect(page.Locator(".ig-busy")).ToHaveCountAsync(0);
        byte[] before = [];
        for (var look = 0; look < 40; look++)
        {
            var now = await page.GetByTestId("graph-canvas").ScreenshotAsync();
            if (now.AsSpan().SequenceEqual(before)) return;
            before = now;
            await page.WaitForTimeoutAsync(200);
        }
    }
}
