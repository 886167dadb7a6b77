using System.Diagnostics;
using System.Globalization;
using Investigator.EndToEnd.Screens;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>From sign-in to a campaign that is frozen, whose ban is asked for and whose bundle is looked at: twelve interactions, none of them with a mouse.</summary>
public sealed class TwelveInteractionsJourney(ConsoleWithALargePool console, ITestOutputHelper output) : IClassFixture<ConsoleWithALargePool>
{
    private const string Together = "The same two templates in the same minutes, one prompt list without a repetition.";
    private const string Harvest = "Harvest in progress; the pool grew over night.";

    [Fact]
    public async Task A_large_pool_is_frozen_its_ban_asked_for_and_its_bundle_looked_at_in_twelve_interactions()
    {
        var members = 0;
        await console.WalkAsync(async page => members = await StopAsync(page), name: "twelve-interactions", traced: false);

        Assert.InRange(members, console.Planted * 9 / 10, console.Planted * 11 / 10);
        using var cases = await OpenStoreAsync();
        Assert.Equal(members, Count(cases, """SELECT COUNT(*) FROM "CampaignMember" WHERE "Status" = 1 AND "Reason" = $text AND "JudgedBy" = 'Analyst 1'""", Together));
        Assert.Equal(members, Count(cases, """SELECT COUNT(DISTINCT "AccountId") FROM "Decision" WHERE "Kind" = 0 AND "EndedAt" IS NULL AND "ExpiresAt" IS NOT NULL AND "Reason" = $text""", Harvest));
        Assert.Equal(1, Count(cases, """SELECT COUNT(*) FROM "BanProposal" WHERE "State" = 0 AND "Reason" = $text AND "ProposedBy" = 'Analyst 1'""", Harvest));
        Assert.Equal(members, Count(cases, """SELECT COUNT(*) FROM "BannedAccount" """, ""));
        Assert.Equal(0, Count(cases, """SELECT COUNT(*) FROM "SharedBundle" """, "")); // looked at, not released
        foreach (var act in (string[])["queue.claimed", "campaign.started", "campaign.judged", "freeze", "ban.proposed", "bundle.previewed"])
            Assert.Equal(1, Count(cases, """SELECT COUNT(*) FROM "AuditEntry" WHERE "PersonName" = 'Analyst 1' AND "Act" = $text""", act));
    }

    /// <returns>How many accounts were frozen.</returns>
    private async Task<int> StopAsync(IPage page)
    {
        var (frame, hands, clock) = (new ConsoleScreen(page), new Hands(page), Stopwatch.StartNew());
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Analyst 1" })).ToBeFocusedAsync();
        await hands.PressAsync("Enter");

        await page.GetByTestId("take-next").WaitForAsync();
        await frame.ListensToKeysAsync();
        await hands.PressAsync("t");
        await Expect(frame.Heading).ToHaveTextAsync("Cluster");
        await page.GetByTestId("member-row").First.WaitForAsync();
        Say("the pool's page");

        await hands.PressAsync("b");
        await IsFocusedAsync("Why all of them belong together");
        await hands.WriteAsync(Together);
        await hands.PressAsync("Control+Shift+Enter");

        await IsFocusedAsync("Reason");
        Say("started and confirmed, freeze asked");
        await new CampaignScreen(page).ArriveAsync();
        await Expect(frame.Dialog.GetByTestId("dry-total")).ToBeVisibleAsync(); // whom it hits stands there before anybody is hit
        var number = await AskedNumber.OfAsync(frame.Dialog) ?? throw new InvalidOperationException("The number of accounts is not asked for.");
        await hands.WriteAsync(Harvest);
        await hands.PressAsync("Tab");
        await hands.WriteAsync("in 7");
        await hands.PressAsync("Tab");
        await hands.WriteAsync(number);
        await hands.PressAsync("Control+Shift+Enter");

        await IsFocusedAsync("Reason and evidence, for the manager");
        Say("frozen");
        await Expect(frame.Dialog.GetByRole(AriaRole.Textbox).First).ToHaveValueAsync(Harvest); // to be read and changed
        await hands.PressAsync("Control+Shift+Enter");

        await Expect(page.GetByTestId("leaves")).ToBeFocusedAsync(new() { Timeout = 120_000 });
        Say("ban asked for, bundle shown");
        await Expect(page.GetByTestId("leaves")).ToContainTextAsync("indicators leave");
        Assert.True(hands.Interactions <= 12, $"{hands.Interactions} interactions: {hands}");
        output.WriteLine($"{hands.Interactions} interactions: {hands}");
        return int.Parse(number, CultureInfo.InvariantCulture);

        void Say(string what) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,6:F1} s  {what}"));

        Task IsFocusedAsync(string label) => Expect(frame.Dialog.GetByLabel(label, new() { Exact = true })).ToBeFocusedAsync(new() { Timeout = 300_000 });
    }

    private async Task<SqliteConnection> OpenStoreAsync()
    {
        var cases = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(console.Folder, "casework.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        await cases.OpenAsync();
        return cases;
    }

    private static int Count(SqliteConnection cases, string question, string text)
    {
        using var command = cases.CreateCommand();
        command.CommandText = question;
        command.Parameters.AddWithValue("$text", text);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
