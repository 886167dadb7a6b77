using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>Logs of gateways and clouds come in by a watched folder; what a mapping does not fit is set aside, the mapping mended, and its records are read again.</summary>
public sealed class LogsJourney(ConsoleWithLogs console) : IClassFixture<ConsoleWithLogs>
{
    private const int AllFiles = 8;

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public Task Sources_quarantine_and_coverage_are_open_to_all_and_fit(ColorScheme theme) => console.WalkAsync(
        async page =>
        {
            await EnterAsync(page);
            var faults = new List<string>();
            var quarantine = "/ingest?source=" + Uri.EscapeDataString("watch:litellm-spend.ndjson");
            foreach (var screen in (EveryScreen[])
            [
                new("ingest-sources", "Admin 1", "/ingest"),
                new("ingest-quarantine", "Admin 1", quarantine),
                new("ingest-found-nothing", "Admin 1", "/ingest?find=nobody&source=nobody"),
                new("dialog-read-again", "Admin 1", quarantine, async at =>
                {
                    await new IngestScreen(at).AskToReadAgainAsync();
                    await at.GetByRole(AriaRole.Dialog).WaitForAsync();
                })
                { Whole = false },
                new("coverage-source", "Admin 1", "/coverage?stream=events&source=" + Uri.EscapeDataString("watch:azure-openai.json")),
                new("coverage-unknown", "Admin 1", "/coverage?source=nobody"),
            ])
                await Examination.LookAsync(page, screen, theme, faults);
            Assert.True(faults.Count == 0, string.Join('\n', faults));
        },
        theme);

    [Fact]
    public Task A_mended_mapping_brings_its_records_out_of_the_quarantine() => console.WalkAsync(async page =>
    {
        await EnterAsync(page);
        var ingest = new IngestScreen(page);
        await Expect(ingest.Files.Filter(new() { HasText = "picture.png" })).ToContainTextAsync("This is no log");
        await ingest.OpenQuarantineOfAsync(ConsoleWithLogs.Unfitting);
        await Expect(ingest.Reasons).ToHaveCountAsync(1);
        await ingest.OpenReasonAsync("account_id: missing; gateway looks for it in customer");
        await Expect(ingest.Quarantined).ToHaveCountAsync(50);

        await console.MapAsync(account: "who");
        await ingest.ReadAgainAsync();

        await Expect(ingest.Outcome).ToContainTextAsync("70 read again: 70 accepted");
        await Expect(ingest.Quarantined).ToHaveCountAsync(0);
        await ingest.OpenCoverageOfAsync(ConsoleWithLogs.Unfitting);
        var coverage = new CoverageScreen(page);
        await Expect(coverage.Shown).ToHaveTextAsync(ConsoleWithLogs.Unfitting);
        await Expect(coverage.Field("account_id")).ToContainTextAsync("100 %");
        await Expect(coverage.BlindHere).ToContainTextAsync("(ip)");
    });

    private static async Task EnterAsync(IPage page)
    {
        await new SignInScreen(page).EnterAsAsync("Admin 1", "/ingest");
        // Files are taken as they lie still; the page hears of usage by itself, of a refused file at the next look.
        var ingest = new IngestScreen(page);
        for (var looks = 0; looks < 60 && await ingest.Files.CountAsync() < AllFiles; looks++)
        {
            await page.GotoAsync("/ingest");
            await new ConsoleScreen(page).SettledAsync();
        }
        await Expect(ingest.Files).ToHaveCountAsync(AllFiles);
    }
}
