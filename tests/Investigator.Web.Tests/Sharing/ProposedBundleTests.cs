using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Web.Sharing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing;

/// <summary>A proposed bundle before the eyes of the second person.</summary>
public sealed class ProposedBundleTests : ConsoleContext
{
    private readonly SharingInMemory _desk = new(Noon);

    public ProposedBundleTests()
    {
        Services.AddSingleton<IReleaseDesk>(_desk).AddSingleton<IPartners>(new PartnersInMemory());
        _desk.Proposals.Add(_desk.ARow(new("a", "Analyst 1", Role.Analyst)));
        _desk.Indicators.Add(new(IndicatorKind.UserAgent, "curl/8.5", Noon, Noon, 3, 40, 80));
        SignIn("r", "Reviewer 1", Role.Reviewer);
    }

    [Fact]
    public void The_second_person_opens_the_file_before_they_release()
    {
        _desk.Withheld.Add(new("E-mail domain", Hostile, WithheldReason.CommonOutside, "412 accounts outside use it."));
        var page = Open();
        Assert.Contains(Refusal.PreviewNotOpened.Explain(), page.Find("[data-testid=why-not]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=release-bundle]"));

        page.Find("[data-testid=open-file]").Click();

        page.WaitForAssertion(() => Assert.Contains("curl/8.5", page.Find("[data-testid=bytes]").TextContent, StringComparison.Ordinal));
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", page.Find("[data-testid=withheld-row]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=release-bundle]").Click();
        Assert.Equal("approve", Assert.Single(_desk.Decided).Act);
    }

    [Fact]
    public void Whoever_proposed_it_may_withdraw_and_not_release()
    {
        _desk.Proposals[0] = _desk.ARow(new("r", "Reviewer 1", Role.Reviewer));
        var page = Open();

        Assert.Contains(Refusal.SelfRelease.Explain(), page.Find("[data-testid=why-not]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=withdraw]").Click();

        Assert.Equal("withdraw", Assert.Single(_desk.Decided).Act);
    }

    [Fact]
    public void A_refusal_is_said_in_words()
    {
        var page = Open();
        page.Find("[data-testid=open-file]").Click();
        page.WaitForElement("[data-testid=release-bundle]");
        _desk.Refusal = Refusal.MembersCleared;
        page.Find("[data-testid=release-bundle]").Click();

        page.WaitForAssertion(() => Assert.Contains(Refusal.MembersCleared.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void An_auditor_reads_and_decides_nothing()
    {
        SignIn("u", "Auditor 1", Role.Auditor);
        var page = Open();

        Assert.Empty(page.FindAll("[data-testid=open-file], [data-testid=release-bundle]"));
        Assert.Contains("Consent.", page.Find("[data-testid=bundle-proposal]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_address_is_said()
    {
        var page = Render<ProposedBundlePage>(p => p.Add(c => c.Id, Guid.NewGuid()));

        Assert.Contains("no such proposal", page.Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_says_that_it_loads_that_it_is_empty_and_how_many_there_are()
    {
        _desk.Proposals.Clear();
        var stored = new TaskCompletionSource();
        _desk.Before = () => stored.Task;
        var page = Render<ProposedBundles>();
        Assert.Contains("Loading proposals", page.Markup, StringComparison.Ordinal);
        stored.SetResult();
        page.WaitForAssertion(() => Assert.Contains("Nobody has proposed", page.Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal));

        for (var n = 0; n < 70; n++) _desk.Proposals.Add(_desk.ARow(new("a", Hostile, Role.Analyst)) with { Id = Guid.NewGuid() });
        page = Render<ProposedBundles>();
        Assert.Equal(50, page.FindAll("[data-testid=bundle-proposal-row]").Count);
        Assert.Equal("1–50 of 70 proposals", page.Find("[data-testid=pager]").TextContent);
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void A_broken_store_ends_at_the_boundary_of_the_layout()
    {
        _desk.Before = () => throw new IOException("disk");

        var caught = Render<ErrorBoundary>(p => p.AddChildContent<ProposedBundles>().Add(b => b.ErrorContent, broken => $"<p data-testid=caught>{broken.Message}</p>"));

        Assert.Equal("disk", caught.Find("[data-testid=caught]").TextContent);
    }

    private IRenderedComponent<ProposedBundlePage> Open() => Render<ProposedBundlePage>(p => p.Add(c => c.Id, _desk.Proposals[0].Id));
}
