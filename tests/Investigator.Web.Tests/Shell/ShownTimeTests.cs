using Bunit;
using Investigator.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Shell;

/// <summary>One zone for the whole screen, and a date behind every "ago".</summary>
public sealed class ShownTimeTests : ConsoleContext
{
    [Theory]
    [InlineData(-20, "now")]
    [InlineData(-60, "1 minute ago")]
    [InlineData(-7200, "2 hours ago")]
    [InlineData(3 * 86400, "in 3 days")]
    public void A_time_is_told_from_now_with_the_date_on_hover(int seconds, string said)
    {
        var shown = Render<When>(p => p.Add(w => w.At, Noon.AddSeconds(seconds))).Find("time");
        Assert.Equal(said, shown.TextContent);
        Assert.EndsWith(" UTC", shown.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void Switching_the_zone_changes_what_is_on_the_screen_already()
    {
        var times = Services.GetRequiredService<ShownTime>();
        times.Start("Asia/Tokyo", local: false);
        var shown = Render<When>(p => p.Add(w => w.At, Noon).Add(w => w.Absolute, true));
        Assert.Equal("2026-03-02 12:00:00", shown.Find("time").TextContent);

        times.Switch();

        shown.WaitForAssertion(() => Assert.Equal("2026-03-02 21:00:00", shown.Find("time").TextContent));
        Assert.Equal("Asia/Tokyo", times.Zone);
    }
}
