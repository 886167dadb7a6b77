using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Fingerprints;
using Investigator.Web.Fingerprints;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Fingerprints;

/// <summary>The watch list on the screen.</summary>
public sealed class WatchListPageTests : ConsoleContext
{
    private static readonly Person s_writer = new("a", "Analyst 1", Role.Analyst);
    private readonly WatchListInMemory _list = new(Noon);

    public WatchListPageTests() => Services.AddSingleton<IWatchList>(_list).AddSingleton<IFingerprints>(new PrintsInMemory(Noon)).AddSingleton<ICampaignDesk>(new Campaigns.CaseInMemory("Pool 9", Noon));

    [Fact]
    public void The_list_says_that_it_loads_that_it_is_empty_and_what_is_due()
    {
        var stored = new TaskCompletionSource();
        _list.Before = () => stored.Task;
        var page = Render<WatchListPage>();
        Assert.Contains("Loading the watch list", page.Markup, StringComparison.Ordinal);
        stored.SetResult();
        page.WaitForAssertion(() => Assert.Contains("Nothing is watched", page.Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal));

        _list.Add("cheap-model");
        _list.Add(Hostile).Look(s_writer, "It refuses.", new FakeTimeProvider(Noon));
        page = Render<WatchListPage>();
        Assert.Equal("1 to be looked at.", page.Find("[data-testid=watch-due]").TextContent.Trim());
        var rows = page.FindAll("[data-testid=watched-row]");
        Assert.Contains("due since", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("It refuses.", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 to be looked at", Render<WatchTile>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suspect_is_put_on_the_list_or_what_is_missing_said()
    {
        var page = Render<WatchListPage>();
        page.Find("[data-testid=watched-name]").Change("cheap-model");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains(Refusal.ReasonMissing.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
        page.Find("[data-testid=watched-reason]").Change("Talks like ours.");
        page.Find("[data-testid=watched-every]").Change("7");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(("cheap-model", 7), (Assert.Single(_list.All).Name, _list.All[0].EveryDays)));
    }

    [Fact]
    public void An_auditor_reads_and_does_nothing_and_a_broken_store_ends_at_the_boundary()
    {
        SignIn("u", "Auditor 1", Role.Auditor);
        for (var n = 0; n < 70; n++) _list.Add($"model-{n}");
        var page = Render<WatchListPage>();
        Assert.Equal("1–50 of 70 suspects", page.Find("[data-testid=pager]").TextContent);
        Assert.Empty(page.FindAll("[data-testid=watch], [data-testid=looked], [data-testid=start-test]"));
        _list.Before = () => throw new IOException("disk");
        var caught = Render<ErrorBoundary>(p => p.AddChildContent<WatchListPage>().Add(b => b.ErrorContent, broken => $"<p data-testid=caught>{broken.Message}</p>"));
        Assert.Equal("disk", caught.Find("[data-testid=caught]").TextContent);
    }
}
