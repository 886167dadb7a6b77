using Bunit;
using Investigator.Domain.Decisions;
using Investigator.Web.Decisions;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

/// <summary>What the overview says of bans that nobody reviewed.</summary>
public sealed class BreakGlassAlarmTests : ConsoleContext
{
    private readonly NoBans _bans = new();

    public BreakGlassAlarmTests() => Services.AddSingleton<IBanDesk>(_bans);

    [Fact]
    public void Without_one_nothing_is_said() => Assert.Empty(Render<BreakGlassAlarm>().FindAll("[data-testid=break-glass-alarm]"));

    [Fact]
    public void One_that_waits_is_said_and_one_that_is_overdue_is_said_louder()
    {
        _bans.Unreviewed = new(2, 0, Noon.AddHours(3));
        Assert.Contains("2 bans were made by break-glass", Render<BreakGlassAlarm>().Find("[data-testid=break-glass-alarm]").TextContent, StringComparison.Ordinal);
        _bans.Unreviewed = new(2, 1, Noon.AddHours(-3));
        Assert.Contains("1 review is overdue", Render<BreakGlassAlarm>().Find("[data-testid=break-glass-alarm] strong").TextContent, StringComparison.Ordinal);
    }
}
