using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Web.Campaigns;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Campaigns;

/// <summary>Lineage, tasks, attachments and timeline of a campaign, each part by itself.</summary>
public sealed class CaseWorkTests : ConsoleContext
{
    private static readonly Guid s_campaign = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000009");
    private readonly CaseWorkInMemory _work = new(Noon);
    private readonly LineageInMemory _lineage = new(Noon);
    private readonly CaseInMemory _case = new(Hostile, Noon);

    public CaseWorkTests() =>
        Services.AddSingleton<ICampaignTasks>(_work).AddSingleton<IAttachments>(_work).AddSingleton<ICampaignTimeline>(_work).AddSingleton<ILineage>(_lineage).AddSingleton<ICampaignDesk>(_case).AddSingleton<IHypotheses>(new CaseFileInMemory(Noon));

    [Fact]
    public void A_campaign_that_was_never_merged_says_so_and_offers_to()
    {
        var panel = Lineage();
        Assert.Contains("Never merged and never split", panel.Markup, StringComparison.Ordinal);
        Assert.Single(panel.FindAll("[data-testid=merge]"));
        SignIn("auditor-1", "Auditor 1", Role.Auditor);
        Assert.Empty(Lineage().FindAll("[data-testid=merge], [data-testid=unmerge]"));
    }

