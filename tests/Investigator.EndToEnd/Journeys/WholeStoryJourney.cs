using System.Text.Json;
using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;

namespace Investigator.EndToEnd.Journeys;

/// <summary>From the demo world to a bundle in a partner's hands, by four people.</summary>
public sealed class WholeStoryJourney(ConsoleUnderTest console) : IClassFixture<ConsoleUnderTest>
{
    [Fact]
    public async Task A_pool_is_found_frozen_banned_by_a_second_person_and_shared()
    {
        await console.WalkAsync(InvestigateAsync, name: "story-analyst");
        await console.WalkAsync(ApproveAsync, name: "story-manager");
        await console.WalkAsync(ShareAsync, name: "story-reviewer");
        await console.WalkAsync(ReleaseAsync, name: "story-second-person");
        await console.WalkAsync(ReceiveAsync, name: "story-partner");
        await console.WalkAsync(VerifyAsync, name: "story-audit");
    }

    private static async Task InvestigateAsync(IPage page)
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", "/queue");
        var queue = new QueueScreen(page);
        await queue.IsFilledAsync();

        await queue.OpenFirstAsync();
        var cluster = new ClusterScreen(page);
        await Expect(cluster.Accounts.First).ToBeVisibleAsync();
        var pool = new Uri(page.Url).PathAndQuery;

        await cluster.Accounts.First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Timeline" })).ToBeVisibleAsync();
        await Expect(page.Locator("svg.main-svg").First).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await frame.OpenAsync(pool);
        await cluster.ShowGraph.ClickAsync();
        await Expect(page.GetByText("Showing all").Or(page.GetByText("Showing ")).First).ToBeVisibleAsync();
        await Expect(page.Locator("canvas").First).ToBeVisibleAsync();

        await frame.OpenAsync(pool);
        await cluster.StartCampaignAsync("First pool");
        await new CampaignScreen(page).ArriveAsync();
        var campaign = new CampaignScreen(page);
        await campaign.ConfirmAllAsync("All send the same two templates in the same minutes.");
        await Expect(campaign.Members("confirmed").First).ToBeVisibleAsync();
        await Expect(campaign.Members("candidate")).ToHaveCountAsync(0);

        await campaign.FreezeAsync("Harvest in progress.", days: 7);
        await Expect(campaign.Decisions.GetByTestId("undo")).ToBeVisibleAsync();

        await campaign.ProposeBanAsync("One operation; see members and timeline.");
        await frame.OpenAsync("/approvals");
        await new ProposalScreen(page).OpenFirstAsync();
        await Expect(new ProposalScreen(page).Facts).ToContainTextAsync("Analyst 1");
        await Expect(page.GetByTestId("approve")).ToHaveCountAsync(0);
    }

    private static async Task ApproveAsync(IPage page)
    {
        await new SignInScreen(page).EnterAsAsync("Manager 1", "/approvals");
        var proposal = new ProposalScreen(page);
        await proposal.OpenFirstAsync();
        await Expect(proposal.WhyNot).ToContainTextAsync("evidence"); // not before it was opened

        await proposal.OpenEvidenceAsync();
        await Expect(proposal.Banned.First).ToBeVisibleAsync();
        await proposal.ApproveAsync();

        await Expect(proposal.Facts).ToContainTextAsync("approved by Manager 1", new() { UseInnerText = true });
    }

    private static async Task ShareAsync(IPage page)
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Reviewer 1", "/campaigns");
        await page.GetByRole(AriaRole.Link, new() { Name = "First pool" }).ClickAsync();
        var campaign = new CampaignScreen(page);
        await campaign.PreviewBundleAsync();
        await Expect(campaign.Bundle).ToContainTextAsync("indicators leave");
        await campaign.ProposeBundleAsync("Legitimate interests, Article 6(1)(f) GDPR.", "They see the same pool.");
        await frame.OpenAsync("/sharing/proposals");
        await Expect(page.GetByTestId("bundle-proposal-row")).ToHaveCountAsync(1);
    }

    private static async Task ReleaseAsync(IPage page)
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Manager 1", "/sharing/proposals");
        await page.GetByTestId("bundle-proposal-row").GetByRole(AriaRole.Link).First.ClickAsync();
        var proposal = new BundleProposalScreen(page);
        await Expect(proposal.WhyNot).ToContainTextAsync("Open the file"); // not before it was opened
        await proposal.OpenFileAsync();
        await proposal.ReleaseAsync();
        await Expect(proposal.Facts).ToContainTextAsync("released by Manager 1", new() { UseInnerText = true });
        await frame.OpenAsync("/sharing");
        await Expect(page.GetByTestId("bundle-row")).ToHaveCountAsync(1);
    }

    private static async Task ReceiveAsync(IPage page)
    {
        await new SignInScreen(page).EnterAsAsync("Partner 1", "/sharing");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("download").ClickAsync());
        await using var content = await download.CreateReadStreamAsync();
        using var bundle = await JsonDocument.ParseAsync(content);
        Assert.Equal("bundle", bundle.RootElement.GetProperty("type").GetString());
        Assert.Contains(bundle.RootElement.GetProperty("objects").EnumerateArray(), o => o.GetProperty("type").GetString() == "campaign");
    }

    private static async Task VerifyAsync(IPage page)
    {
        await new SignInScreen(page).EnterAsAsync("Manager 2", "/audit");
        await page.GetByTestId("check").ClickAsync();
        await Expect(page.GetByTestId("checked")).ToContainTextAsync("unbroken");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
