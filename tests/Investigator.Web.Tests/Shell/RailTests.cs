using System.Globalization;
using Bunit;
using Investigator.Domain.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Shell;

/// <summary>The rail shows the tasks of the person in front of it and no others.</summary>
public sealed class RailTests : ConsoleContext
{
    private readonly BunitJSModuleInterop _script;

    public RailTests()
    {
        _script = JSInterop.SetupModule("./shell/console.js");
        _script.Mode = JSRuntimeMode.Loose;
    }

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
        Assert.Empty(Render<ConsoleRail>().FindAll("[data-testid=rail-group]")); // a short rail needs none
        foreach (var hidden in (string[])["Queue", "Graph", "Campaigns", "Approvals", "Detectors", "Ingest", "Audit", "Admin"]) Assert.DoesNotContain(hidden, entries);
    }

    [Fact]
    public void An_administrator_sees_administration()
    {
        SignIn("admin-1", "Admin 1", Role.Admin);
        Assert.Contains("Admin", Entries());
    }

    [Fact]
    public void Entries_stand_in_groups_with_headings()
    {
        var rail = Render<ConsoleRail>();

        Assert.Equal(["Investigate", "Decide", "Measures", "Share", "Set-up"], rail.FindAll("[data-testid=rail-group] span").Select(heading => heading.TextContent));
        Assert.All(rail.FindAll("[data-testid=rail-group]"), heading => Assert.Equal("true", heading.GetAttribute("aria-expanded")));
        Assert.Contains("Sharing", rail.Find("#rail-share").TextContent, StringComparison.Ordinal);
        Assert.Equal(RailEntry.All.Count(e => RailGroup.Of(e.Order).Id == "decide"), rail.FindAll("#rail-decide a").Count);
    }

    [Fact]
    public void A_folded_group_is_remembered_and_says_how_many_it_holds()
    {
        var rail = Render<ConsoleRail>();

        rail.Find("[aria-controls=rail-set-up]").Click();

        Assert.Equal("false", rail.Find("[aria-controls=rail-set-up]").GetAttribute("aria-expanded"));
        Assert.True(rail.Find("#rail-set-up").HasAttribute("hidden"));
        Assert.Equal(rail.FindAll("#rail-set-up a").Count.ToString(CultureInfo.InvariantCulture), rail.Find("[aria-controls=rail-set-up] .quiet").TextContent);
        var told = Assert.Single(_script.Invocations["remember"]);
        Assert.Equal(["rail", "set-up"], told.Arguments);
    }

    [Fact]
    public void What_the_browser_remembers_is_folded_but_never_where_somebody_is()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/detectors/reasoning-elicitation");

        var rail = Render<ConsoleRail>(p => p.Add(r => r.Folded, "set-up,decide,<script>,decide"));

        Assert.False(rail.Find("#rail-set-up").HasAttribute("hidden"));
        Assert.True(rail.Find("#rail-decide").HasAttribute("hidden"));
        navigation.NavigateTo("/approvals");
        rail.WaitForAssertion(() => Assert.False(rail.Find("#rail-decide").HasAttribute("hidden")));
    }

    [Fact]
    public void No_two_entries_share_a_place_or_a_letter()
    {
        Assert.Equal(RailEntry.All.Count, RailEntry.All.Select(entry => entry.Order).Distinct().Count());
        var letters = RailEntry.All.Select(entry => entry.Key).Where(key => key is not "").ToList();
        Assert.Equal(letters.Count, letters.Distinct().Count());
    }

    [Fact]
    public void Where_somebody_is_is_marked_and_marked_anew_when_they_move()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/detectors/reasoning-elicitation?at=1");
        var rail = Render<ConsoleRail>();
        Assert.Equal(("/detectors", "active"), Marked());

        navigation.NavigateTo("/");

        rail.WaitForAssertion(() => Assert.Equal(("/", "active"), Marked()));

        (string?, string?) Marked()
        {
            var marked = rail.FindAll("[data-testid=rail-entry]").Single(entry => entry.GetAttribute("aria-current") is "page");
            return (marked.GetAttribute("href"), marked.GetAttribute("class"));
        }
    }
}
