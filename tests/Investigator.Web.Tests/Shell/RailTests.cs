using Bunit;
using Investigator.Domain.Audit;
using Investigator.Web.Shell;

namespace Investigator.Web.Tests.Shell;

/// <summary>The rail shows the tasks of the person in front of it and no others.</summary>
public sealed class RailTests : ConsoleContext
{
    private string[] Entries() => [.. Render<ConsoleRail>().FindAll("[data-testid=rail-entry]").Select(entry => entry.TextContent.Trim())];

    [Fact]
    public void An_analyst_sees_the_queue_but_no_administration()
    {
        var entries = Entries();
        Assert.Equal("Overview", entries[0]);
        Assert.Contains("Queue", entries);
        Assert.DoesNotContain("Admin", entries);
    }

    [Fact]
    public void A_partner_sees_bundles_and_nothing_of_the_investigation()
    {
        SignIn("partner-1", "Partner 1", Role.Partner);
        var entries = Entries();
        Assert.Contains("Sharing", entries);
        foreach (var hidden in (string[])["Queue", "Graph", "Campaigns", "Approvals", "Detectors", "Ingest", "Audit", "Admin"]) Assert.DoesNotContain(hidden, entries);
    }

    [Fact]
    public void An_administrator_sees_administration()
    {
        SignIn("admin-1", "Admin 1", Role.Admin);
        Assert.Contains("Admin", Entries());
    }

    [Fact]
    public void No_two_entries_share_a_place_or_a_letter()
    {
        Assert.Equal(RailEntry.All.Count, RailEntry.All.Select(entry => entry.Order).Distinct().Count());
        var letters = RailEntry.All.Select(entry => entry.Key).Where(key => key is not "").ToList();
        Assert.Equal(letters.Count, letters.Distinct().Count());
    }
}
