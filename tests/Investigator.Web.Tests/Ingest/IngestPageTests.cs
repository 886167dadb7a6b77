using System.Data.Common;
using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;
using Investigator.Web.Ingest;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Ingest;

/// <summary>What came in, from where, what was set aside, and how it gets another chance.</summary>
public sealed class IngestPageTests : ConsoleContext
{
    private readonly SourcesInMemory _sources = new();
    private readonly IngestLimits _limits = new();

    public IngestPageTests() => Services
        .AddSingleton<IIngestLedger>(_sources).AddSingleton<IQuarantine>(_sources).AddSingleton<IFileLedger>(_sources)
        .AddSingleton<IRedrive>(_sources).AddSingleton<IAuditLog>(_sources).AddSingleton<ILogFormats>(_sources).AddSingleton<QuarantineDesk>()
        .AddSingleton(_ => new WatchState(Microsoft.Extensions.Options.Options.Create(_limits)));

    [Fact]
    public void Before_the_first_delivery_it_says_how_logs_come_in()
    {
        var said = Open().Find("[data-testid=nothing]").TextContent;
        Assert.Contains("/v1/traces", said, StringComparison.Ordinal);
        Assert.Contains("Ingest:Watch", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_does_not_answer_is_said_and_can_be_tried_again()
    {
        _sources.Broken = new Silent();
        var page = Open();
        Assert.Contains("the disk is away", page.Find("[data-testid=failed]").TextContent, StringComparison.Ordinal);

        _sources.Broken = null;
        page.Find("[data-testid=failed] button").Click();

        page.WaitForAssertion(() => Assert.Contains("Nothing has been ingested yet", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_source_says_its_format_its_sums_its_pace_and_how_late_it_is()
    {
        Deliver("api:gateway", "otlp-traces", new(10, 6, 3, 1, TimeSpan.Zero) { PassedOver = 4 }, Noon.AddMinutes(-3));

        var cells = Open().FindAll("[data-testid=source-row] td").Select(cell => cell.TextContent.Trim()).ToList();

        Assert.Equal(["api:gateway", "otlp-traces", "now", "3 min", "7/h", "10", "6", "3", "1", "4"], cells);
    }

    [Fact]
    public void New_usage_moves_the_numbers_by_itself()
    {
        Deliver("a", "canonical", new(1, 1, 0, 0, TimeSpan.Zero));
        var page = Open();

        Deliver("b", "langfuse", new(2, 2, 0, 0, TimeSpan.Zero));
        News.UsageStored.Raise();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=source-row]").Count));
    }

    [Fact]
    public void What_a_stranger_wrote_stays_text()
    {
        Deliver(Hostile, "canonical", new(1, 0, 0, 1, TimeSpan.Zero));
        SetAside(Hostile, Hostile);
        _sources.Files.Add(new(Hostile, 1, Noon, IngestSummary.Nothing, Noon, Hostile));

        var page = Open();

        Assert.Empty(page.FindAll("script"));
        Assert.Contains("<script>", page.Find("[data-testid=quarantine-row]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_quarantine_is_narrowed_to_a_source_and_leafed_through()
    {
        Deliver("gw", "mine", new(60, 0, 0, 60, TimeSpan.Zero));
        for (var n = 0; n < 60; n++) SetAside("gw", "{}");
        SetAside("other", "{}");

        var page = Open("/ingest?source=gw&from=50");

        Assert.Equal(10, page.FindAll("[data-testid=quarantine-row]").Count);
        Assert.Contains("51–60 of 60 records", page.Markup, StringComparison.Ordinal);
        page.Find("[data-previous]").Click();
        Assert.EndsWith("/ingest?source=gw#records", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_an_administrator_is_offered_to_read_records_again()
    {
        Deliver("gw", "mine", new(1, 0, 0, 1, TimeSpan.Zero));
        SetAside("gw", "{}");
        var page = Open("/ingest?source=gw");
        Assert.Empty(page.FindAll("[data-testid=redrive]"));
        Assert.Contains("an administrator", page.Find("[data-testid=ask-admin]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_records_with_one_fault_read_as_one_fault_and_lead_to_its_records()
    {
        Deliver("gw", "mine", new(5, 0, 0, 5, TimeSpan.Zero));
        for (var n = 0; n < 4; n++) SetAside("gw", "{}");
        SetAside("gw", "{", "the line is not valid JSON & <b>more</b>", whole: false);

        var page = Open("/ingest?source=gw");

        Assert.Equal(
            [["4", "account_id: missing", "all"], ["1", "the line is not valid JSON & <b>more</b>", "0"]],
            page.FindAll("[data-testid=reason-row]").Select(row => row.QuerySelectorAll("td").Take(3).Select(cell => cell.TextContent.Trim()).ToList()).ToList());
        var why = page.FindAll("[data-testid=reason-row] a")[1].GetAttribute("href")!;
        Assert.Equal("/ingest?source=gw&why=the%20line%20is%20not%20valid%20JSON%20%26%20%3Cb%3Emore%3C%2Fb%3E#records", why);

        var narrowed = Open(why);

        Assert.Single(narrowed.FindAll("[data-testid=quarantine-row]"));
        Assert.Equal("/ingest?source=gw#quarantine", narrowed.Find("[data-testid=any-reason]").GetAttribute("href"));
    }

    [Fact]
    public void Sources_beyond_a_screenful_are_leafed_through_and_found_by_name_or_format()
    {
        for (var n = 0; n < 30; n++) Deliver($"watch:file-{n:00}.json", "langfuse", new(1, 1, 0, 0, TimeSpan.Zero));
        Deliver("api:gateway", "otlp-traces", new(1, 1, 0, 0, TimeSpan.Zero));

        var page = Open();
        Assert.Equal(25, page.FindAll("[data-testid=source-row]").Count);
        Assert.Contains("1–25 of 31 sources", page.Find("[data-testid=pager]").TextContent, StringComparison.Ordinal);

        Assert.Equal(6, Open("/ingest?at=25").FindAll("[data-testid=source-row]").Count);
        Assert.Contains("api:gateway", Assert.Single(Open("/ingest?find=OTLP").FindAll("[data-testid=source-row]")).TextContent, StringComparison.Ordinal);
        Assert.Contains("No source is called that", Open("/ingest?find=nobody").Find("[data-testid=filtered]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_leads_to_what_it_brings_and_its_quarantine()
    {
        Deliver("gw & co", "mine", new(1, 0, 0, 1, TimeSpan.Zero));
        var links = Open().FindAll("[data-testid=source-row] a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal(["/coverage?source=gw%20%26%20co&stream=events#fields", "/ingest?source=gw%20%26%20co#quarantine"], links);
    }

    [Fact]
    public async Task The_right_is_checked_behind_the_button_too()
    {
        var (done, refusal) = await Services.GetRequiredService<QuarantineDesk>().RedriveAsync(new("analyst-1", "Analyst 1", Role.Analyst), "gw", null, CancellationToken.None);

        Assert.Equal((null, Refusal.NotAllowed), (done, refusal));
        Assert.Empty(_sources.Redriven);
        Assert.Empty(_sources.Acts);
    }

    [Fact]
    public void Records_read_again_are_counted_and_the_act_is_in_the_audit()
    {
        var page = OpenAsAdmin();
        _sources.Outcome = new(5, 2, 1, 0, 2, 3);

        page.Find("[data-testid=redrive]").Click();
        Assert.Empty(_sources.Redriven);
        Dialogs.Find("[data-submit]").Click();

        page.WaitForAssertion(() => Assert.Equal(
            "5 read again: 2 accepted, 1 duplicates, 0 no model requests, 2 still set aside. 3 are not kept whole: load their source again.", page.Find("[data-testid=redriven]").TextContent));
        Assert.Equal([("gw", null)], _sources.Redriven);
        Assert.Equal([("admin-1", "quarantine.redriven", "gw")], _sources.Acts);
    }

    [Fact]
    public void What_became_of_them_stays_in_sight_when_the_quarantine_is_empty_after_it()
    {
        var page = OpenAsAdmin();
        _sources.Outcome = new(1, 1, 0, 0, 0, 0);

        page.Find("[data-testid=redrive]").Click();
        _sources.SetAside.Clear();
        Dialogs.Find("[data-submit]").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=quarantine-row]")));
        Assert.Contains("1 accepted", page.Find("[data-testid=redriven]").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("[data-testid=redrive]").HasAttribute("disabled"));
    }

    [Fact]
    public void Records_that_came_in_as_the_wrong_format_are_read_as_another()
    {
        var page = OpenAsAdmin();

        page.Find("[data-testid=redrive-format]").Change("litellm-spend");
        page.Find("[data-testid=redrive]").Click();
        Assert.Contains("as litellm-spend", Dialogs.Markup, StringComparison.Ordinal);
        Dialogs.Find("[data-submit]").Click();

        page.WaitForAssertion(() => Assert.Equal([("gw", "litellm-spend")], _sources.Redriven));
    }

    [Fact]
    public void Records_that_are_not_kept_whole_can_not_be_read_again_and_the_page_says_why()
    {
        SignIn("admin-1", "Admin 1", Role.Admin);
        Deliver("gw", "mine", new(1, 0, 0, 1, TimeSpan.Zero));
        SetAside("gw", "{}", "the line is longer than 1,048,576 bytes", whole: false);

        var page = Open("/ingest?source=gw");

        Assert.True(page.Find("[data-testid=redrive]").HasAttribute("disabled"));
        Assert.Contains("0 of 1 are kept whole", page.Find("[data-testid=whole]").TextContent, StringComparison.Ordinal);
        Assert.Contains("not whole", page.Find("[data-testid=quarantine-row]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_that_is_wrong_stands_beside_the_button_before_it_is_pressed()
    {
        _sources.MappingProblems.Add("mine.json: fields/time: there is no \"as\" called \"epoc\".");
        Assert.Contains("mine.json: fields/time", OpenAsAdmin().Find("[data-testid=mapping-problem]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_that_is_wrong_is_said_where_the_button_was_pressed()
    {
        var page = OpenAsAdmin();
        _sources.Refused = new UnknownFormat("mine.json: fields/time: there is no \"as\" called \"epoc\".");

        page.Find("[data-testid=redrive]").Click();
        Dialogs.Find("[data-submit]").Click();

        page.WaitForAssertion(() => Assert.Contains("mine.json: fields/time", page.Find("[data-testid=redriven]").TextContent, StringComparison.Ordinal));
        Assert.False(page.Find("[data-testid=redrive]").HasAttribute("disabled"));
    }

    [Fact]
    public void Files_of_the_watched_folder_are_listed_with_why_one_was_not_taken()
    {
        Deliver("watch:a.json", "langfuse", new(1, 1, 0, 0, TimeSpan.Zero));
        _sources.Files.Add(new("b.bin", 1, Noon, IngestSummary.Nothing, Noon, "No format is known for this."));

        Assert.Contains("No format is known for this.", Open().Find("[data-testid=file-row]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_watched_folder_that_can_not_be_read_does_not_look_like_one_without_files()
    {
        _limits.Watch = "/mnt/bucket";
        Deliver("a", "canonical", new(1, 1, 0, 0, TimeSpan.Zero));
        var page = Open();
        Assert.Contains("/mnt/bucket", page.Find("[data-testid=watched]").TextContent, StringComparison.Ordinal);
        Assert.Contains("not yet", page.Find("[data-testid=watched]").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("[data-testid=no-files]"));

        var state = Services.GetRequiredService<WatchState>();
        (state.Problem, state.Waiting) = ("Could not find a part of the path.", [("held.json", "The process cannot access the file.")]);
        News.UsageStored.Raise();

        page.WaitForAssertion(() => Assert.Contains("Could not find", page.Find("[data-testid=watch-problem]").TextContent, StringComparison.Ordinal));
        Assert.Contains("held.json: The process", page.Find("[data-testid=waiting-file]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_folder_is_watched_nothing_speaks_of_one()
    {
        Deliver("a", "canonical", new(1, 1, 0, 0, TimeSpan.Zero));
        Assert.Empty(Open().FindAll("[data-testid=watched]"));
    }

    private IRenderedComponent<IngestPage> OpenAsAdmin()
    {
        SignIn("admin-1", "Admin 1", Role.Admin);
        Deliver("gw", "mine", new(1, 0, 0, 1, TimeSpan.Zero));
        SetAside("gw", "{}");
        return Open("/ingest?source=gw");
    }

    private IRenderedComponent<IngestPage> Open(string address = "/ingest")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<IngestPage>();
    }

    private void Deliver(string source, string format, IngestSummary summary, DateTimeOffset? newest = null)
    {
        _sources.Stored = new(5, 1, 0, Noon, Noon);
        _sources.Sources.Add(new(source, IngestStream.Events, summary, Noon, Noon) { Format = format, NewestEventAt = newest, LastHour = 7 });
    }

    private void SetAside(string source, string text, string reason = "account_id: missing", bool whole = true) =>
        _sources.SetAside.Add(new(IngestStream.Events, source, 1, reason, text, Noon) { Format = "mine", IsWhole = whole });

    private sealed class Silent() : DbException("the disk is away");
}
