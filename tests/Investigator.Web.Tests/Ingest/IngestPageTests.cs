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

    public IngestPageTests() => Services
        .AddSingleton<IIngestLedger>(_sources).AddSingleton<IQuarantine>(_sources).AddSingleton<IFileLedger>(_sources)
        .AddSingleton<IRedrive>(_sources).AddSingleton<IAuditLog>(_sources).AddSingleton<QuarantineDesk>();

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

        Assert.Equal(["api:gateway", "otlp-traces", "10", "6", "3", "1", "4", "7", "3 min"], cells[..9]);
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
        Assert.Contains("51–60 of 60", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/ingest?source=gw&from=0#quarantine", page.Find("nav a").GetAttribute("href"));
    }

    [Fact]
    public void Only_an_administrator_is_offered_to_read_records_again()
    {
        Deliver("gw", "mine", new(1, 0, 0, 1, TimeSpan.Zero));
        SetAside("gw", "{}");
        Assert.Empty(Open("/ingest?source=gw").FindAll("[data-testid=redrive]"));
    }

    [Fact]
    public async Task The_right_is_checked_behind_the_button_too()
    {
        var (done, refusal) = await Services.GetRequiredService<QuarantineDesk>().RedriveAsync(new("analyst-1", "Analyst 1", Role.Analyst), "gw", CancellationToken.None);

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
        Assert.Equal(["gw"], _sources.Redriven);
        Assert.Equal([("admin-1", "quarantine.redriven", "gw")], _sources.Acts);
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

    private void SetAside(string source, string text) =>
        _sources.SetAside.Add(new(IngestStream.Events, source, 1, "account_id: missing", text, Noon) { Format = "mine", IsWhole = true });

    private sealed class Silent() : DbException("the disk is away");
}
