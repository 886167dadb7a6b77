using Investigator.Web.Shell;

namespace Investigator.Web.Tests.Shell;

public sealed class NextActTests
{
    private static readonly Guid Campaign = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000011");

    [Fact]
    public void What_was_asked_for_is_taken_once_and_for_its_campaign_alone()
    {
        var next = new NextAct();
        var heard = 0;
        using var listening = next.Asked.Subscribe(() => heard++);
        next.Ask(NextAct.Ban, Campaign, "Harvest");

        Assert.False(next.Take(NextAct.Ban, Guid.Empty, out _));
        Assert.False(next.Take(NextAct.Freeze, Campaign, out _));
        Assert.True(next.Take(NextAct.Ban, Campaign, out var draft));
        Assert.False(next.Take(NextAct.Ban, Campaign, out _));
        Assert.Equal(("Harvest", 1), (draft, heard));
    }
}
