using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

public sealed class QueueTests : ConsoleContext
{
    private static readonly Person Other = new("analyst-2", "Analyst 2", Role.Analyst);
    private readonly QueueInMemory _queue = new();

    public QueueTests() => Services.AddSingleton<ITriageQueue>(_queue);

    [Fact]
    public void The_overview_says_how_each_queue_stands()
    {
        Assert.Contains("Nothing waits for triage", Render<QueuesAtWork>().Markup, StringComparison.Ordinal);
        _queue.Add(SubjectKind.Account, "acc-1");

        var rows = Render<QueuesAtWork>().FindAll("[data-testid=queue-health]");

        Assert.Equal(["1", "1", "⚠ 1", "0"], Assert.Single(rows).QuerySelectorAll("td.num").Select(cell => cell.TextContent.Trim()));
        Assert.StartsWith("/queue?queue=", rows[0].QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_queue_says_that_it_loads()
    {
        var stored = new TaskCompletionSource();
        _queue.Before = () => stored.Task;

        var page = Render<Queue>();

        Assert.Contains("Loading the queue", page.Find("[data-testid=loading]").TextContent, StringComparison.Ordinal);
        stored.SetResult();
        page.WaitForElement("[data-testid=nothing]");
    }

    [Fact]
    public void An_empty_queue_and_a_filtered_one_are_told_apart()
    {
        Assert.Contains("Nothing waits", Render<Queue>().Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);

        Services.GetRequiredService<NavigationManager>().NavigateTo("/queue?text=nobody");

        Assert.Contains("filter hides", Render<Queue>().Find("[data-testid=filtered]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_store_is_shown_as_a_failure_and_can_be_tried_again()
    {
        _queue.Before = () => throw new IOException("disk");
        var page = Render<Queue>();
        Assert.Contains("could not be loaded", page.Find("[data-testid=failed]").TextContent, StringComparison.Ordinal);

        _queue.Before = () => Task.CompletedTask;
        page.Find("[data-testid=failed] button").Click();

        page.WaitForElement("[data-testid=nothing]");
    }

    [Fact]
    public void Rows_say_how_many_there_are_in_all_and_lead_to_their_pages()
    {
        for (var n = 0; n < 60; n++) _queue.Add(SubjectKind.Account, $"acc/{n}");

        var page = Render<Queue>();

        Assert.Equal(50, page.FindAll("[data-testid=queue-row]").Count);
        Assert.Equal("1–50 of 60 entries", page.Find("[data-testid=pager]").TextContent);
        Assert.Equal("/accounts/acc%2F0", page.Find("[data-testid=queue-row] a").GetAttribute("href"));
    }

    [Fact]
    public void A_new_analysis_is_announced_and_no_row_moves_until_it_is_asked_for()
    {
        _queue.Add(SubjectKind.Account, "acc-1");
        var page = Render<Queue>();
        _queue.Entries.Insert(0, _queue.Add(SubjectKind.Account, "acc-2", 0.99));
        _queue.Entries.RemoveAt(2);
        News.ResultsReplaced.Raise();

        page.WaitForElement("[data-testid=queue-news]");
        Assert.Contains("acc-1", Assert.Single(page.FindAll("[data-testid=queue-row]")).TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=queue-news]").Click();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=queue-row]").Count));
        Assert.Empty(page.FindAll("[data-testid=queue-news]"));
    }

    [Fact]
    public void The_address_holds_filter_order_and_page()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/queue?state=closed&kind=cluster&text=card&mine=true&sort=exchanges&dir=asc&page=3");

        Render<Queue>();

        Assert.Equal(new QueueFilter(_queue.Asked!.States, SubjectKind.Cluster, null, "analyst-1", QueueOrder.Exchanges, Descending: false, Skip: 100) { Query = Query.Read("card", QueueFields.All).Query, AskedBy = "analyst-1", CountTo = 10_000 }, _queue.Asked);
        Assert.Equal([QueueState.Closed], _queue.Asked.States);
    }

    [Fact]
    public void A_nonsense_address_reads_as_the_plain_queue()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/queue?state=%3Cb%3E&kind=99&sort=77&page=-4");

        Render<Queue>();

        Assert.Equal((QueueOrder.Priority, 0, (SubjectKind?)null, 0), (_queue.Asked!.Order, _queue.Asked.Skip, _queue.Asked.Kind, _queue.Asked.States.Count));
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        _queue.Add(SubjectKind.Account, Hostile, reason: Hostile);

        var row = Render<Queue>().Find("[data-testid=queue-row]");

        Assert.Empty(row.QuerySelectorAll("script"));
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩=cmd", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_of_an_account_stand_in_its_row_and_can_be_asked_for()
    {
        _queue.Add(SubjectKind.Account, "acc-1");
        Words.Tags.Add(AccountTag.Of(new("acc-1"), "card-9", Other, Noon));

        var tag = Render<Queue>().Find("[data-testid=queue-row] [data-testid=queue-tag]");

        Assert.Equal(("card-9", "tag:card-9"), (tag.TextContent, tag.GetAttribute("data-term")));
    }

    [Fact]
    public void A_claim_shows_who_has_it()
    {
        _queue.Add(SubjectKind.Account, "acc-1");
        var page = Render<Queue>();

        page.Find("[aria-label='Claim acc-1']").Click();

        page.WaitForAssertion(() => Assert.Contains("Analyst 1", page.Find("[data-testid=queue-row]").TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.Find("[aria-label='Release acc-1']"));
    }

    [Fact]
    public void A_refused_claim_says_why()
    {
        var entry = _queue.Add(SubjectKind.Account, "acc-1");
        var page = Render<Queue>();
        entry.Claim(Other);

        page.Find("[aria-label='Claim acc-1']").Click();

        Messages.WaitForAssertion(() => Assert.Contains("Somebody else has claimed this.", Messages.Markup, StringComparison.Ordinal));
        Assert.Equal("analyst-2", entry.AssigneeId);
    }

    [Fact]
    public void A_dismissal_needs_a_verdict_and_a_note()
    {
        var entry = _queue.Add(SubjectKind.Account, "acc-1");
        var page = Render<Queue>();
        page.Find("[aria-label='Dismiss acc-1']").Click();

        CloseEntry();
        Assert.Contains("Choose a verdict.", Dialogs.Markup, StringComparison.Ordinal);
        Dialogs.Find("input[value=FalsePositive]").Change(true);
        CloseEntry();
        Assert.Contains("Write a note first.", Dialogs.Markup, StringComparison.Ordinal);
        Dialogs.Find("textarea").Input("A university benchmark, checked with its owner.");
        CloseEntry();

        page.WaitForElement("[data-testid=nothing]");
        Assert.Equal((QueueState.Closed, Verdict.FalsePositive), (entry.State, entry.Verdict));
    }

    [Fact]
    public void Who_only_looks_gets_no_buttons()
    {
        SignIn("manager-1", "Manager 1", Role.Manager);
        _queue.Add(SubjectKind.Account, "acc-1");

        Assert.Empty(Render<Queue>().FindAll("[data-testid=queue-row] button"));
    }

    private void CloseEntry() => Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == "Close entry").Click();
}
