using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

/// <summary>Work on many entries at once, and the next entry for whoever wants one.</summary>
public sealed class QueueBulkTests : ConsoleContext
{
    private static readonly Person Other = new("analyst-2", "Analyst 2", Role.Analyst);
    private readonly QueueInMemory _queue = new();

    public QueueBulkTests() => Services.AddSingleton<ITriageQueue>(_queue);

    [Fact]
    public void The_next_one_is_handed_out_and_opened()
    {
        _queue.Add(SubjectKind.Account, "acc-1").Claim(Other);
        var next = _queue.Add(SubjectKind.Account, "acc-2");

        Render<Queue>().Find("[data-take]").Click();

        Assert.Equal("analyst-1", next.AssigneeId);
        Assert.EndsWith("/accounts/acc-2", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void With_nothing_left_to_take_that_is_said()
    {
        _queue.Add(SubjectKind.Account, "acc-1").Claim(Other);

        Render<Queue>().Find("[data-take]").Click();

        Messages.WaitForAssertion(() => Assert.Contains("Nothing unclaimed is left", Messages.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Marked_entries_are_closed_with_one_verdict_and_note_and_each_gets_its_answer()
    {
        var (mine, held, third) = (_queue.Add(SubjectKind.Account, "acc-1"), _queue.Add(SubjectKind.Account, "acc-2"), _queue.Add(SubjectKind.Account, "acc-3"));
        held.Claim(Other);
        var page = Render<Queue>();
        foreach (var box in (string[])["Select acc-1", "Select acc-2"]) page.Find($"[aria-label='{box}']").Change(true);
        Assert.Equal("2 selected", page.Find("[data-testid=chosen]").TextContent);
        page.Find("[data-testid=bulk-Close]").Click();
        Submit();
        Assert.Contains(Refusal.VerdictMissing.Explain(), Dialogs.Markup, StringComparison.Ordinal);
        Dialogs.Find("input[value=BenignPositive]").Change(true);
        Submit();
        Assert.Contains(Refusal.NoteMissing.Explain(), Dialogs.Markup, StringComparison.Ordinal);
        Dialogs.Find("textarea").Input("A class, checked with its teacher.");
        Submit();

        Dialogs.WaitForAssertion(() => Assert.Equal("1 of 2 done, 1 refused.", Dialogs.Find("[data-testid=bulk-says]").TextContent));
        Assert.Contains(Refusal.ClaimedByAnother.Explain(), Dialogs.WaitForElement("[data-testid=bulk-refused]").TextContent, StringComparison.Ordinal);
        Dialogs.Find("[data-testid=bulk-close]").Click();

        page.WaitForAssertion(() => Assert.Equal("1 selected", page.Find("[data-testid=chosen]").TextContent)); // what was refused stays marked
        Assert.Equal((QueueState.Closed, QueueState.Claimed, QueueState.Open), (mine.State, held.State, third.State));
        Assert.Equal((Verdict.BenignPositive, "A class, checked with its teacher."), (mine.Verdict, mine.Note));
    }

    [Fact]
    public void All_under_the_filter_is_a_step_of_its_own_and_above_a_hundred_the_number_is_typed()
    {
        for (var n = 0; n < 1_234; n++) _queue.Add(SubjectKind.Account, $"acc-{n}");
        _queue.Add(SubjectKind.Cluster, "another");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/queue?kind=account");
        var page = Render<Queue>();
        page.Find("[aria-label='Select the entries on this page']").Change(true);
        Assert.Equal("50 selected", page.Find("[data-testid=chosen]").TextContent);

        page.Find("[data-testid=choose-all]").Click();
        Assert.Equal("1,234 selected, all under this filter", page.Find("[data-testid=chosen]").TextContent);
        page.Find("[data-testid=bulk-Claim]").Click();
        Submit();
        Assert.Contains("Type 1234 first", Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Dialogs.Find("input[type=text]").Input("1234");
        Submit();

        Dialogs.WaitForAssertion(() => Assert.Equal("1,234 of 1,234 done.", Dialogs.Find("[data-testid=bulk-says]").TextContent));
        Assert.Equal(1_234, _queue.Entries.Count(e => e.AssigneeId == "analyst-1"));
    }

    [Fact]
    public void The_selection_survives_another_page_and_a_new_answer_of_the_store()
    {
        for (var n = 0; n < 60; n++) _queue.Add(SubjectKind.Account, $"acc-{n}");
        var page = Render<QueueList>(p => p.Add(l => l.Address, QueueAddress.Read(null, null, null, false, null, null, 1)));
        page.Find("[aria-label='Select acc-0']").Change(true);

        page.Render(p => p.Add(l => l.Address, QueueAddress.Read(null, null, null, false, null, null, 2)));
        page.WaitForElement("[aria-label='Select acc-55']").Change(true);
        News.CasesChanged.Raise();

        page.WaitForAssertion(() => Assert.Equal("2 selected", page.Find("[data-testid=chosen]").TextContent));
    }

    [Fact]
    public void Who_only_looks_marks_and_takes_nothing()
    {
        SignIn("manager-1", "Manager 1", Role.Manager);
        _queue.Add(SubjectKind.Account, "acc-1");

        Assert.Empty(Render<Queue>().FindAll("[data-take], [data-mark]"));
    }

    private void Submit() => Dialogs.Find("[data-testid=submit]").Click();
}
