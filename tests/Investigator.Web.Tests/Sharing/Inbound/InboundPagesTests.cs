using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Web.Sharing.Inbound;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Investigator.Web.Tests.Sharing.Inbound;

/// <summary>The pages of what comes in: all of it was written by strangers.</summary>
public sealed class InboundPagesTests : ConsoleContext
{
    private static readonly Guid Source = Guid.NewGuid();
    private readonly InboundInMemory _desk = new();

    public InboundPagesTests()
    {
        Services.AddSingleton<IInboundDesk>(_desk).AddSingleton<ISightingDesk>(_desk).AddSingleton<IPartners>(new PartnersInMemory());
        SignIn("r", "Reviewer 1", Role.Reviewer);
    }

    [Fact]
    public void It_says_that_it_loads_and_then_that_there_is_nothing()
    {
        var stored = new TaskCompletionSource();
        _desk.Before = () => stored.Task;
        var page = Render<InboundPage>();
        Assert.Contains("Loading sources", page.Markup, StringComparison.Ordinal);
        stored.SetResult();
        page.WaitForAssertion(() => Assert.Contains("An administrator makes sources here", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Nothing came in yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_source_and_delivery_are_text()
    {
        _desk.Sources.Add(ARow(Hostile) with { Failures = 3, Trouble = Hostile });
        _desk.Deliveries.Add(new(ADelivery($$"""{"objects":[{"type":"indicator","id":"{{Hostile.Replace("\u202E", "", StringComparison.Ordinal)}}"}]}"""), Hostile, 2));

        var page = Render<InboundPage>();

        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", page.Find("[data-testid=source-row]").TextContent, StringComparison.Ordinal);
        Assert.Contains("failing, 3 in a row", page.Find("[data-testid=source-health]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-row] script"));
    }

    [Fact]
    public void A_file_is_taken_in_and_what_became_of_it_is_said()
    {
        _desk.Sources.Add(ARow("Lab A"));
        var page = Render<InboundPage>();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("<html>", "a.json"));

        page.WaitForAssertion(() => Assert.Contains("neither a STIX 2.1 bundle", page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["upload a.json 6"], _desk.Done);
    }

    [Fact]
    public void A_reviewer_accepts_a_whole_delivery_after_being_told_what_that_does_and_an_analyst_can_not()
    {
        _desk.Sources.Add(ARow("Lab A"));
        _desk.Deliveries.Add(new(ADelivery("""{"objects":[]}"""), "Lab A", 7));
        var page = Render<InboundPage>();
        page.Find("[data-testid=accept-all]").Click();
        Assert.Contains("7 reports are looked for", Dialogs.Markup, StringComparison.Ordinal);
        Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == "Accept all").Click();
        Dialogs.WaitForAssertion(() => Assert.Equal(["accept all 7"], _desk.Done));

        SignIn("a", "Analyst 1", Role.Analyst);
        Assert.Empty(Render<InboundPage>().FindAll("[data-testid=accept-all], [data-testid=weigh], [data-testid=end-source], [data-testid=make-source]"));
    }

    [Fact]
    public void An_administrator_makes_a_source_and_ends_one()
    {
        SignIn("ad", "Admin 1", Role.Admin);
        _desk.Sources.Add(ARow("Lab A"));
        var page = Render<InboundPage>();
        page.Find("[data-testid=source-kind]").Change(nameof(InboundKind.Taxii));
        page.FindComponents<MudTextField<string>>().First(f => f.Instance.Label!.StartsWith("Name", StringComparison.Ordinal)).Find("input").Input("Lab B");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(["add Taxii Lab B"], _desk.Done.Select(d => d.Trim())));

        page.Find("[data-testid=end-source]").Click();
        Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == "End").Click();
        Dialogs.WaitForAssertion(() => Assert.Equal("end", _desk.Done[^1]));
    }

