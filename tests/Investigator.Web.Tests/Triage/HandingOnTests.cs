using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

/// <summary>Queues, targets, handing on and who else is there, as people see them.</summary>
public sealed class HandingOnTests : ConsoleContext
{
    private static readonly Person Other = new("analyst-2", "Analyst 2", Role.Analyst);
    private readonly QueueInMemory _queue = new();

    public HandingOnTests() => Services.AddSingleton<ITriageQueue>(_queue);

    [Fact]
    public void Each_queue_says_what_waits_and_what_is_late_and_narrows_the_list()
    {
        _queue.Add(SubjectKind.Cluster, "late");
        var young = QueueEntry.Open(Guid.NewGuid(), SubjectKind.Account, "acc-1", Noon);
        young.Route(new("Traces", 4), SubjectTraits.None, 0);
        _queue.Entries.Add(young);

        var page = Render<Queue>();

        Assert.Equal(["General 1", "Traces 1"], page.FindAll("[data-testid=queue-line] > a:first-child").Select(a => a.TextContent.Trim()));
        Assert.Equal("⚠ 1 late", page.Find("[data-testid=queue-late]").TextContent);
        Assert.Contains("late", page.FindAll("[data-testid=queue-row]")[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("late,", page.FindAll("[data-testid=queue-row]")[1].TextContent, StringComparison.Ordinal);

        Services.GetRequiredService<NavigationManager>().NavigateTo(page.Find("[data-testid=queue-late]").GetAttribute("href")!);
        Render<Queue>();
        Assert.Equal(("General", true), (_queue.Asked!.Queue, _queue.Asked.Late));
    }

    [Fact]
    public void An_entry_is_assigned_to_a_colleague_from_the_row()
    {
        var entry = _queue.Add(SubjectKind.Account, "acc-1");
        Colleagues.Seen.Add(Other);
        var page = Render<Queue>();
        HandOn(page);
        Submit();
        Assert.Contains(Refusal.NameMissing.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);

        Dialogs.Find("[data-testid=hand-to]").Change("analyst-2");
        Submit();

        page.WaitForAssertion(() => Assert.Contains("Analyst 2", page.Find("[data-testid=queue-row]").TextContent, StringComparison.Ordinal));
        Assert.Equal("analyst-2", entry.AssigneeId);
    }

    [Fact]
    public void A_snoozed_entry_leaves_the_list_and_is_found_under_snoozed()
    {
        var entry = _queue.Add(SubjectKind.Account, "acc-1");
        var page = Render<Queue>();
        HandOn(page);
        Dialogs.Find("[data-testid=way-snooze]").Change(true);
        Dialogs.Find("[data-testid=snooze-for]").Change("72");
        Submit();

        page.WaitForElement("[data-testid=nothing]");
        Assert.Equal(Noon.AddHours(72), entry.SnoozedUntil);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/queue?state=snoozed");
        Assert.Contains("sleeps until", Render<Queue>().Find("[data-testid=queue-row]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duplicate_is_folded_into_the_entry_that_is_named()
    {
        var (twice, stays) = (_queue.Add(SubjectKind.Account, "acc-1"), _queue.Add(SubjectKind.Cluster, "pool"));
        var page = Render<Queue>();
        HandOn(page);
        Dialogs.Find("[data-testid=way-fold]").Change(true);
        Dialogs.Find("[data-testid=fold-into]").Change("nobody");
        Submit();
        Assert.Contains(Refusal.NothingToFoldInto.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);

        Dialogs.Find("[data-testid=fold-into]").Change(" pool ");
        Submit();

        page.WaitForAssertion(() => Assert.Contains("1 flagged inside", page.Find("[data-testid=queue-row]").TextContent, StringComparison.Ordinal));
        Assert.Equal((Verdict.Duplicate, 1), (twice.Verdict, stays.Folded));
    }

    [Fact]
    public void Whoever_opens_an_entry_is_told_who_else_has_it_open_until_they_leave()
    {
        _queue.Add(SubjectKind.Account, "acc-1");
        var there = Services.GetRequiredService<Presence>().Enter(SubjectKind.Account, "acc-1", Other);
        Services.GetRequiredService<Presence>().Enter(SubjectKind.Account, "acc-1", new("analyst-1", "Analyst 1", Role.Analyst));

        var part = Render<SubjectEntry>(p => p.Add(s => s.Kind, SubjectKind.Account).Add(s => s.Subject, "acc-1"));
        var list = Render<Queue>();

        Assert.Equal("open by Analyst 2", part.Find("[data-testid=open-by]").TextContent);
        Assert.Equal("open by Analyst 2", list.Find("[data-testid=open-by]").TextContent);
        there.Dispose();
        part.WaitForAssertion(() => Assert.Empty(part.FindAll("[data-testid=open-by]")));
    }

    [Fact]
    public async Task A_page_that_closes_takes_its_reader_away()
    {
        _queue.Add(SubjectKind.Account, "acc-1");
        Render<SubjectEntry>(p => p.Add(s => s.Kind, SubjectKind.Account).Add(s => s.Subject, "acc-1"));
        Assert.Equal(["Analyst 1"], Services.GetRequiredService<Presence>().Others(SubjectKind.Account, "acc-1", "analyst-2"));

        await DisposeComponentsAsync();

        Assert.Empty(Services.GetRequiredService<Presence>().Others(SubjectKind.Account, "acc-1", "analyst-2"));
    }

    [Fact]
    public void Every_verdict_so_far_stands_with_its_note_and_stays_text()
    {
        var entry = _queue.Add(SubjectKind.Account, "acc-1");
        entry.Close(Other, Verdict.FalsePositive, Hostile, TimeProvider.System);
        entry.Reopen(Other);

        var part = Render<SubjectEntry>(p => p.Add(s => s.Kind, SubjectKind.Account).Add(s => s.Subject, "acc-1"));

        Assert.Contains("<script>", part.Find("[data-testid=judgements] li").TextContent, StringComparison.Ordinal);
        Assert.Empty(part.FindAll("script"));
    }

    private static void HandOn(IRenderedComponent<Queue> page) => page.Find("[aria-label='Hand on acc-1: assign, snooze or fold']").Click();

    private void Submit() => Dialogs.Find("[data-testid=submit]").Click();
}
