using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection.Rules;
using Investigator.Web.Detection;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Detection;

public sealed class RuleEditorTests : DetectorContext
{
    [Fact]
    public void A_rule_is_written_and_kept_as_a_draft()
    {
        var page = Render<RuleEditor>();
        page.Find("[data-testid=rule-title]").Change("Night bursts");
        page.Find("[data-testid=rule-input]").Change("requests in 60m > 40");
        page.Find("[data-testid=rule-looks]").Change("Bursts at night.");
        page.Find("[data-testid=rule-strength]").Change("0.5");
        page.Find("form").Submit();

        var rule = Assert.Single(Desk.Rules);
        Assert.Equal(("requests in 1h > 40", 0.5, RuleState.Draft), (rule.Text, rule.Strength, rule.State));
        Assert.EndsWith("/detectors/rule-night-bursts", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_stands_under_the_text_at_its_character_and_is_mended_by_a_press()
    {
        var page = Render<RuleEditor>();
        page.Find("[data-testid=rule-input]").Change("reqests in 1h > 40");

        Assert.Contains("Is requests meant?", page.Find("[data-testid=rule-fault]").TextContent, StringComparison.Ordinal);
        Assert.Equal("reqests", page.Find("[data-testid=rule-mark]").TextContent);
        page.Find("[data-testid=rule-mend]").Click();
        Assert.Empty(page.FindAll("[data-testid=rule-fault]"));
        Assert.Contains("requests in 1h > 40", page.Find("[data-testid=rule-read]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_not_kept_and_what_was_typed_stays()
    {
        var page = Render<RuleEditor>();
        page.Find("[data-testid=rule-title]").Change("Night bursts");
        page.Find("[data-testid=rule-looks]").Change("Bursts at night.");
        page.Find("[data-testid=rule-input]").Change("requests >");
        page.Find("form").Submit();

        Assert.Contains(Refusal.RuleUnreadable.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Desk.Rules);
        Assert.Equal("requests >", page.Find("[data-testid=rule-input]").GetAttribute("value"));
    }

    [Fact]
    public async Task Fields_are_offered_where_they_can_stand()
    {
        var page = Render<RuleEditor>();
        await page.InvokeAsync(() => page.Instance.TypedAsync("distinct(net", 12));

        var offer = page.Find("[data-testid=rule-offers] [role=option]");
        Assert.Equal(("network_prefix", "9", "12"), (offer.GetAttribute("data-text"), offer.GetAttribute("data-from"), offer.GetAttribute("data-to")));

        await page.InvokeAsync(() => page.Instance.CloseAsync());
        Assert.Empty(page.FindAll("[data-testid=rule-offers] [role=option]"));
    }

    [Fact]
    public void A_draft_is_changed_in_place()
    {
        Desk.Write(Analyst, Draft());
        var page = Render<RuleEditor>(p => p.Add(x => x.Id, "rule-night-bursts"));
        Assert.Equal(RuleText, page.Find("[data-testid=rule-input]").GetAttribute("value"));
        page.Find("[data-testid=rule-input]").Change("requests > 99");
        page.Find("form").Submit();

        Assert.Equal("requests > 99", Assert.Single(Desk.Rules).Text);
    }

    [Fact]
    public void A_version_on_its_way_is_not_written_beside()
    {
        InShadow(Analyst);
        Assert.Contains(Refusal.AnotherOnItsWay.Explain(), Render<RuleEditor>(p => p.Add(x => x.Id, "rule-night-bursts")).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_version_begins_from_the_live_one()
    {
        var live = InShadow(Analyst);
        live.Propose(Analyst, "Good.", 1, Clock);
        live.Approve(new("manager-1", "Manager 1", Role.Manager), null, Clock);
        var page = Render<RuleEditor>(p => p.Add(x => x.Id, "rule-night-bursts"));
        page.Find("[data-testid=rule-input]").Change("requests > 99");
        page.Find("form").Submit();

        Assert.Equal([(2, RuleState.Draft), (1, RuleState.Live)], Desk.Rules.Select(r => (r.Number, r.State)));
    }
}
