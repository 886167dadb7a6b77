using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Decisions;

/// <summary>The list of appeals and one of them.</summary>
public sealed class AppealPageTests : ConsoleContext
{
    private static readonly Person Decider = new("analyst-9", "Analyst 9", Role.Reviewer);
    private static readonly Decision Decision =
        Freeze.Of([new AccountId(Hostile)], Guid.NewGuid, null, "Shares a card.", Noon.AddDays(1), Decider, new FakeTimeProvider(Noon))[0];

    private readonly AppealsInMemory _desk = new(Noon, Decision, DecisionEvidence.Of(Decision.Id, new(0.9, [], [new(Guid.NewGuid(), "shared-skeleton", 2, Noon, Noon, 0.99, Hostile, "", [], [Hostile], 812)], null, null)));

    public AppealPageTests() => Services.AddSingleton<IAppeals>(_desk).AddSingleton<Investigator.Domain.Triage.IAccountUsage>(new Triage.UsageInMemory());

    [Fact]
    public void With_none_it_says_where_they_come_from() => Assert.Contains("Nobody has objected", Render<AppealsPage>().Markup, StringComparison.Ordinal);

    [Fact]
    public async Task Overdue_ones_are_said_in_words_and_detectors_are_counted()
    {
        await AppealAsync(TimeSpan.FromDays(-1));
        var page = Render<AppealsPage>();

        Assert.Contains("overdue since", page.Find("[data-testid=late]").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of 1 open ones are overdue", page.Find("[data-testid=late-count]").TextContent, StringComparison.Ordinal);
        Assert.Contains("shared-skeleton, version 2", page.Find("[data-testid=detector-record]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public async Task It_is_taken_first_and_then_overturned_with_an_answer()
    {
        SignIn("reviewer-1", "Reviewer 1", Role.Reviewer);
        var page = await OpenAsync();
        Assert.Contains(Refusal.NotAssigned.Explain(), page.Find("[data-testid=why-not]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=overturn]"));
        page.Find("[data-testid=take]").Click();
        page.Find("[data-testid=overturn]").Click();
        Assert.Contains(Refusal.ReasonMissing.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);

        page.Find("textarea").Input("You were right.");
        page.Find("[data-testid=overturn]").Click();

        Assert.Equal((AppealState.Overturned, "You were right."), (_desk.All[0].State, _desk.All[0].Answer));
        Assert.Contains("overturned", page.Find("[data-testid=appeal]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_decided_reads_it_and_is_told_why_they_may_not()
    {
        SignIn(Decider.Id, Decider.Name, Role.Reviewer);
        var page = await OpenAsync();
        Assert.Contains(Refusal.DecidedItself.Explain(), page.Find("[data-testid=why-not]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=take], [data-testid=overturn], [data-testid=uphold]"));
    }

    [Fact]
    public async Task The_evidence_is_shown_as_it_was_hostile_words_as_text_and_altered_evidence_alarms()
    {
        var page = await OpenAsync();
        Assert.Contains("812", page.Find("[data-testid=frozen-hit]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
        Assert.Empty(page.FindAll("[data-testid=evidence-altered]"));

        _desk.Whole = false;
        Assert.Single((await OpenAsync()).FindAll("[data-testid=evidence-altered]"));
    }

    [Fact]
    public async Task A_statement_is_made_without_the_withheld_reason()
    {
        var page = await OpenAsync();
        page.Find("[data-testid=make-statement]").Click();
        var statement = page.Find("[data-testid=statement]").TextContent;
        Assert.Contains("The service is suspended.", statement, StringComparison.Ordinal);
        Assert.DoesNotContain("Shares a card.", statement, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_leads_nowhere_says_so() => Assert.Contains("There is no such appeal", Render<AppealPage>(p => p.Add(page => page.Id, Guid.NewGuid())).Markup, StringComparison.Ordinal);

    private async Task<Guid> AppealAsync(TimeSpan answeredIn) => (await _desk.TakeInAsync(Decider, new(Decision.Id, null, Hostile, null), answeredIn, CancellationToken.None)).Value!.Id;

    private async Task<IRenderedComponent<AppealPage>> OpenAsync()
    {
        var id = await AppealAsync(TimeSpan.FromDays(14));
        return Render<AppealPage>(p => p.Add(page => page.Id, id));
    }
}