    [Fact]
    public void Reports_stand_beside_what_they_change_and_what_cannot_be_looked_for_says_why()
    {
        var before = AReport("198.51.100.7", 80);
        _desk.Reports.Add(new(AReport("198.51.100.7", 40, ReportChange.Changed), "Lab A", before, 0.31, ["Conflict: Lab B took it back on 2026-03-01."]));
        _desk.Reports.Add(new(AReport(Hostile, 40), Hostile, null, 0, []));

        var page = Render<ReportsPage>();
        var rows = page.FindAll("[data-testid=report-row]");

        Assert.Contains("confidence 80 → 40", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("31 %", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("took it back", rows[0].QuerySelector("[data-testid=elsewhere]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void HTML_of_strangers_stays_text_on_the_pages_of_staging()
    {
        const string Markup = "<img src=x onerror=alert(1)><a href=\"javascript:alert(2)\">click</a><iframe src=//evil.example></iframe><svg/onload=alert(3)>";
        var draft = new ReportedDraft { ExternalId = Markup, ObjectId = Markup, Kind = IndicatorKind.UserAgent, Value = Markup, Confidence = 40, ValidFrom = Noon, ModifiedAt = Noon, Pattern = Markup, Name = Markup, Author = Markup };
        var report = ReportedIndicator.Stage(Guid.NewGuid(), Source, Guid.NewGuid(), draft, null, ReportChange.Changed, Noon);
        var before = ReportedIndicator.Stage(Guid.NewGuid(), Source, Guid.NewGuid(), draft with { Value = "b" + Markup }, null, ReportChange.New, Noon);
        _desk.Reports.Add(new(report, Markup, before, 0.3, ["Conflict: " + Markup]));
        _desk.Sources.Add(ARow(Markup) with { Trouble = Markup, Failures = 1 });
        _desk.Deliveries.Add(new(ADelivery($$"""{"objects":[{"type":"indicator","id":"{{Markup.Replace("\"", "", StringComparison.Ordinal)}}"}]}"""), Markup, 1));

        foreach (var page in (IRenderedComponent<Microsoft.AspNetCore.Components.IComponent>[])[Render<ReportsPage>(), Render<InboundPage>()])
        {
            Assert.Contains("<img src=x onerror=alert(1)>", page.Find("main, body, [data-row]").TextContent, StringComparison.Ordinal);
            Assert.Empty(page.FindAll("img, iframe, a[href^='javascript'], svg[onload], [onerror]"));
        }
    }

    [Fact]
    public void Chosen_reports_are_accepted_and_rejecting_asks_for_a_reason()
    {
        for (var n = 1; n <= 3; n++) _desk.Reports.Add(new(AReport($"198.51.100.{n}", 40), "Lab A", null, 0.2, []));
        var page = Render<ReportsPage>();
        Assert.True(page.Find("[data-testid=accept]").HasAttribute("disabled"));
        page.Find("[data-testid=choose-all]").Change(true);
        page.Find("[data-testid=accept]").Click();
        page.WaitForAssertion(() => Assert.Equal(["accept 3"], _desk.Done));

        _desk.Refusal = Refusal.ReasonMissing;
        page.Find("[data-testid=reject]").Click();
        Dialogs.Find("[data-testid=submit]").Click();
        Dialogs.WaitForAssertion(() => Assert.Contains(Refusal.ReasonMissing.Explain(), Dialogs.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Many_reports_are_paged_with_an_honest_total_and_none_says_so()
    {
        Assert.Contains("Waiting: none", Render<ReportsPage>().Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
        for (var n = 0; n < 230; n++) _desk.Reports.Add(new(AReport($"198.51.100.{n % 250}", 40), "Lab A", null, 0.2, []));
        var page = Render<ReportsPage>();
        Assert.Equal(100, page.FindAll("[data-testid=report-row]").Count);
        Assert.Equal("1–100 of 230 reports", page.Find("[data-testid=pager]").TextContent);
    }

    [Fact]
    public void A_sighting_shows_its_bytes_and_whom_it_reaches_before_it_is_approved()
    {
        var sighting = Sighting.Propose(Guid.NewGuid(), AReport("198.51.100.7", 40), new(3, 1, Noon, Noon), "Provider", null, new("a", "Analyst 1", Role.Analyst), TimeProvider.System);
        _desk.Sightings.Add(new(sighting, "Lab A", "198.51.100.7", null));
        var page = Render<SightingsPage>();
        Assert.Contains("sighting_of_ref", page.Find("[data-testid=sighting-row]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-testid=reaches-nobody]"));
        page.Find("[data-testid=approve-sighting]").Click();
        page.WaitForAssertion(() => Assert.Equal([$"approve {sighting.ContentHash}"], _desk.Done));
    }

    [Fact]
    public void A_broken_store_ends_at_the_boundary_of_the_layout()
    {
        _desk.Before = () => throw new IOException("disk");
        foreach (var page in (Type[])[typeof(InboundPage), typeof(ReportsPage), typeof(SightingsPage)])
        {
            var caught = Render<ErrorBoundary>(p => p.AddChildContent(builder =>
            {
                builder.OpenComponent(0, page);
                builder.CloseComponent();
            }).Add(b => b.ErrorContent, broken => $"<p data-testid=caught>{broken.Message}</p>"));
            Assert.Equal("disk", caught.Find("[data-testid=caught]").TextContent);
        }
    }

    private static InboundSourceRow ARow(string name) => new(Source, name, InboundKind.File, 50, 30, "", false, "Admin 1", Noon, null, null, null, 0, null, 0, 0, 1);

    private static InboundDelivery ADelivery(string content)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(content);
        return InboundDelivery.Take(Guid.NewGuid(), Source, Hostile, InboundReaders.Read(bytes, Noon), new('a', 64), bytes.Length, new("a", "Analyst 1", Role.Analyst), Noon);
    }

    private static ReportedIndicator AReport(string value, int confidence, ReportChange change = ReportChange.New) => ReportedIndicator.Stage(
        Guid.NewGuid(), Source, Guid.NewGuid(),
        new() { ExternalId = "indicator--1", ObjectId = "indicator--1", Kind = IndicatorKind.IpAddress, Value = value, Confidence = confidence, ValidFrom = Noon, ModifiedAt = Noon, Pattern = Hostile, Name = Hostile }, null, change, Noon);
}
