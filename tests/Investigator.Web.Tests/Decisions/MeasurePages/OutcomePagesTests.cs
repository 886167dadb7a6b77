using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions.Outcomes;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions.MeasurePages;

/// <summary>The outcome board, the economics of a campaign, assumptions and blind reviews.</summary>
public sealed class OutcomePagesTests : MeasuresContext
{
    private static readonly Guid s_campaign = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000009");

    private static CampaignMoments Moments => new(s_campaign, "Pool", Noon.AddHours(-5), Noon.AddHours(-10), Noon.AddHours(-8), null, Noon.AddHours(-4), null, null, 2, new Dictionary<AccountId, DateTimeOffset> { [new("a")] = Noon.AddHours(-4) });

    [Fact]
    public void The_board_says_what_is_counted_and_of_how_many()
    {
        Measures.Moments = Moments;
        var page = Render<OutcomesPage>();
        page.WaitForElement("[data-testid=outcomes]");
        var rows = page.FindAll("[data-testid=outcome]").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.TextContent, StringComparer.Ordinal);
        Assert.Contains("2 h", rows["Time to detect"], StringComparison.Ordinal);
        Assert.Contains("4 h", rows["Time to freeze"], StringComparison.Ordinal);
        Assert.Contains("95.0%", rows["Precision"].Replace(" %", "%", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("First request of a member to the first flag of one", rows["Time to detect"], StringComparison.Ordinal);
        Assert.Contains("–", rows["Time to ban"], StringComparison.Ordinal);
        Assert.Contains("75.0%", rows["Bundles that partners fetched"].Replace(" %", "%", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("5", rows["Stopped with a partner's word"], StringComparison.Ordinal);
        Assert.Contains("2", rows["Accounts in campaigns"], StringComparison.Ordinal);
        Assert.Contains("–", rows["Cost to them per million tokens"], StringComparison.Ordinal); // nothing stored
        foreach (var named in (string[])["Time to triage", "Time to contain", "Time to return", "Heir latency", "Survivors after 24 hours", "Survivors after 72 hours", "Appeal rate", "Overturn rate", "Honest customers harmed", "Minutes without service",
            "Spend they could not make", "Exchanges at risk an hour", "Tokens at risk an hour", "Taken before the first flag", "Taken before the first freeze", "Taken before containment", "Taken, had pools been stopped whole at once", "Stopped with a partner's word"])
            Assert.Contains(named, rows.Keys);
    }

    [Fact]
    public void The_overview_says_how_fast_pools_are_found_and_stopped()
    {
        Assert.Contains("No campaign was detected and stopped yet", Render<SpeedPanel>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_overview_says_that_a_figure_rests_on_one_campaign_alone()
    {
        Measures.Moments = Moments;

        var panel = Render<SpeedPanel>();

        panel.WaitForAssertion(() => Assert.Equal(4, panel.FindAll("[data-testid=speed-figure]").Count));
        Assert.Equal("2 h the only one", panel.Find("[data-testid=speed-figure]").TextContent);
    }

    [Fact]
    public async Task All_campaigns_together_cost_what_each_does()
    {
        Measures.Moments = Moments with { Accounts = [new("a"), new("b")] };
        Measures.Course = new(TimeSpan.FromHours(1), Noon, [.. from hour in Enumerable.Range(-10, 10) from account in (string[])["a", "b"] select new CourseStep(new(account), Noon.AddHours(hour), 10, 0, 1_000_000, 1_000_000)]);
        var figures = (await Services.GetRequiredService<OutcomeBoard>().CountAsync(default)).Figures.ToDictionary(f => f.Id, StringComparer.Ordinal);
        Assert.Equal((1L, 833_333), (figures["at_risk_tokens"].Of, (int)figures["at_risk_tokens"].Value!.Value));
        Assert.Equal(0.2, figures["taken_before_flag"].Value!.Value, 6);
        Assert.True(figures["taken_pool_wide"].Value < figures["taken_pool_wide_a_day_later"].Value);
        Assert.Equal((0L, (double?)null), (figures["taken_before_containment"].Of, figures["taken_before_containment"].Value));
    }

    [Fact]
    public async Task The_file_has_a_line_for_each_figure_and_nothing_that_a_spreadsheet_could_run()
    {
        var csv = OutcomesPart.Csv(await Services.GetRequiredService<OutcomeBoard>().CountAsync(default)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("figure,unit,value,low,high,of,counted_at,definition", csv[0]);
        Assert.Contains(csv, line => line.StartsWith("overturn_rate,share,0.5,", StringComparison.Ordinal));
        Assert.All(csv, line => Assert.DoesNotMatch("^[=+@-]|,[=+@]", line));
    }

    [Fact]
    public void A_campaign_shows_what_is_at_risk_what_it_cost_and_what_acting_otherwise_would_have_changed()
    {
        Measures.Moments = Moments;
        Measures.Course = new(TimeSpan.FromHours(1), Noon, [.. from hour in Enumerable.Range(-10, 10) from account in (string[])["a", "b"] select new CourseStep(new(account), Noon.AddHours(hour), 10, 0, 1_000_000, 1_000_000)]);
        var panel = Render<EconomicsPanel>(p => p.Add(c => c.CampaignId, s_campaign));
        panel.WaitForElement("[data-testid=strategies]");
        Assert.Contains("833,333 tokens", panel.Find("[data-testid=at-risk-hour]").TextContent, StringComparison.Ordinal);
        Assert.Contains("the first flag 20.0", panel.Find("[data-testid=taken-before]").TextContent, StringComparison.Ordinal);
        Assert.Contains("containment –", panel.Find("[data-testid=taken-before]").TextContent, StringComparison.Ordinal);
        var rows = panel.FindAll("[data-testid=strategy]").Select(r => r.TextContent).ToList();
        Assert.Equal(10, rows.Count);
        Assert.Contains("pool-wide", rows[0], StringComparison.Ordinal);
        Assert.Contains("one by one", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_without_requests_says_so_and_one_that_is_gone_too()
    {
        Measures.Moments = Moments;
        Assert.Contains("there is nothing to reckon with", Render<EconomicsPanel>(p => p.Add(c => c.CampaignId, s_campaign)).WaitForElement("p.quiet").TextContent, StringComparison.Ordinal);
        Measures.Moments = null;
        Assert.Contains(Refusal.NotFound.Explain(), Render<EconomicsPanel>(p => p.Add(c => c.CampaignId, s_campaign)).WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Assumptions_are_shown_with_their_sources_and_set_with_a_reason()
    {
        var page = Render<AssumptionsPage>();
        page.WaitForElement("[data-testid=account-price]").Change("7.5");
        page.Find("[data-testid=weights]").Change("reasoning-elicitation = 3\nother = x");
        page.Find("form").Submit();
        Assert.NotNull(page.WaitForElement("[data-testid=refused]"));
        page.Find("[data-testid=weights]").Change("reasoning-elicitation = 3");
        page.FindAll("input").Last(i => i.GetAttribute("type") == "text").Input("Test purchases.");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Single(Measures.Sets));
        Assert.Equal((7.5, 3), (Measures.Sets[0].Values.AccountPrice, Measures.Sets[0].Values.Weights["reasoning-elicitation"]));
        Assert.Contains("Test purchases.", page.Find("[data-testid=assumptions-set]").TextContent, StringComparison.Ordinal);
        Assert.Contains("about a tenth of the list price", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blind_case_shows_what_was_seen_and_never_the_first_verdict_and_needs_a_note()
    {
        Assert.Contains("Nothing waits for you", Render<BlindReviewsPage>().WaitForElement("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
        Measures.Blind.Add(new(Guid.NewGuid(), SubjectKind.Account, Hostile, Noon, 0));
        Found.Scores.Add(AccountScore.Of(new(Hostile), new(0.7, [new("x", "It works round the clock.", 1)]), null, 1, new(Noon, Noon), null));
        var page = Render<BlindReviewsPage>();
        Assert.Contains("It works round the clock.", page.WaitForElement("[data-testid=blind-case]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
        page.Find("[data-testid=read-FalsePositive]").Click();
        Assert.Contains(Refusal.NoteMissing.Explain(), page.WaitForElement("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        page.FindAll("[data-testid=blind-case] input")[^1].Input("A school.");
        page.Find("[data-testid=read-FalsePositive]").Click();
        page.WaitForAssertion(() => Assert.Equal([Verdict.FalsePositive], Measures.Read));
        Assert.Empty(page.FindAll("[data-testid=draw]")); // an analyst draws none
    }
}
