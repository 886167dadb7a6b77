using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Linking;
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

    private readonly FindingsInMemory _findings = new();

    public QueueBulkTests() => Services.AddSingleton<ITriageQueue>(_queue).AddSingleton<IClusters>(_findings);

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
    public void Marked_entries_are_tagged_whoever_holds_them_and_a_pool_with_all_its_members()
    {
        var cluster = Cluster.Of(Guid.NewGuid(), Noon, [ClusterMember.Of(new("acc-7"), 1), ClusterMember.Of(new("acc-8"), 0.9)], 4_200, new(Noon.AddDays(-3), Noon));
        _findings.Clusters.Add(cluster);
        _queue.Add(SubjectKind.Account, "acc-1").Claim(Other);
        _queue.Add(SubjectKind.Cluster, cluster.Id.ToString("D"));
        var gone = _queue.Add(SubjectKind.Cluster, Guid.NewGuid().ToString("D"));
        var page = Render<Queue>();
        page.Find("[aria-label='Select the entries on this page']").Change(true);
        page.Find("[data-testid=bulk-Tag]").Click();
        Dialogs.Find("[data-testid=tag-word]").Input("two words");
        Submit();
        Assert.Contains(Refusal.TagWrong.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Dialogs.Find("[data-testid=tag-word]").Input("Card-9");
        Submit();

        Dialogs.WaitForAssertion(() => Assert.Equal("2 of 3 done, 1 refused.", Dialogs.Find("[data-testid=bulk-says]").TextContent));
        Assert.Contains(gone.Subject[..8], Dialogs.WaitForElement("[data-testid=bulk-refused]").TextContent, StringComparison.Ordinal); // its cluster is found no more
        Assert.Equal(["acc-1", "acc-7", "acc-8"], Words.Tags.Where(t => t.Word == "card-9").Select(t => t.AccountId.Value).Order(StringComparer.Ordinal));
        Dialogs.Find("[data-testid=bulk-close]").Click();
        page.WaitForAssertion(() => Assert.Equal("card-9", page.Find("[data-testid=queue-tag]").TextContent));
    }

    [Fact]
    public async Task Marked_entries_are_handed_to_a_colleague_and_others_put_to_sleep()
    {
        Colleagues.Seen.Add(Other);
        var (one, two, third) = (_queue.Add(SubjectKind.Account, "acc-1"), _queue.Add(SubjectKind.Account, "acc-2"), _queue.Add(SubjectKind.Account, "acc-3"));
        third.Claim(new("analyst-3", "Analyst 3", Role.Analyst));
        var page = Render<Queue>();
        page.Find("[aria-label='Select the entries on this page']").Change(true);
        page.Find("[data-testid=bulk-Assign]").Click();
        Submit();
        Assert.Contains(Refusal.NameMissing.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Dialogs.Find("[data-testid=hand-to]").Change("analyst-2");
        Submit();
        Dialogs.WaitForAssertion(() => Assert.Equal("2 of 3 done, 1 refused.", Dialogs.Find("[data-testid=bulk-says]").TextContent));
        Dialogs.Find("[data-testid=bulk-close]").Click();
        Assert.Equal(("analyst-2", "analyst-2", "analyst-3"), (one.AssigneeId, two.AssigneeId, third.AssigneeId));

        var waits = _queue.Add(SubjectKind.Account, "acc-4");
        News.CasesChanged.Raise();
        page.WaitForElement("[aria-label='Select acc-4']");
        // In the page's own turn: another refresh may come between what is found and what is pressed.
        await page.InvokeAsync(() => page.Find("[aria-label='Select acc-4']").Change(true));
        await page.InvokeAsync(() => page.Find("[aria-label='Select acc-3']").Change(false));
        await page.InvokeAsync(() => page.Find("[data-testid=bulk-Snooze]").Click());
        Dialogs.Find("[data-testid=snooze-for]").Change("4");
        Submit();

        Dialogs.WaitForAssertion(() => Assert.Equal("1 of 1 done.", Dialogs.Find("[data-testid=bulk-says]").TextContent));
        Assert.Equal(Noon.AddHours(4), waits.SnoozedUntil);
    }

    [Fact]
    public async Task What_a_job_closed_is_opened_again_at_once_but_not_what_somebody_closed_anew_since()
    {
        var runner = Services.GetRequiredService<BulkRunner>();
        var jobs = Services.GetRequiredService<IBulkJobs>();
        var (one, two, three) = (_queue.Add(SubjectKind.Account, "acc-1"), _queue.Add(SubjectKind.Account, "acc-2"), _queue.Add(SubjectKind.Account, "acc-3"));
        three.Claim(Other);
        var me = new Person("analyst-1", "Analyst 1", Role.Analyst);
        var job = (await runner.BeginAsync(me, BulkAct.Close, [one, two, three], new() { Verdict = Verdict.FalsePositive, Note = "A class." }, default)).Value!;
        var page = Render<BulkJobPage>(p => p.Add(b => b.Id, job.Id.ToString("D")));
        page.WaitForElement("[data-testid=bulk-undo]");
        Assert.Equal((2, 1), (job.Acted, job.Refused));
        two.Reopen(Other);
        two.Close(Other, Verdict.TruePositive, "It is a pool.", Services.GetRequiredService<TimeProvider>());

        page.Find("[data-testid=bulk-undo]").Click();
        Dialogs.WaitForElement("[data-testid=bulk-dialog]");
        Assert.Contains("1 entry", Dialogs.Markup, StringComparison.Ordinal);
        Submit();

        Dialogs.WaitForAssertion(() => Assert.Equal("1 of 1 done.", Dialogs.Find("[data-testid=bulk-says]").TextContent));
        Assert.Equal((QueueState.Claimed, Verdict.TruePositive), (one.State, two.Verdict));
        Assert.Equal(2, (await jobs.LoadAsync(0, 10, default)).Total);
    }

    [Fact]
    public void More_than_were_confirmed_are_not_acted_on()
    {
        for (var n = 0; n < 60; n++) _queue.Add(SubjectKind.Account, $"acc-{n}");
        var page = Render<Queue>();
        page.Find("[aria-label='Select the entries on this page']").Change(true);
        page.Find("[data-testid=choose-all]").Click();
        page.Find("[data-testid=bulk-Claim]").Click();
        _queue.Add(SubjectKind.Account, "late");
        Submit();

        Assert.Contains("There are 61 now", Dialogs.WaitForElement("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(_queue.Entries, e => e.AssigneeId is not null);
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