    [Fact]
    public void A_merge_shows_what_would_move_first_and_goes_to_where_the_members_are()
    {
        var other = new CampaignRow(Guid.NewGuid(), Hostile, "Analyst 1", Noon, 1, 2, 3, 0);
        _case.Others.AddRange([other, other with { Id = Guid.NewGuid(), Name = "Gone", MergedIntoId = other.Id }]);
        Lineage().Find("[data-testid=merge]").Click();
        var select = Dialogs.WaitForElement("[data-testid=merge-into]");
        Assert.DoesNotContain("Gone", select.TextContent, StringComparison.Ordinal);
        Assert.True(Dialogs.Find("[data-testid=submit]").HasAttribute("disabled"));

        select.Change(other.Id.ToString());
        Assert.Contains("12", Dialogs.WaitForElement("[data-testid=merge-preview]").TextContent, StringComparison.Ordinal);
        Dialogs.Find("[data-testid=submit]").Click();
        Dialogs.WaitForAssertion(() => Assert.Contains(Refusal.ReasonMissing.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
        Dialogs.Find("textarea").Input("One lab");
        Dialogs.Find("[data-testid=submit]").Click();

        Dialogs.WaitForAssertion(() => Assert.EndsWith($"/campaigns/{other.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal(["merge 0 0 One lab"], _lineage.Acts);
    }

    [Fact]
    public void Whoever_merges_what_changed_meanwhile_is_told_in_the_dialog()
    {
        var other = new CampaignRow(Guid.NewGuid(), "Other", "Analyst 1", Noon, 1, 2, 3, 0);
        _case.Others.Add(other);
        _lineage.Refuses = Refusal.ChangedMeanwhile;
        Lineage().Find("[data-testid=merge]").Click();
        Dialogs.WaitForElement("[data-testid=merge-into]").Change(other.Id.ToString());
        Dialogs.WaitForElement("[data-testid=merge-preview]");
        Dialogs.Find("textarea").Input("One lab");
        Dialogs.Find("[data-testid=submit]").Click();

        Dialogs.WaitForAssertion(() => Assert.Contains(Refusal.ChangedMeanwhile.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_merge_is_undone_with_a_reason_and_what_was_written_there_is_shown_as_text()
    {
        _lineage.Merged(Hostile, "Into", Guid.NewGuid(), s_campaign);
        var origin = Campaign.Start(Guid.NewGuid(), new("a", "A", Role.Analyst), Hostile, null, null, TimeProvider.System).Value!;
        origin.Write(Guid.NewGuid(), new("a", "A", Role.Analyst), Hostile, TimeProvider.System);
        _lineage.Origins.Add(new(origin.Id, origin.Name, origin.Notes, []));
        var panel = Lineage();
        Assert.Contains("Took in", panel.Find("[data-testid=lineage-row]").TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", panel.Find("[data-testid=origin-note]").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("script"));

        panel.Find("[data-testid=unmerge]").Click();
        Dialogs.WaitForElement("textarea").Input("Two labs");
        Dialogs.Find("[data-testid=submit]").Click();
        Dialogs.WaitForAssertion(() => Assert.Equal(["unmerge Two labs"], _lineage.Acts));
    }

    [Fact]
    public void Chosen_members_are_split_off_into_a_campaign_of_their_own()
    {
        _case.Add(MemberStatus.Confirmed, "acc-1", "acc-2");
        var members = Render<CampaignMembers>(p => p.Add(m => m.CampaignId, s_campaign).Add(m => m.Version, 3));
        Assert.True(members.Find("[data-testid=split]").HasAttribute("disabled"));
        members.FindAll("[data-mark]")[1].Change(true);
        members.Find("[data-testid=split]").Click();
        Dialogs.WaitForElement("input").Input("Part");
        Dialogs.Find("textarea").Input("Other hours");
        Dialogs.Find("[data-testid=submit]").Click();

        Dialogs.WaitForAssertion(() => Assert.Equal(["split acc-2 Part Other hours"], _lineage.Acts));
    }

    [Fact]
    public void A_task_is_added_shown_as_overdue_and_closed()
    {
        var panel = Render<CampaignTasksPanel>(p => p.Add(t => t.CampaignId, s_campaign).Add(t => t.Stands, true));
        Assert.Contains("Nothing is to be done yet", panel.Markup, StringComparison.Ordinal);
        panel.Find("[data-testid=add-task]").Click();
        Assert.Contains(Refusal.NameMissing.Explain(), panel.Find("[data-testid=task-refused]").TextContent, StringComparison.Ordinal);
        panel.Find("[data-testid=task-title]").Change(Hostile);
        panel.Find("[data-testid=task-due]").Change("2026-03-01T12:00:00");
        panel.Find("[data-testid=add-task]").Click();

        panel.WaitForAssertion(() => Assert.Contains("1 overdue", panel.Find("[data-testid=task-counts]").TextContent, StringComparison.Ordinal));
        Assert.Contains("overdue since", panel.Find("[data-testid=overdue]").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("script"));
        panel.Find("[data-testid=done]").Click();
        panel.WaitForAssertion(() => Assert.Contains("done", panel.Find("[data-testid=task-row]").TextContent, StringComparison.Ordinal));
        panel.Find("[data-testid=edit-task]").Click();
        panel.Find("[data-testid=task-title]").Change("Plain");
        panel.Find("[data-testid=add-task]").Click();
        panel.WaitForAssertion(() => Assert.Equal(("Plain", CampaignTaskState.Done), (_work.Tasks[0].Title, _work.Tasks[0].State)));
    }

    [Fact]
    public async Task A_template_adds_its_tasks_and_an_auditor_is_offered_no_act()
    {
        var template = (await _work.MakeTemplateAsync(new("admin-1", "Admin 1", Role.Admin), "First day", [new("Freeze", 0), new("Tell counsel", 3)], default)).Value!;
        var panel = Render<CampaignTasksPanel>(p => p.Add(t => t.CampaignId, s_campaign).Add(t => t.Stands, true));
        panel.Find("[data-testid=template]").Change(template.Id.ToString());
        panel.Find("[data-testid=apply-template]").Click();
        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll("[data-testid=task-row]").Count));

        SignIn("auditor-1", "Auditor 1", Role.Auditor);
        var read = Render<CampaignTasksPanel>(p => p.Add(t => t.CampaignId, s_campaign).Add(t => t.Stands, true));
        Assert.Equal(2, read.FindAll("[data-testid=task-row]").Count);
        Assert.Empty(read.FindAll("[data-testid=done], [data-testid=add-task], [data-testid=template]"));
    }

    [Fact]
    public void Templates_are_made_of_lines_changed_and_taken_out_of_use_by_an_administrator_alone()
    {
        Assert.Empty(Render<TaskTemplatesPage>().FindAll("[data-testid=keep-template]"));
        SignIn("admin-1", "Admin 1", Role.Admin);
        var page = Render<TaskTemplatesPage>();
        Assert.Contains("No template yet", page.Markup, StringComparison.Ordinal);
        page.Find("[data-testid=template-name]").Change("First day");
        page.Find("[data-testid=keep-template]").Click();
        Assert.Contains(Refusal.TasksMissing.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=template-lines]").Change("in 0 days: Freeze\n\nin 3 days: Tell counsel: today\nWrite in time: always");
        page.Find("[data-testid=keep-template]").Click();

        page.WaitForAssertion(() => Assert.Equal([("Freeze", 0), ("Tell counsel: today", 3), ("Write in time: always", (int?)null)], _work.Templates[0].Tasks.Select(t => (t.Title, t.DueInDays))));
        page.Find("[data-testid=edit-template]").Click();
        Assert.Equal("in 0 days: Freeze\nin 3 days: Tell counsel: today\nWrite in time: always", TemplateLines.Write(_work.Templates[0].Tasks));
        page.Find("[data-testid=end-template]").Click();
        Dialogs.WaitForElement("[data-submit]").Click();
        page.WaitForAssertion(() => Assert.NotNull(_work.Templates[0].EndedAt));
    }

    [Fact]
    public void A_file_is_attached_and_one_that_could_run_is_refused_in_words()
    {
        var panel = Render<AttachmentsPanel>(p => p.Add(a => a.CampaignId, s_campaign).Add(a => a.Stands, true));
        Assert.Contains("No file is attached", panel.Markup, StringComparison.Ordinal);
        var input = panel.FindComponent<InputFile>();
        input.UploadFiles(InputFileContent.CreateFromBinary([0x4D, 0x5A, 0, 1], "tool.pdf"));
        panel.WaitForAssertion(() => Assert.Contains("Only PDF, PNG, JPEG and UTF-8 text", panel.Find("[data-testid=attach-refused]").TextContent, StringComparison.Ordinal));

        input.UploadFiles(InputFileContent.CreateFromText(Hostile, "<b>log.txt"));
        panel.WaitForAssertion(() => Assert.Contains("blog.txt", panel.Find("[data-testid=attachment-row]").TextContent, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll("img, iframe, embed, object, script"));
    }

    [Fact]
    public async Task A_download_asks_for_a_purpose_first_and_only_who_may_removes()
    {
        await _work.AddAsync(new("other", "Other", Role.Analyst), s_campaign, "log.txt", "one"u8.ToArray(), null, default);
        var panel = Render<AttachmentsPanel>(p => p.Add(a => a.CampaignId, s_campaign).Add(a => a.Stands, true));
        Assert.Empty(panel.FindAll("[data-testid=remove-attachment]"));
        panel.Find("[data-testid=open-attachment]").Click();
        Dialogs.WaitForElement("textarea").Input("short");
        Dialogs.Find("[data-testid=submit]").Click();
        Dialogs.WaitForAssertion(() => Assert.NotEmpty(Dialogs.FindAll("[data-testid=refused]")));
        Dialogs.Find("textarea").Input("To compare & check");
        Dialogs.Find("[data-testid=submit]").Click();
        Dialogs.WaitForAssertion(() => Assert.EndsWith($"/api/console/attachments/{_work.Files[0].Id}?purpose=To%20compare%20%26%20check", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));

        SignIn("reviewer-1", "Reviewer 1", Role.Reviewer);
        var mine = Render<AttachmentsPanel>(p => p.Add(a => a.CampaignId, s_campaign).Add(a => a.Stands, true));
        mine.Find("[data-testid=remove-attachment]").Click();
        Dialogs.WaitForElement("textarea").Input("Not needed");
        Dialogs.Find("[data-testid=submit]").Click();
        mine.WaitForAssertion(() => Assert.Contains("removed by", mine.Find("[data-testid=attachment-row]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_timeline_is_filtered_paged_and_shows_particulars_as_text_without_ids()
    {
        var empty = Render<CampaignTimelinePanel>(p => p.Add(t => t.CampaignId, s_campaign));
        Assert.Contains("Nothing was recorded yet", empty.Find("[data-testid=timeline-empty]").TextContent, StringComparison.Ordinal);
        for (var i = 0; i < 30; i++) _work.Record("campaign.note", $"campaign:{s_campaign}", "{}");
        _work.Record("freeze", $"campaign:{s_campaign}", $$"""{"act":"{{Guid.NewGuid()}}","accounts":3,"reason":"<script>x</script>","evidence":"{{new string('a', 64)}}"}""");
        _work.Record("ban.proposed", $"proposal:{s_campaign}", "{}");

        var panel = Render<CampaignTimelinePanel>(p => p.Add(t => t.CampaignId, s_campaign));
        Assert.Contains("1–25 of 32 entries", panel.Markup, StringComparison.Ordinal);
        var rows = panel.FindAll("[data-testid=timeline-entry]");
        Assert.Equal($"/approvals/{s_campaign}", rows[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("accounts: 3 reason: <script>x</script>", string.Join(' ', rows[1].QuerySelectorAll("td")[3].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Empty(panel.FindAll("script"));

        panel.Find("[data-testid=timeline-kind]").Change("Approvals");
        panel.WaitForAssertion(() => Assert.Single(panel.FindAll("[data-testid=timeline-entry]")));
        panel.Find("[data-testid=timeline-kind]").Change("Appeals");
        panel.WaitForAssertion(() => Assert.Contains("No entry matches", panel.Find("[data-testid=timeline-empty]").TextContent, StringComparison.Ordinal));
        panel.Find("[data-testid=timeline-all]").Click();
        panel.WaitForAssertion(() => Assert.Equal(25, panel.FindAll("[data-testid=timeline-entry]").Count));
    }

    private IRenderedComponent<CampaignLineagePanel> Lineage() => Render<CampaignLineagePanel>(p => p.Add(l => l.CampaignId, s_campaign).Add(l => l.Name, "Pool").Add(l => l.Stands, true));
}
