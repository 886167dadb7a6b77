using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Web.Triage;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

public sealed class RoutingRulesTests : ConsoleContext
{
    private readonly RoutingInMemory _routing = new();

    public RoutingRulesTests()
    {
        Services.AddSingleton<IQueueRouting>(_routing);
        SignIn("reviewer-1", "Reviewer 1", Role.Reviewer);
    }

    [Fact]
    public void A_reviewer_orders_the_rules_and_saves_them_as_a_whole()
    {
        var page = Render<RoutingPage>();
        page.Find("[data-testid=add-rule]").Click();
        page.Find("[aria-label='Queue of rule 3']").Change(" Traces ");
        page.Find("[aria-label='Family of rule 3']").Change("reasoning-elicitation");
        page.Find("[aria-label='Tokens of rule 3']").Change("1,000,000");
        page.Find("[aria-label='Target of rule 3']").Change("4");
        page.Find("[aria-label='Move rule 3 up']").Click();
        page.Find("form").Submit();

        Assert.Equal(
            [new("Pools", 24, SubjectKind.Cluster), new("Traces", 4, null, "reasoning-elicitation", null, null, 1_000_000), new("Near certain", 24, LeastScore: 0.9)], _routing.Saved!);
    }

    [Theory]
    [InlineData("Target of rule 1", "0", "Rule 1: A number is out of its range.")]
    [InlineData("Target of rule 2", "soon", "Rule 2: A number is out of its range.")]
    [InlineData("Score of rule 2", "1.5", "Rule 2: A number is out of its range.")]
    [InlineData("Queue of rule 1", " ", "Rule 1: Give it a name.")]
    public void What_can_be_no_rule_is_said_with_its_number_and_nothing_is_saved(string field, string typed, string says)
    {
        var page = Render<RoutingPage>();
        page.Find($"[aria-label='{field}']").Change(typed);
        page.Find("form").Submit();

        Assert.Contains(says, page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Assert.Null(_routing.Saved);
    }

    [Fact]
    public void Rules_that_somebody_changed_meanwhile_are_not_overwritten()
    {
        var page = Render<RoutingPage>();
        _routing.Answer = Refusal.ChangedMeanwhile;
        page.Find("form").Submit();

        Assert.Contains(Refusal.ChangedMeanwhile.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_analyst_reads_the_rules_and_changes_none()
    {
        SignIn("analyst-1", "Analyst 1", Role.Analyst);

        var page = Render<RoutingPage>();

        Assert.Equal(2, page.FindAll("[data-testid=rule-row]").Count);
        Assert.Empty(page.FindAll("button"));
        Assert.All(page.FindAll("[data-testid=rule-row] input"), input => Assert.True(input.HasAttribute("disabled")));
    }

    private sealed class RoutingInMemory : IQueueRouting
    {
        public IReadOnlyList<RoutingRule>? Saved { get; private set; }

        public Refusal? Answer { get; set; }

        public Task<QueueRouting> LoadAsync(CancellationToken ct) => Task.FromResult(QueueRouting.Shipped());

        public Task<Refusal?> ReplaceAsync(Person by, long version, IReadOnlyList<RoutingRule> rules, CancellationToken ct)
        {
            if (Answer is null) Saved = rules;
            return Task.FromResult(Answer);
        }
    }
}
