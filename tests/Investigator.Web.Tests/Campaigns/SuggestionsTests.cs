using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Web.Campaigns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Campaigns;

/// <summary>Suggested members are judged by rule: first shown, then done; the rules stand on the campaign's page.</summary>
public sealed class SuggestionsTests : ConsoleContext
{
    private static readonly Guid s_campaign = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000009");
    private readonly SuggestionsInMemory _desk = new(Noon);
    private readonly CaseInMemory _case = new(Hostile, Noon);

    public SuggestionsTests() => Services.AddSingleton<ISuggestions>(_desk).AddSingleton<ICampaignDesk>(_case).AddSingleton<Investigator.Domain.Triage.IAccountStates>(new Triage.StatesInMemory());

    [Fact]
    public void A_rule_is_tried_before_it_is_applied_to_exactly_those()
    {
        Open();
        Dialogs.Find("[data-testid=try]").Click();
        Assert.Contains(Refusal.ConditionMissing.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Dialogs.FindAll("[data-testid=submit]"));

        Dialogs.Find("[data-testid=rule-from]").Change("0.5");
        Dialogs.Find("[data-testid=try]").Click();
        Assert.Contains("Takes 2 of 120 candidates that nobody has judged.", Dialogs.Find("[data-testid=rule-takes]").TextContent, StringComparison.Ordinal);
        Assert.Contains("<b>acc-1</b>", Dialogs.Find(".ids").TextContent, StringComparison.Ordinal);
        Dialogs.Find("textarea").Input("Firm");
        Dialogs.Find("[data-testid=submit]").Click();

        Messages.WaitForAssertion(() => Assert.Contains("2 judged by the rule.", Messages.Markup, StringComparison.Ordinal));
        Assert.Equal(["Confirmed 2 Firm False"], _desk.Acts);
        Assert.Equal(0.5, _desk.Rules[0].Terms.LeastWeight);
    }

    [Fact]
    public void Another_condition_asks_to_look_again_and_so_does_a_change_by_another()
    {
        Open();
        Dialogs.Find("[data-testid=rule-evidence]").Change("payment");
        Dialogs.Find("[data-testid=try]").Click();
        Assert.Single(Dialogs.FindAll("[data-testid=submit]"));
        Dialogs.Find("[data-testid=rule-bits]").Change("8");
        Assert.Empty(Dialogs.FindAll("[data-testid=submit]"));

        Dialogs.Find("[data-testid=try]").Click();
        _desk.Refuses = Refusal.ChangedMeanwhile;
        Dialogs.Find("[data-testid=submit]").Click();
        Assert.Contains(Refusal.ChangedMeanwhile.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Assert.Single(Dialogs.FindAll("[data-testid=try]"));
    }

    [Fact]
    public void That_later_suggestions_follow_is_said_with_what_it_means()
    {
        Open();
        Dialogs.Find("[data-testid=rule-linked]").Change("2");
        Dialogs.Find("[data-testid=rule-goes-on]").Change(true);
        Assert.Contains("nothing is done to them by the rule", Dialogs.Find("[data-testid=rule-draws]").TextContent, StringComparison.Ordinal);
        Dialogs.Find("[data-testid=rule-status]").Change(nameof(MemberStatus.Innocent));
        Assert.Empty(Dialogs.FindAll("[data-testid=rule-draws]"));
        Dialogs.Find("[data-testid=try]").Click();
        Dialogs.Find("textarea").Input("A school");
        Dialogs.Find("[data-testid=submit]").Click();

        Messages.WaitForAssertion(() => Assert.Contains("later suggestions follow the rule", Messages.Markup, StringComparison.Ordinal));
        Assert.Equal(["Innocent 2 A school True"], _desk.Acts);
    }

    [Fact]
    public void The_rules_stand_there_in_words_and_those_that_go_on_are_ended()
    {
        var panel = Render<SuggestionRules>(p => p.Add(r => r.CampaignId, s_campaign).Add(r => r.Version, 1));
        Assert.Contains("None.", panel.Find("[data-testid=no-rules]").TextContent, StringComparison.Ordinal);
        var clock = new FakeTimeProvider(Noon);
        var analyst = new Person("analyst-1", "Analyst 1", Role.Analyst);
        _desk.Rules.Add(SuggestionRule.Set(Guid.NewGuid(), analyst, s_campaign, new() { LeastWeight = 0.5, Evidence = "payment", LeastLinked = 2 }, MemberStatus.Confirmed, Hostile, true, clock).Value!);
        _desk.Rules.Add(SuggestionRule.Set(Guid.NewGuid(), analyst, s_campaign, new() { Source = Hostile[..10] }, MemberStatus.Innocent, "A school.", false, clock).Value!);

        panel.Render(p => p.Add(r => r.Version, 2));

        var rows = panel.FindAll("[data-testid=rule-row]");
        Assert.Contains("weight from 0.5, and linked to 2 members or more, and shares a payment fingerprint with a member", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("goes on", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("once", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("script"));
        panel.Find("[data-testid=end-rule]").Click();
        Dialogs.WaitForElement("[data-submit]").Click();
        panel.WaitForAssertion(() => Assert.Contains("ended by", panel.FindAll("[data-testid=rule-row]")[0].TextContent, StringComparison.Ordinal));
        SignIn("auditor-1", "Auditor 1", Role.Auditor);
        _desk.Rules.Add(SuggestionRule.Set(Guid.NewGuid(), analyst, s_campaign, new() { LeastBits = 3 }, MemberStatus.Confirmed, "x", true, clock).Value!);
        Assert.Empty(Render<SuggestionRules>(p => p.Add(r => r.CampaignId, s_campaign).Add(r => r.Version, 1)).FindAll("[data-testid=end-rule]"));
    }

    [Fact]
    public void What_was_held_of_a_member_before_is_shown_when_asked()
    {
        _case.Add(MemberStatus.Innocent, "acc-1");
        var analyst = new Person("analyst-1", "Analyst 1", Role.Analyst);
        _case.Campaign!.Judge(analyst, [new("acc-1")], MemberStatus.Innocent, "A school.", new FakeTimeProvider(Noon));
        _case.History.Add(MemberRevision.Of(Guid.NewGuid(), s_campaign, CampaignMember.Of(new("acc-1"), MemberStatus.Confirmed, Hostile, "graph", 0, analyst, new FakeTimeProvider(Noon)), new FakeTimeProvider(Noon)));
        var members = Render<CampaignMembers>(p => p.Add(m => m.CampaignId, s_campaign).Add(m => m.Version, 3));
        Assert.Empty(members.FindAll("[data-testid=history-row]"));
        members.Find("[data-testid=history]").Click();
        Assert.Contains("confirmed until", members.WaitForElement("[data-testid=history-row]").TextContent, StringComparison.Ordinal);
        Assert.Empty(members.FindAll("script"));
        members.Find("[data-testid=history]").Click();
        Assert.Empty(members.FindAll("[data-testid=history-row]"));
    }

    private void Open()
    {
        _case.Add(MemberStatus.Candidate, "acc-1", "acc-2");
        Render<CampaignMembers>(p => p.Add(m => m.CampaignId, s_campaign).Add(m => m.Version, 3)).Find("[data-testid=by-rule]").Click();
        Dialogs.WaitForElement("[data-testid=rule-dialog]");
    }
}
