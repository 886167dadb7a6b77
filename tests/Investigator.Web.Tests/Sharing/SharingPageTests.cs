using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Web.Sharing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing;

/// <summary>The list of released bundles, for those who release and those who receive.</summary>
public sealed class SharingPageTests : ConsoleContext
{
    private readonly SharingInMemory _desk = new(Noon);

    public SharingPageTests() => Services.AddSingleton<ISharingDesk>(_desk).AddSingleton<IPartners>(new PartnersInMemory());

    [Fact]
    public void It_says_that_it_loads_and_then_that_there_is_nothing()
    {
        var stored = new TaskCompletionSource();
        _desk.Before = () => stored.Task;
        var page = Render<SharingPage>();
        Assert.Contains("Loading bundles", page.Markup, StringComparison.Ordinal);

        stored.SetResult();

        page.WaitForAssertion(() => Assert.Contains("previewed and proposed at the release desk", page.Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_partner_reads_a_hostile_name_as_text_without_a_way_into_the_investigation()
    {
        SignIn("p", "Partner 1", Role.Partner);
        _desk.Rows.Add(Row(Hostile));

        var row = Render<SharingPage>().Find("[data-testid=bundle-row]");

        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(row.QuerySelectorAll("script, a[href^='/campaigns'], [data-testid=revoke]"));
        Assert.NotNull(row.QuerySelector("[data-testid=download]"));
    }

    [Fact]
    public void An_analyst_sees_bundles_but_cannot_take_one_back()
    {
        _desk.Rows.Add(Row("Pool"));

        Assert.Empty(Render<SharingPage>().FindAll("[data-testid=revoke]"));
    }

    [Fact]
    public void A_reviewer_takes_one_back_after_being_told_what_that_does_not_do()
    {
        SignIn("r", "Reviewer 1", Role.Reviewer);
        _desk.Rows.Add(Row("Pool"));
        Render<SharingPage>().Find("[data-testid=revoke]").Click();
        Assert.Contains("What they fetched already is theirs", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Empty(_desk.Revoked);

        Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == "Take back").Click();

        Dialogs.WaitForAssertion(() => Assert.Equal([_desk.Rows[0].Id], _desk.Revoked));
    }

    [Fact]
    public void A_refused_taking_back_says_why()
    {
        SignIn("r", "Reviewer 1", Role.Reviewer);
        _desk.Rows.Add(Row("Pool"));
        _desk.Refusal = Refusal.AlreadyDecided;
        Render<SharingPage>().Find("[data-testid=revoke]").Click();
        Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == "Take back").Click();

        Messages.WaitForAssertion(() => Assert.Contains(Refusal.AlreadyDecided.Explain(), Messages.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_taken_back_is_said_and_has_no_file()
    {
        _desk.Rows.Add(Row("Pool") with { RevokedAt = Noon });

        var row = Render<SharingPage>().Find("[data-testid=bundle-row]");

        Assert.Contains("taken back", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(row.QuerySelectorAll("[data-testid=download]"));
    }

    [Fact]
    public void What_lapsed_is_said_and_has_no_file()
    {
        _desk.Rows.Add(Row("Pool") with { ExpiresAt = Noon.AddDays(-1) });

        var row = Render<SharingPage>().Find("[data-testid=bundle-row]");

        Assert.Contains("lapsed", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(row.QuerySelectorAll("[data-testid=download]"));
    }

    [Fact]
    public void Many_bundles_are_paged_with_an_honest_total()
    {
        for (var n = 0; n < 120; n++) _desk.Rows.Add(Row($"Pool {n}"));

        var page = Render<SharingPage>();

        Assert.Equal(50, page.FindAll("[data-testid=bundle-row]").Count);
        Assert.Equal("1–50 of 120 bundles", page.Find("[data-testid=pager]").TextContent);
    }

    [Fact]
    public void A_broken_store_ends_at_the_boundary_of_the_layout()
    {
        _desk.Before = () => throw new IOException("disk");

        var caught = Render<ErrorBoundary>(p => p.AddChildContent<SharingPage>().Add(b => b.ErrorContent, broken => $"<p data-testid=caught>{broken.Message}</p>"));

        Assert.Equal("disk", caught.Find("[data-testid=caught]").TextContent);
    }

    private static SharedBundleRow Row(string name) =>
        new(Guid.NewGuid(), Guid.NewGuid(), name, "stix", TrafficLight.Amber, "campaign.stix.json", 59_755, new string('a', 64), 28, "Reviewer 1", Noon, null);
}
