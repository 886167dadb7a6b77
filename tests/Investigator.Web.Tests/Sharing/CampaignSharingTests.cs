using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Web.Shell;
using Investigator.Web.Sharing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing;

/// <summary>What would leave of a campaign: shown exactly, proposed exactly.</summary>
public sealed class CampaignSharingTests : ConsoleContext
{
    private readonly SharingInMemory _desk = new(Noon);
    private readonly PartnersInMemory _partners = new();

    public CampaignSharingTests()
    {
        Services.AddSingleton<ISharingDesk>(_desk).AddSingleton<IReleaseDesk>(_desk).AddSingleton<IPartners>(_partners);
        SignIn("r", "Reviewer 1", Role.Reviewer);
    }

    [Fact]
    public void Nothing_can_be_proposed_before_it_was_shown() => Assert.Empty(Open().FindAll("[data-testid=propose-bundle]"));

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
        Assert.Empty(part.FindAll("[data-testid=leaves], [data-testid=propose-bundle]"));
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
    public void It_is_shown_by_itself_when_the_act_before_asked_to_go_on_to_it()
    {
        Indicators(1, "a");
        var part = Open();
        var next = Services.GetRequiredService<NextAct>();
        next.Ask(NextAct.Preview, Guid.NewGuid()); // of another campaign
        next.Ask(NextAct.Preview, part.Instance.CampaignId);

        part.WaitForElement("[data-testid=leaves]", TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Another_marking_or_format_takes_the_preview_away()
    {
        Indicators(1, "a");
        var part = Shown();

        part.Find("[data-testid=marking]").Change("Green");

        Assert.Empty(part.FindAll("[data-testid=leaves], [data-testid=propose-bundle]"));
    }

    [Fact]
    public void Exactly_what_was_shown_is_proposed_for_those_who_were_chosen()
    {
        Indicators(1, "a");
        var lab = _partners.Add("Other Lab");
        var part = Open();
        part.Find("[data-testid=format]").Change("csv");
        part.Find("[data-testid=marking]").Change("Red");
        part.Find("[data-testid=recipients]").Change("");
        part.Find("[data-testid=recipient]").Change(true);
        part.Find("[data-testid=days]").Change("7");
        part.Find("[data-testid=preview]").Click();
        part.FindAll("input[type=text]")[0].Input("Consent.");
        part.FindAll("input[type=text]")[1].Input("They asked.");
        part.Find("[data-testid=propose-bundle]").Click();

        part.WaitForAssertion(() => Assert.Contains("waits for another person", part.Find("[data-testid=proposed]").TextContent, StringComparison.Ordinal));
        Assert.Empty(part.FindAll("[data-testid=leaves]"));
        var (request, hash, basis, reason) = Assert.Single(_desk.Proposed);
        Assert.Equal(("csv", TrafficLight.Red, TimeSpan.FromDays(7), 64, "Consent.", "They asked."), (request.Format, request.Marking, request.ValidFor, hash.Length, basis, reason));
        Assert.Equal([lab.Id], request.To.Partners);
        Assert.Null(request.To.Collection);
    }

    [Fact]
    public void A_file_longer_than_a_page_is_paged_through_byte_for_byte()
    {
        Indicators(5_000, "198.51.100.0/24 ");
        var part = Shown();
        var first = part.Find("[data-testid=bytes]").TextContent;
        Assert.Contains("Bytes 1 to 20,000 of", first, StringComparison.Ordinal);

        part.Find("[data-testid=bytes-after]").Click();

        Assert.Contains("Bytes 20,001 to 40,000 of", part.Find("[data-testid=bytes]").TextContent, StringComparison.Ordinal);
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
