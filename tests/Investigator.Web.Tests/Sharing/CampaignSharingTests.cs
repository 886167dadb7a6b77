using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Web.Sharing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing;

/// <summary>What would leave of a campaign: shown exactly, released exactly.</summary>
public sealed class CampaignSharingTests : ConsoleContext
{
    private readonly SharingInMemory _desk = new(Noon);

    public CampaignSharingTests()
    {
        Services.AddSingleton<ISharingDesk>(_desk);
        SignIn("r", "Reviewer 1", Role.Reviewer);
    }

    [Fact]
    public void Nothing_can_be_released_before_it_was_shown() => Assert.Empty(Open().FindAll("[data-testid=release]"));

    [Fact]
    public void It_says_that_it_composes_and_cannot_be_asked_twice()
    {
        var stored = new TaskCompletionSource();
        _desk.Before = () => stored.Task;
        var part = Open();
        part.Find("[data-testid=preview]").Click();

        Assert.Contains("Composing…", part.Find("[data-testid=preview]").TextContent, StringComparison.Ordinal);
        Assert.True(part.Find("[data-testid=preview]").HasAttribute("disabled"));
        stored.SetResult();
        part.WaitForElement("[data-testid=leaves]");
    }

    [Fact]
    public void A_refusal_is_said_in_words_and_nothing_is_shown()
    {
        _desk.Refusal = Refusal.NobodyToActOn;
        var part = Open();
        part.Find("[data-testid=preview]").Click();

        Assert.Contains(Refusal.NobodyToActOn.Explain(), part.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Assert.Empty(part.FindAll("[data-testid=leaves], [data-testid=release]"));
    }

    [Fact]
    public void What_leaves_and_what_stays_are_text_with_the_reason()
    {
        Indicators(1, Hostile);
        _desk.Withheld.Add(new("E-mail domain", Hostile, WithheldReason.CommonOutside, "412 accounts outside use it."));

        var part = Shown();

        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", part.Find("[data-testid=indicator-row]").TextContent, StringComparison.Ordinal);
        Assert.Contains("412 accounts outside use it.", part.Find("[data-testid=withheld-row]").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 indicator leaves", part.Find("[data-testid=leaves]").TextContent, StringComparison.Ordinal);
        Assert.Empty(part.FindAll("script"));
    }

    [Fact]
    public void Thousands_of_indicators_are_counted_and_the_first_are_listed()
    {
        Indicators(5_000, "198.51.100.0/24 ");

        var part = Shown();

        Assert.Equal(200, part.FindAll("[data-testid=indicator-row]").Count);
        Assert.Contains("Showing 200 of 5,000.", part.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_marking_or_format_takes_the_preview_away()
    {
        Indicators(1, "a");
        var part = Shown();

        part.Find("[data-testid=marking]").Change("Green");

        Assert.Empty(part.FindAll("[data-testid=leaves], [data-testid=release]"));
    }

    [Fact]
    public void Exactly_what_was_shown_is_released()
    {
        Indicators(1, "a");
        var part = Open();
        part.Find("[data-testid=format]").Change("csv");
        part.Find("[data-testid=marking]").Change("Green");
        part.Find("[data-testid=preview]").Click();
        part.Find("[data-testid=release]").Click();
        Assert.Contains("not what they have fetched", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Empty(_desk.Released);

        Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == "Release").Click();

        part.WaitForAssertion(() => Assert.Empty(part.FindAll("[data-testid=leaves]")));
        var released = Assert.Single(_desk.Released);
        Assert.Equal(("csv", TrafficLight.Green, 64), (released.Format, released.Marking, released.Hash.Length));
    }

    [Fact]
    public void A_store_that_breaks_while_composing_ends_at_the_boundary_and_not_in_a_dead_button()
    {
        _desk.Before = () => throw new IOException("disk");
        var caught = Render<ErrorBoundary>(p => p.AddChildContent<CampaignSharing>(c => c.Add(s => s.CampaignId, Guid.NewGuid())).Add(b => b.ErrorContent, broken => $"<p data-testid=caught>{broken.Message}</p>"));

        caught.Find("[data-testid=preview]").Click();

        Assert.Equal("disk", caught.Find("[data-testid=caught]").TextContent);
    }

    private void Indicators(int count, string value)
    {
        for (var n = 0; n < count; n++) _desk.Indicators.Add(new(IndicatorKind.UserAgent, count == 1 ? value : value + n, Noon, Noon, 3, 40, 80));
    }

    private IRenderedComponent<CampaignSharing> Open() => Render<CampaignSharing>(p => p.Add(c => c.CampaignId, Guid.Parse("0d7e0a3c-0000-4000-8000-000000000003")));

    private IRenderedComponent<CampaignSharing> Shown()
    {
        var part = Open();
        part.Find("[data-testid=preview]").Click();
        part.WaitForElement("[data-testid=leaves]");
        return part;
    }
}
