using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Web.Detection;

namespace Investigator.Web.Tests.Detection;

public sealed class DetectorPageTests : DetectorContext
{
    [Fact]
    public void The_list_shows_rules_with_their_state_and_detectors_in_code_with_how_right_they_were()
    {
        InShadow(Analyst);
        Desk.Verdicts["stolen-key"] = new(9, 0, 3);

        var page = Render<Investigator.Web.Detection.Detectors>();

        Assert.Contains("version 1 in shadow", page.Find("[data-testid=rule]").TextContent, StringComparison.Ordinal);
        Assert.Contains("75 % of 12 judged", page.FindAll("[data-testid=detector-row]").Single(r => r.TextContent.Contains("stolen-key", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-testid=new-rule]"));
    }

    [Fact]
    public void An_auditor_sees_rules_and_can_write_none()
    {
        SignIn("auditor-1", "Auditor 1", Role.Auditor);
        Desk.Write(Analyst, Draft());

        Assert.Empty(Render<Investigator.Web.Detection.Detectors>().FindAll("[data-testid=new-rule]"));
        Assert.Empty(Page().FindAll("button.mud-button-root"));
    }

    [Fact]
    public void A_list_without_rules_says_what_one_is() => Assert.Contains("No rule yet", Render<RuleList>().Markup, StringComparison.Ordinal);

    [Fact]
    public void A_draft_is_tested_on_history_and_shows_whom_it_would_hit()
    {
        Usage.Matches = new([new(new("acc-9"), null, [55, 6], 300)], 77);
        Desk.Write(Analyst, Draft());
        var page = Page();
        Assert.Empty(page.FindAll("[data-testid=to-shadow]"));

        page.Find("[data-testid=run-backtest]").Click();

        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-testid=backtest-accounts]").TextContent));
        Assert.Contains("of 77 accounts", page.Find("[data-testid=backtest-facts]").TextContent, StringComparison.Ordinal);
        Assert.Contains("requests in 1h: 55; distinct(ip) in 1d: 6", page.Find("[data-testid=backtest-row]").TextContent, StringComparison.Ordinal);

        page.Find("[data-testid=to-shadow]").Click();

        Assert.Contains("version 1 in shadow", page.Find("[data-testid=rule-state]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_that_something_speaks_for_stand_first()
    {
        var rule = Desk.Write(Analyst, Draft());
        rule.Tested(Analyst, ATest(rule.Text));

        var rows = Page().FindAll("[data-testid=backtest-row]");

        Assert.Contains("it pays with a verified means", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("nothing known", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_of_an_earlier_text_says_so()
    {
        var rule = Desk.Write(Analyst, Draft());
        rule.Tested(Analyst, ATest(rule.Text));
        rule.Edit(Analyst, Draft("requests > 99"), Clock);

        var page = Page();

        Assert.Contains("earlier text", page.Find("[data-testid=stale]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=to-shadow]"));
    }

    [Fact]
    public void A_rule_is_proposed_with_a_reason_and_its_writer_may_not_decide()
    {
        InShadow(Analyst);
        var page = Page();
        page.Find("[data-testid=propose-rule]").Click();
        Dialogs.WaitForElement("[data-testid=submit]").Click();
        Assert.Contains(Refusal.ReasonMissing.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Dialogs.Find("textarea").Input("It finds what others miss.");
        Dialogs.Find("[data-testid=submit]").Click();

        page.WaitForAssertion(() => Assert.Contains("waits for approval", page.Find("[data-testid=rule-state]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Reviewers and managers decide", page.Find("[data-testid=next-step]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=approve-rule]"));
    }

    [Fact]
    public void A_manager_lets_the_rule_of_another_go_live()
    {
        var rule = InShadow(Analyst);
        rule.Propose(Analyst, "Good.", 1, Clock);
        SignIn("manager-1", "Manager 1", Role.Manager);
        var page = Page();
        Assert.Contains("It waits for you", page.Find("[data-testid=next-step]").TextContent, StringComparison.Ordinal);

        page.Find("[data-testid=approve-rule]").Click();
        Dialogs.WaitForElement("[data-testid=submit]").Click();

        page.WaitForAssertion(() => Assert.Equal(RuleState.Live, rule.State));
        page.WaitForAssertion(() => Assert.Contains("version 1 live", page.Find("[data-testid=rule-state]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_manager_lets_it_count_for_a_share_of_accounts_and_raises_it_later()
    {
        var rule = InShadow(Analyst);
        rule.Propose(Analyst, "Good.", 1, Clock);
        SignIn("manager-1", "Manager 1", Role.Manager);
        var page = Page();
        page.Find("[data-testid=approve-share]").Change("10");
        page.Find("[data-testid=approve-rule]").Click();
        Assert.Contains("on 10 % of accounts", Dialogs.WaitForElement("[role=dialog]").TextContent, StringComparison.Ordinal);
        Dialogs.WaitForElement("[data-testid=submit]").Click();
        page.WaitForAssertion(() => Assert.Contains("live for 10 % of accounts", page.Find("[data-testid=rule-state]").TextContent, StringComparison.Ordinal));
        Assert.Contains("always the same ones", page.Find("[data-testid=next-step]").TextContent, StringComparison.Ordinal);

        page.Find("[data-testid=change-share]").Click();
        Assert.Contains(Refusal.OutOfRange.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=next-share]").Change("50");
        page.Find("[data-testid=change-share]").Click();

        Assert.Equal((RuleState.Partly, 50), (rule.State, rule.SharePercent));
        page.Find("[data-testid=next-share]").Change("100");
        page.Find("[data-testid=change-share]").Click();
        Assert.Equal(RuleState.Live, rule.State);
    }

    [Fact]
    public void An_analyst_sees_the_share_and_cannot_change_it()
    {
        var rule = InShadow(Analyst);
        rule.Propose(Analyst, "Good.", 1, Clock);
        rule.Approve(new("manager-1", "Manager 1", Role.Manager), null, Clock, 25);

        var page = Page();

        Assert.Contains("25 % of accounts", page.Find("[data-testid=next-step]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=change-share]"));
        Assert.Empty(page.FindAll("[data-testid=retire-rule]"));
    }

    [Fact]
    public void A_rule_names_the_fields_it_needs_and_what_it_is_read_from()
    {
        Desk.Write(Analyst, Draft());
        var page = Page();
        Assert.Equal("ip", page.Find("[data-testid=rule-needs]").TextContent);
        Assert.Equal("half-hour roll-ups", page.Find("[data-testid=rule-reads]").TextContent);
    }

    [Fact]
    public void A_reviewer_is_told_that_their_own_rule_waits_for_another()
    {
        var reviewer = new Person("reviewer-1", "Reviewer 1", Role.Reviewer);
        InShadow(reviewer).Propose(Analyst, "Good.", 1, Clock);
        SignIn("reviewer-1", "Reviewer 1", Role.Reviewer);

        var page = Page();

        Assert.Contains("You wrote this version: another person has to decide.", page.Find("[data-testid=next-step]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=approve-rule]"));
    }

    [Fact]
    public void Somebody_who_was_slower_is_told()
    {
        var rule = Desk.Write(Analyst, Draft());
        rule.Tested(Analyst, ATest(rule.Text));
        var page = Page();
        Desk.Answer = Refusal.ChangedMeanwhile;

        page.Find("[data-testid=to-shadow]").Click();

        Assert.Contains(Refusal.ChangedMeanwhile.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_shadow_found_stands_beside_the_live_detectors()
    {
        var rule = InShadow(Analyst);
        Desk.Shadow.Add(ShadowHit.Of(Hit.Of(new(rule.RuleId, 1, "", "", "", []), new("acc-5"), new(Noon, Noon), 1, Evidence.None with { Sentence = "The rule holds." })));
        Desk.Overlap["stolen-key"] = 2;

        var page = Page();

        Assert.Contains("found 3 of 1,000 accounts", page.Find("[data-testid=shadow-says]").TextContent, StringComparison.Ordinal);
        Assert.Contains("stolen-key", page.Find("[data-testid=overlap-row]").TextContent, StringComparison.Ordinal);
        Assert.Contains("acc-5", page.Find("[data-testid=shadow-row]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_shows_what_it_changed()
    {
        var first = InShadow(Analyst);
        first.Propose(Analyst, "Good.", 1, Clock);
        first.Approve(new("manager-1", "Manager 1", Role.Manager), null, Clock);
        Desk.Write(Analyst, Draft("requests in 1h > 60 and distinct(ip) in 1d >= 5", "Night bursts, sharper"));

        var page = Page();

        Assert.Equal(["−gone:requests in 1h > 40", "+new:requests in 1h > 60", "distinct(ip) in 1d >= 5"], page.FindAll("[data-testid=diff-part]").Select(p => p.TextContent.Replace("  ", "", StringComparison.Ordinal).Replace(": ", ":", StringComparison.Ordinal).Replace("− gone", "−gone", StringComparison.Ordinal).Replace("+ new", "+new", StringComparison.Ordinal).Trim()));
        Assert.Contains("Night bursts, sharper", page.Find("[data-testid=diff-words]").TextContent, StringComparison.Ordinal);
        Assert.Contains("version 1 is live", page.Find("[data-testid=rule-state]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_detector_that_finds_far_more_than_before_is_shown_on_its_page_and_on_the_overview()
    {
        foreach (var (hits, n) in new[] { 40, 5, 4, 6 }.Select((h, n) => (h, n)))
            Desk.Volumes.Add(DetectorVolume.Of(Guid.NewGuid(), Noon.AddHours(-n), new(new("stolen-key", 1, "", "", "", []), false, hits, 0, 1000)));

        Assert.Contains("It found 40 accounts", Page("stolen-key").Find("[data-testid=alarm]").TextContent, StringComparison.Ordinal);
        Assert.Contains("stolen-key", Render<DetectorAlarms>().Find("[data-testid=detector-alarm]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_overview_says_what_each_detector_found_beside_what_is_usual()
    {
        foreach (var (hits, n) in new[] { 40, 5, 4, 6 }.Select((h, n) => (h, n)))
            Desk.Volumes.Add(DetectorVolume.Of(Guid.NewGuid(), Noon.AddHours(-n), new(new("stolen-key", 1, "", "", "", []), false, hits, 0, 1000)));
        Desk.Volumes.Add(DetectorVolume.Of(Guid.NewGuid(), Noon, new(new("new-one", 1, "", "", "", []), false, 0, 0, 1000, "No text came.")));
        Desk.Volumes.Add(DetectorVolume.Of(Guid.NewGuid(), Noon.AddHours(-9), new(new("switched-off", 1, "", "", "", []), false, 7, 0, 1000)));

        var rows = Render<DetectorVolumes>().FindAll("[data-testid=detector-volume]").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToArray()).ToList();

        Assert.Equal([["new-one", "0", "–", "⚠ could not look"], ["stolen-key", "40", "5", ""]], rows);
    }

    [Fact]
    public void Before_the_first_analysis_the_overview_says_that_no_detector_looked() =>
        Assert.Contains("No analysis has run yet", Render<DetectorVolumes>().Markup, StringComparison.Ordinal);

    [Fact]
    public void A_manager_switches_a_detector_in_code_off_with_a_reason()
    {
        SignIn("manager-1", "Manager 1", Role.Manager);
        var page = Page("stolen-key");
        page.Find("[data-testid=switch]").Click();
        Dialogs.WaitForElement("textarea").Input("Noise after a release.");
        Dialogs.Find("[data-testid=submit]").Click();

        page.WaitForAssertion(() => Assert.Contains("switched off by Manager 1", page.Find("[data-testid=switch-state]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Noise after a release.", page.Find("[data-testid=switch-state]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_hangs_on_it_is_named()
    {
        Desk.Dependents = new(5, 3, [new("acc-1")], new Dictionary<string, int> { ["Pools"] = 2 }, [new(Guid.NewGuid(), Hostile, 4)]);

        var page = Page("stolen-key");

        Assert.Contains("5, of which 3 are flagged", page.Find("[data-testid=dependents-facts]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Pools: 2", page.Find("[data-testid=dependent-queue]").TextContent, StringComparison.Ordinal);
        Assert.Contains("4 members", page.Find("[data-testid=dependent-campaign]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silence_is_ended_where_it_is_listed()
    {
        Desk.Snoozes.Add(DetectorSnooze.Of(Guid.NewGuid(), Analyst, "stolen-key", new("acc-1"), "A benchmark.", Noon.AddDays(3), Clock).Value!);
        var page = Page("stolen-key");
        Assert.Contains("A benchmark.", page.Find("[data-testid=snooze-row]").TextContent, StringComparison.Ordinal);

        page.Find("[data-testid=snooze-row] button").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=snooze-row]")));
    }

    [Fact]
    public void A_hostile_rule_is_text()
    {
        Desk.Write(Analyst, Draft($"count(user_agent = \"<script>alert(1)</script>\") > 0", "<script>alert(2)</script>"));

        Assert.DoesNotContain("<script>", Page().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_detector_that_is_not_there_is_said_to_be_missing() => Assert.Contains("No detector is called that", Page("rule-none").Markup, StringComparison.Ordinal);

    private IRenderedComponent<DetectorPage> Page(string id = "rule-night-bursts") => Render<DetectorPage>(p => p.Add(x => x.Id, id));
}
