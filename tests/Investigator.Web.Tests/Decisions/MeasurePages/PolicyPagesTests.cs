using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Triage;
using Investigator.Web.Decisions.Policies;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Decisions.MeasurePages;

/// <summary>The policy map from draft to the button, the findings it leaves to people, and where a limit sits.</summary>
public sealed class PolicyPagesTests : MeasuresContext
{
    private static readonly Person s_author = new("analyst-9", "Analyst 9", Role.Analyst);

    private PolicyVersion Draft(string name = "Pool")
    {
        var policy = PolicyVersion.Write(Guid.NewGuid(), 1, s_author, name, [new() { Name = name, MinScore = 0.9, Action = PolicyAction.Throttle, PerMinute = 5, Tells = "Slower." }], new FakeTimeProvider(Noon)).Value!;
        Measures.Policies.Add(policy);
        return policy;
    }

    private PolicyVersion Proposed()
    {
        var policy = Draft();
        Assert.Null(policy.Tried(s_author, new(PolicyVersion.HashOf(policy.Rules), Noon, "A", Noon, 1, 1, 0, 1, 0, 0, [], [], [])));
        Assert.Null(policy.Propose(s_author, "Slows pools."));
        return policy;
    }

    private IRenderedComponent<PolicyPage> Open(Guid id) => Render<PolicyPage>(p => p.Add(c => c.Id, id));

