using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Decisions.Staggered;

namespace Investigator.Web.Tests.Decisions;

/// <summary>Acts that take effect later, as the campaign's page and the page of decisions show them.</summary>
public sealed class StaggeredListTests : ConsoleContext
{
    private static readonly Guid Campaign = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000007");
    private static readonly Person Analyst = new("analyst-2", Hostile, Role.Analyst);

    [Fact]
    public void With_none_nothing_is_shown() => Assert.Empty(Render<StaggeredList>(p => p.Add(l => l.CampaignId, Campaign)).FindAll("section"));

    [Fact]
    public void Each_says_who_decided_what_how_many_wait_and_what_came_of_the_others()
    {
        Add((Hostile, MemberTurn.Waiting), ("acc-2", MemberTurn.Waiting), ("acc-3", MemberTurn.InForce), ("acc-4", MemberTurn.AllowListed));

        var list = Render<StaggeredList>(p => p.Add(l => l.CampaignId, Campaign));

        Assert.Equal("freeze of 4 accounts, one by one over 1 day: on its way", list.Find("h3").TextContent);
        Assert.Equal(["2", "1", "1"], new[] { "waiting", "in-force", "left-out" }.Select(n => list.Find($"[data-testid=staggered-{n}]").TextContent.Split(',')[0]));
        list.Find("[data-testid=staggered-accounts]").Click();
        list.WaitForAssertion(() => Assert.Equal(4, list.FindAll("[data-testid=staggered-member]").Count));
        Assert.Empty(list.FindAll("script"));
        Assert.Contains("⟨U+202E⟩", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_accounts_are_paged_with_an_honest_total()
    {
        Add([.. Enumerable.Range(0, 1_234).Select(n => ($"acc-{n}", MemberTurn.Waiting))]);
        var list = Render<StaggeredList>();

        list.Find("[data-testid=staggered-accounts]").Click();

        list.WaitForAssertion(() => Assert.Contains("1–25 of 1,234 accounts", list.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void The_rest_is_stopped_with_a_reason()
    {
        var act = Add(("acc-1", MemberTurn.Waiting), ("acc-2", MemberTurn.InForce));
        var list = Render<StaggeredList>(p => p.Add(l => l.CampaignId, Campaign));

        list.Find("[data-testid=staggered-stop]").Click();
        Dialogs.WaitForElement("[data-testid=submit]").Click();
        Assert.Contains(Refusal.ReasonMissing.Explain(), Dialogs.WaitForElement("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Dialogs.Find("textarea").Input("Wrong pool.");
        Dialogs.Find("[data-testid=submit]").Click();

        list.WaitForAssertion(() => Assert.Equal("1", list.Find("[data-testid=staggered-stopped]").TextContent));
        Assert.Equal((StaggeredState.Stopped, "Wrong pool."), (act.State, act.EndReason));
        Assert.Empty(list.FindAll("[data-testid=staggered-stop]"));
    }

    [Fact]
    public void The_rest_is_hit_now_after_a_question()
    {
        var act = Add(("acc-1", MemberTurn.Waiting), ("acc-2", MemberTurn.InForce));
        var list = Render<StaggeredList>(p => p.Add(l => l.CampaignId, Campaign));

        list.Find("[data-testid=staggered-hasten]").Click();
        Dialogs.WaitForElement("[data-submit]").Click();

        list.WaitForAssertion(() => Assert.Equal("2", list.Find("[data-testid=staggered-in-force]").TextContent));
        Assert.NotNull(act.BroughtForwardBy);
    }

    [Fact]
    public void Who_may_neither_hasten_nor_stop_sees_no_button()
    {
        SignIn("a", "Auditor 1", Role.Auditor);
        Add(("acc-1", MemberTurn.Waiting));

        var list = Render<StaggeredList>(p => p.Add(l => l.CampaignId, Campaign));

        Assert.Empty(list.FindAll("[data-testid=staggered-hasten], [data-testid=staggered-stop]"));
        Assert.NotEmpty(list.FindAll("[data-testid=staggered-act]"));
    }

    private StaggeredAct Add(params (string Account, MemberTurn Turn)[] turns) =>
        Staggered.Add(Campaign, new(DecisionKind.Freeze, "Harvest.", Noon.AddDays(7)) { Timing = new(null, TimeSpan.FromDays(1)) }, Analyst, turns);
}
