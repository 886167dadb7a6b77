using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Campaigns;

/// <summary>Tasks, attachments and the timeline of a campaign.</summary>
public abstract class CaseWorkContract : CaseContract
{
    private static readonly byte[] s_png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 1, 2];

    private ICampaignTasks Tasks => Room.The<ICampaignTasks>();

    private IAttachments Files => Room.The<IAttachments>();

    private ICampaignTimeline Timeline => Room.The<ICampaignTimeline>();

    [CaseFact]
    public async Task A_task_is_added_given_to_somebody_and_closed_and_the_overdue_one_stands_first()
    {
        await Room.The<IColleagues>().SeenAsync(People.Analyst, default);
        var (campaign, now) = (await Room.ConfirmedCampaignAsync([Account(1)]), Room.Clock.GetUtcNow());
        var later = (await Tasks.AddAsync(People.Analyst, campaign, new("Ask for the invoices", People.Analyst.Id, now.AddDays(3), "By phone."), default)).Value!;
        var soon = (await Tasks.AddAsync(People.Manager, campaign, new("<b>Tell counsel</b>", null, now.AddDays(1), null), default)).Value!;
        Room.Clock.Advance(TimeSpan.FromDays(2));

        var all = await Tasks.OfCampaignAsync(People.Auditor, campaign, default);
        Assert.Equal(["<b>Tell counsel</b>", "Ask for the invoices"], all.Select(t => t.Title));
        Assert.Equal([true, false], all.Select(t => t.IsOverdue(Room.Clock.GetUtcNow())));
        Assert.Equal("Analyst 1", all[1].AssigneeName);

        Assert.Null(await Tasks.ChangeAsync(People.Reviewer, soon.Id, soon.Version, new(soon.Title, null, soon.DueAt, "Told."), CampaignTaskState.Done, default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Tasks.ChangeAsync(People.Analyst, soon.Id, soon.Version, new("Mine", null, null, null), CampaignTaskState.Open, default));
        Assert.Equal(["Ask for the invoices", "<b>Tell counsel</b>"], (await Tasks.OfCampaignAsync(People.Auditor, campaign, default)).Select(t => t.Title));
        Assert.Equal(["task.added", "task.added", "task.done"], (await Room.AuditAsync()).TakeLast(3).Select(e => e.Act));
        // Whoever has it keeps it, also when they were not seen for long.
        Room.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Null(await Tasks.ChangeAsync(People.Reviewer, later.Id, later.Version, new("Ask again", People.Analyst.Id, null, null), CampaignTaskState.Open, default));
        Assert.Equal(Refusal.NotAtWork, (await Tasks.AddAsync(People.Analyst, campaign, new("New", People.Analyst.Id, null, null), default)).Refusal);
    }

    [CaseFact]
    public async Task A_task_that_is_none_is_refused_and_leaves_nothing()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var before = (await Room.AuditAsync()).Count;
        Assert.Equal(Refusal.NameMissing, (await Tasks.AddAsync(People.Analyst, campaign, new(" ", null, null, null), default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Tasks.AddAsync(People.Analyst, campaign, new(new('x', 201), null, null, null), default)).Refusal);
        Assert.Equal(Refusal.NotAtWork, (await Tasks.AddAsync(People.Analyst, campaign, new("Ask", "a-stranger", null, null), default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Tasks.AddAsync(People.Analyst, Guid.NewGuid(), new("Ask", null, null, null), default)).Refusal);
        Assert.Equal(Refusal.TasksMissing, (await Tasks.MakeTemplateAsync(People.Admin, "Empty", [], default)).Refusal);
        Assert.Equal(Refusal.DueOutOfRange, (await Tasks.MakeTemplateAsync(People.Admin, "Far", [new("Ask", 366)], default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Tasks.MakeTemplateAsync(People.Admin, "Many", [.. Enumerable.Range(0, 51).Select(i => new TemplateTask($"T{i}", null))], default)).Refusal);
        Assert.Equal(before, (await Room.AuditAsync()).Count);
    }

    [CaseFact]
    public async Task A_template_is_applied_once_at_a_time_and_its_change_leaves_tasks_alone()
    {
        var (campaign, now) = (await Room.ConfirmedCampaignAsync([Account(1)]), Room.Clock.GetUtcNow());
        var template = (await Tasks.MakeTemplateAsync(People.Admin, "First day", [new("Freeze", 0), new("Tell counsel", 3), new("Write the report", null)], default)).Value!;
        Assert.Equal(Refusal.NameTaken, (await Tasks.MakeTemplateAsync(People.Admin, "First day", [new("Freeze", 0)], default)).Refusal);

        Assert.Equal("First day", (await Tasks.ApplyAsync(People.Analyst, campaign, template.Id, default)).Value!.Name);
        Assert.Equal(Refusal.AlreadyApplied, (await Tasks.ApplyAsync(People.Reviewer, campaign, template.Id, default)).Refusal);
        Assert.Null(await Tasks.ChangeTemplateAsync(People.Admin, template.Id, template.Version, "First day", [new("Freeze at once", 0)], default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Tasks.ChangeTemplateAsync(People.Admin, template.Id, template.Version, "Other", [new("Freeze", 0)], default));

        Assert.Equal([("Freeze", now), ("Tell counsel", now.AddDays(3)), ("Write the report", null)], (await Tasks.OfCampaignAsync(People.Analyst, campaign, default)).Select(t => (t.Title, t.DueAt)));
        foreach (var task in await Tasks.OfCampaignAsync(People.Analyst, campaign, default))
            Assert.Null(await Tasks.ChangeAsync(People.Analyst, task.Id, task.Version, new(task.Title, null, task.DueAt, null), CampaignTaskState.Dropped, default));
        Assert.NotNull((await Tasks.ApplyAsync(People.Analyst, campaign, template.Id, default)).Value);
        Assert.Null(await Tasks.EndTemplateAsync(People.Admin, template.Id, default));
        Assert.Empty(await Tasks.TemplatesAsync(People.Analyst, default));
        Assert.Equal(Refusal.NotFound, (await Tasks.ApplyAsync(People.Analyst, campaign, template.Id, default)).Refusal);
    }

    [CaseFact]
    public async Task A_file_is_kept_byte_for_byte_and_handed_out_for_a_purpose_that_is_in_the_audit_first()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var added = (await Files.AddAsync(People.Analyst, campaign, "C:\\Users\\x\\\u202Escreen<1>.png", s_png, "From the portal.", default)).Value!;
        Assert.Equal(("screen1.png", AttachmentKind.Png, s_png.Length), (added.Name, added.Kind, added.Length));
        Assert.Equal(Refusal.PurposeMissing, (await Files.OpenAsync(People.Analyst, added.Id, "because", default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Files.OpenAsync(People.Auditor, added.Id, "A purpose long enough.", default)).Refusal);

        var opened = (await Files.OpenAsync(People.Manager, added.Id, "To compare the portals.", default)).Value!;

        Assert.Equal(s_png, opened.Bytes);
        Assert.True(opened.Whole);
        var entry = (await Room.AuditAsync())[^1];
        Assert.Equal(("attachment.opened", $"campaign:{campaign}", "Manager 1"), (entry.Act, entry.Subject, entry.PersonName));
        Assert.Contains("To compare the portals.", entry.Detail, StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task Files_are_told_by_their_content_and_what_could_run_is_refused()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        async Task<Refusal?> TryAsync(string name, byte[] bytes) => (await Files.AddAsync(People.Analyst, campaign, name, bytes, null, default)).Refusal;
        Assert.Equal(Refusal.FileKindWrong, await TryAsync("tool.pdf", [0x4D, 0x5A, 0x90, 0, 3]));
        Assert.Equal(Refusal.FileKindWrong, await TryAsync("report.docx", [0x50, 0x4B, 3, 4, 0]));
        Assert.Equal(Refusal.FileKindWrong, await TryAsync("page.html", "<script>alert(1)</script>"u8.ToArray()));
        Assert.Equal(Refusal.FileKindWrong, await TryAsync("picture.png", "just text"u8.ToArray()));
        Assert.Equal(Refusal.FileKindWrong, await TryAsync("notes.txt", [0xC3, 0x28]));
        Assert.Equal(Refusal.FileKindWrong, await TryAsync("noending", "text"u8.ToArray()));
        Assert.Equal(Refusal.FileEmpty, await TryAsync("empty.txt", []));
        Assert.Equal(Refusal.FileTooLarge, await TryAsync("large.txt", new byte[AttachmentKinds.MostBytes + 1]));
        Assert.Equal(Refusal.NameMissing, await TryAsync("\u202E/", "text"u8.ToArray()));
        Assert.Empty(await Files.OfCampaignAsync(People.Analyst, campaign, default));
        Assert.Null(await TryAsync("paper.pdf", "%PDF-1.7\n"u8.ToArray()));
        Assert.Null(await TryAsync("table.CSV", Encoding.UTF8.GetBytes("a,=cmd|'/c calc'!A1\n")));
        Assert.Null(await TryAsync("photo.jpeg", [0xFF, 0xD8, 0xFF, 0xE0]));
    }

    [CaseFact]
    public async Task A_file_under_legal_hold_stays_also_after_a_merge_and_one_that_was_removed_leaves_its_hash()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var added = (await Files.AddAsync(People.Analyst, campaign, "log.txt", "one"u8.ToArray(), null, default)).Value!;
        Assert.Equal(Refusal.NotAllowed, await Files.RemoveAsync(People.OtherAnalyst, added.Id, 0, "Not needed.", default));
        var into = await Room.ConfirmedCampaignAsync([Account(2)]);
        var seen = (await Room.The<ILineage>().PreviewAsync(People.Analyst, campaign, into, default)).Value!;
        Assert.Null((await Room.The<ILineage>().MergeAsync(People.Analyst, campaign, seen.FromVersion, into, seen.IntoVersion, "One lab.", default)).Refusal);
        Assert.Equal(added.Id, Assert.Single(await Files.OfCampaignAsync(People.Auditor, into, default)).Id);

        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        var hold = (await Room.The<ICampaignHolds>().PlaceAsync(People.Manager, into, "Court A.", default)).Value!;
        Assert.Equal(Refusal.UnderHold, await Files.RemoveAsync(People.Manager, added.Id, 0, "Not needed.", default));
        Assert.Null(await Room.The<ICampaignHolds>().EndAsync(People.Manager, hold.Id, "Closed.", default));
        Assert.Null(await Files.RemoveAsync(People.Manager, added.Id, 0, "Not needed.", default));

        var kept = Assert.Single(await Files.OfCampaignAsync(People.Analyst, into, default));
        Assert.Equal((false, added.Sha256, "Not needed."), (kept.IsKept, kept.Sha256, kept.RemoveReason));
        Assert.Equal(Refusal.NotFound, (await Files.OpenAsync(People.Analyst, added.Id, "A purpose long enough.", default)).Refusal);
    }

    [CaseFact]
    public async Task The_evidence_pack_holds_the_files_for_who_may_open_them_and_their_hashes_for_everybody()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var added = (await Files.AddAsync(People.Analyst, campaign, "screen.png", s_png, null, default)).Value!;
        await Room.The<IFreezeDesk>().FreezeCampaignAsync(People.Analyst, campaign, 1, "Harvest.", Room.Clock.GetUtcNow().AddDays(1), default);
        var decision = (await Room.The<IFreezeDesk>().OfCampaignAsync(campaign, 0, 1, default)).Rows[0].Id;

        var pack = (await Room.The<IEvidencePacks>().MakeAsync(People.Manager, decision, default)).Value!;
        Assert.Equal(s_png, pack.Files.Single(f => f.Name == added.FileName).Content);
        Assert.Contains($"{added.Sha256}  {added.FileName}\n", pack.Files.Single(f => f.Name == "SHA256SUMS").Text, StringComparison.Ordinal);
        Assert.Contains("attachment.added", pack.Files.Single(f => f.Name == "audit.ndjson").Text, StringComparison.Ordinal);

        var shown = (await Room.The<IEvidencePacks>().MakeAsync(People.Auditor, decision, default)).Value!;
        Assert.DoesNotContain(shown.Files, f => f.Name == added.FileName);
        Assert.Contains(added.Sha256, shown.Files.Single(f => f.Name == "attachments.json").Text, StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task The_timeline_has_all_that_was_done_and_nothing_of_other_campaigns()
    {
        var (freezes, bans, appeals) = (Room.The<IFreezeDesk>(), Room.The<IBanDesk>(), Room.The<IAppeals>());
        var campaign = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        var other = await Room.ConfirmedCampaignAsync([Account(3)]);
        var tomorrow = Room.Clock.GetUtcNow().AddDays(1);
        await freezes.FreezeCampaignAsync(People.Analyst, campaign, 2, "Harvest.", tomorrow, default);
        await freezes.FreezeCampaignAsync(People.Analyst, other, 1, "Harvest.", tomorrow, default);
        var own = (await freezes.OfCampaignAsync(campaign, 0, 10, default)).Rows.OrderBy(d => d.AccountId.Value, StringComparer.Ordinal).ToList();
        var foreign = (await freezes.OfCampaignAsync(other, 0, 10, default)).Rows[0];
        await appeals.TakeInAsync(People.Analyst, new(own[0].Id, null, "Not us.", null), TimeSpan.FromDays(14), default);
        Assert.Null(await freezes.LiftAsync(People.Reviewer, own[0].Id, "A school.", default));
        Assert.Null(await freezes.LiftAsync(People.Reviewer, foreign.Id, "A school.", default));
        await Room.The<IEvidencePacks>().MakeAsync(People.Manager, own[1].Id, default);
        var proposal = (await bans.ProposeForCampaignAsync(People.Analyst, campaign, "Harvest.", default)).Value!;
        await bans.OpenEvidenceAsync(People.Manager, proposal.Id, default);
        Assert.Null(await bans.ApproveAsync(People.Manager, proposal.Id, (await bans.FindAsync(proposal.Id, default))!.Version, null, default));

        var all = await Timeline.LoadAsync(People.Analyst, campaign, new(), 0, 100, default);

        Assert.Equal(["ban.approved", "evidence.opened", "ban.proposed", "evidence-pack.made", "freeze.lifted", "appeal.received", "freeze", "campaign.judged", "campaign.started"], all.Rows.Select(e => e.Act));
        Assert.Equal(9, all.Total);
        Assert.Equal(["freeze.lifted", "freeze"], (await Timeline.LoadAsync(People.Analyst, campaign, new(TimelineKind.Decisions), 0, 100, default)).Rows.Select(e => e.Act));
        Assert.Equal(["freeze.lifted"], (await Timeline.LoadAsync(People.Analyst, campaign, new(Person: "reviewer"), 0, 100, default)).Rows.Select(e => e.Act));
        var second = await Timeline.LoadAsync(People.Analyst, campaign, new(), 2, 2, default);
        Assert.Equal((9, "ban.proposed", 2), (second.Total, second.Rows[0].Act, second.Rows.Count));
        Assert.Empty((await Timeline.LoadAsync(People.Partner, campaign, new(), 0, 100, default)).Rows);
        // After a merge the other campaign's page tells all of it.
        var seen = (await Room.The<ILineage>().PreviewAsync(People.Analyst, campaign, other, default)).Value!;
        await Room.The<ILineage>().MergeAsync(People.Analyst, campaign, seen.FromVersion, other, seen.IntoVersion, "One lab.", default);
        Assert.Equal(9 + 4 + 2, (await Timeline.LoadAsync(People.Analyst, other, new(), 0, 100, default)).Total);
    }
}

public sealed class CaseWorkOnSqlite : CaseWorkContract
{
    protected override bool OnServer => false;
}

public sealed class CaseWorkOnSqlServer : CaseWorkContract
{
    protected override bool OnServer => true;
}