    [Fact]
    public void An_empty_list_says_what_a_policy_is_and_a_busy_one_that_it_loads()
    {
        var stored = new TaskCompletionSource();
        Measures.Before = () => stored.Task;
        var page = Render<PoliciesPage>();
        Assert.Contains("Loading policies", page.Markup, StringComparison.Ordinal);
        stored.SetResult();
        Assert.Contains("No policy yet", page.WaitForElement("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=write-policy]").Click();
        page.WaitForAssertion(() => Assert.Single(Measures.Policies));
        Assert.Contains("There is no such policy", Open(Guid.NewGuid()).WaitForElement("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_title_is_text_and_a_draft_is_edited_tried_and_proposed()
    {
        Measures.Facts.Add(new(new("pool")) { Requests = 100, ActiveDays = 1, InputTokens = 9 });
        Measures.Facts.Add(new(new("school")) { Requests = 900, ActiveDays = 1, InputTokens = 9 });
        Measures.Above[new("pool")] = 80;
        foreach (var (account, score) in ((string, double)[])[("pool", 0.95), ("school", 0.2)]) Found.Scores.Add(AccountScore.Of(new(account), new(score, []), null, 1, new(Noon, Noon), null));
        var policy = Draft(Hostile);
        var page = Open(policy.Id);
        page.WaitForElement("[data-testid=policy-map]");
        Assert.Empty(page.FindAll("script"));
        page.Find("[data-testid=propose-policy]").Click();
        Assert.Contains(Refusal.NotSimulated.Explain(), page.WaitForElement("[data-testid=step-refused]").TextContent, StringComparison.Ordinal);

        page.Find("[data-testid=rule-rate]").Change("x");
        page.Find("form").Submit();
        Assert.Contains(Refusal.RateMissing.Explain(), page.WaitForElement("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=rule-rate]").Change("7");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(7, policy.Rules[0].PerMinute));

        page.Find("[data-testid=try-policy]").Click();
        page.WaitForElement("[data-testid=policy-trial]");
        Assert.Contains("0.000", page.Find("[data-testid=honest-loss]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=policy-reason]").Change("Slows pools.");
        page.Find("[data-testid=propose-policy]").Click();
        page.WaitForAssertion(() => Assert.Equal(PolicyState.Proposed, policy.State));
        Assert.Empty(page.FindAll("[data-testid=approve-policy]")); // an analyst decides none
    }

    [Fact]
    public void What_is_typed_and_not_saved_is_not_proposed_and_is_saved_before_it_is_tried()
    {
        var policy = Draft();
        var page = Open(policy.Id);
        page.WaitForElement("[data-testid=rule-rate]").Change("9");
        page.Find("[data-testid=policy-reason]").Change("Slows pools.");
        page.Find("[data-testid=propose-policy]").Click();
        Assert.Contains("not saved", page.WaitForElement("[data-testid=step-unsaved]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=try-policy]").Click();
        page.WaitForElement("[data-testid=policy-trial]");
        Assert.Equal((9, true), (policy.Rules[0].PerMinute, policy.IsTried));
        Assert.Equal("9", page.Find("[data-testid=rule-rate]").GetAttribute("value"));
        Assert.Equal(["1 %", "5 %", "10 %", "25 %", "50 %", "100 %"], page.FindAll("[data-testid=policy-stage] td:first-child").Select(d => d.TextContent));
        page.Find("[data-testid=propose-policy]").Click();
        page.WaitForAssertion(() => Assert.Equal(PolicyState.Proposed, policy.State));
    }

    [Fact]
    public void A_manager_brings_it_into_force_for_a_share_and_anybody_who_lifts_stops_it()
    {
        var policy = Proposed();
        SignIn("manager-1", "Manager 1", Role.Manager);
        var page = Open(policy.Id);
        page.WaitForElement("[data-testid=policy-percent]").Change("25");
        page.Find("[data-testid=approve-policy]").Click();
        page.WaitForAssertion(() => Assert.Contains("staged to 25 % of accounts, 12 decisions stand", page.Find("[data-testid=policy-state]").TextContent, StringComparison.Ordinal));

        SignIn("analyst-1", "Analyst 1", Role.Analyst);
        var other = Open(policy.Id);
        other.WaitForElement("[data-testid=stop-policy]").Click();
        Dialogs.WaitForElement("textarea").Input("It meets a school.");
        Dialogs.FindAll("button").First(b => b.TextContent.Trim() == "Stop now").Click();
        other.WaitForAssertion(() => Assert.Equal(PolicyState.Stopped, policy.State));
        Assert.Contains("It meets a school.", policy.EndReason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_waits_for_a_person_is_closed_with_an_answer_and_an_auditor_only_reads()
    {
        var policy = Draft();
        Measures.Found.Add(PolicyFinding.Of(Guid.NewGuid(), policy.Id, new(Hostile), new() { Name = "Doubt", Action = PolicyAction.ProposeFreeze }, "Score 0.7.", new FakeTimeProvider(Noon)));
        var list = Render<PolicyFindings>();
        Assert.Contains("propose a freeze", list.WaitForElement("[data-testid=policy-finding]").TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("script"));
        list.Find("[data-testid=finding-close]").Click();
        Dialogs.WaitForElement("textarea").Input("A school.");
        Dialogs.FindAll("button").First(b => b.TextContent.Trim() == "Close").Click();
        list.WaitForAssertion(() => Assert.Empty(list.FindAll("[data-testid=policy-finding]")));

        SignIn("auditor-1", "Auditor 1", Role.Auditor);
        var page = Open(policy.Id);
        page.WaitForElement("[data-testid=policy-map]");
        foreach (var act in (string[])["try-policy", "save-policy", "propose-policy", "stop-policy"]) Assert.Empty(page.FindAll($"[data-testid={act}]"));
    }

    [Fact]
    public void A_limit_is_tried_at_every_place()
    {
        var page = Render<LimitsPage>();
        Assert.Contains("Choose a limit", page.Markup, StringComparison.Ordinal);
        page.Find("[data-testid=limit-rate]").Change("0");
        page.Find("form").Submit();
        Assert.Contains(Refusal.RateMissing.Explain(), page.WaitForElement("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Measures.Facts.Add(new(new("school")) { Requests = 1000 });
        Measures.Above[new("school")] = 5;
        page.Find("[data-testid=limit-rate]").Change("30");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(["API key", "account", "organization", "network prefix", "pool"], page.FindAll("[data-testid=limit-row] th").Select(t => t.TextContent)));
        Assert.Contains("0.500", page.FindAll("[data-testid=limit-row]")[0].TextContent, StringComparison.Ordinal);
    }
}
