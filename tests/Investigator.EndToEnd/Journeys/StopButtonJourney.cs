using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;

namespace Investigator.EndToEnd.Journeys;

/// <summary>What slows the suspect takes several people to begin and one to end.</summary>
public sealed class StopButtonJourney(ConsoleUnderTest console) : IClassFixture<ConsoleUnderTest>
{
    private string _countermeasure = "";
    private string _policy = "";

    [Fact]
    public async Task A_countermeasure_takes_two_managers_to_run_and_one_analyst_to_stop()
    {
        await console.WalkAsync(ProposeAsync, name: "countermeasure-analyst");
        await console.WalkAsync(page => ApproveAsync(page, "Manager 1", "waits for the second approval", again: true), name: "countermeasure-first");
        await console.WalkAsync(page => ApproveAsync(page, "Manager 2", "running", again: false), name: "countermeasure-second");
        await console.WalkAsync(StopAsync, name: "countermeasure-stop");
    }

    [Fact]
    public async Task A_policy_is_written_by_one_brought_into_force_by_another_and_stopped_by_one_button()
    {
        await console.WalkAsync(WriteAsync, name: "policy-analyst");
        await console.WalkAsync(BringIntoForceAsync, name: "policy-manager");
        await console.WalkAsync(StopPolicyAsync, name: "policy-stop");
    }

    private async Task ProposeAsync(IPage page)
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", "/accounts");
        var account = new Uri(new Uri(page.Url), (await page.Locator("a[href^='/accounts/']").First.GetAttributeAsync("href"))!).Segments[^1];
        await frame.OpenAsync("/countermeasures");
        var screen = new CountermeasureScreen(page);
        await screen.ProposeAsync(Uri.UnescapeDataString(account), "All send the same two templates.");
        await Expect(screen.State).ToHaveTextAsync("waits for two approvals");
        await Expect(screen.Approve).ToHaveCountAsync(0); // who proposes does not approve
        _countermeasure = new Uri(page.Url).AbsolutePath;
    }

    private async Task ApproveAsync(IPage page, string manager, string state, bool again)
    {
        await new SignInScreen(page).EnterAsAsync(manager, _countermeasure);
        var screen = new CountermeasureScreen(page);
        await screen.Approve.ClickAsync();
        // It starts with the next look at what is due.
        await Expect(screen.State).ToHaveTextAsync(state, new() { Timeout = 90_000 });
        if (!again) return;
        await screen.Approve.ClickAsync();
        await Expect(screen.Refused).ToBeVisibleAsync();
        await Expect(screen.State).ToHaveTextAsync(state);
    }

    private async Task StopAsync(IPage page)
    {
        await new SignInScreen(page).EnterAsAsync("Analyst 1", _countermeasure);
        var screen = new CountermeasureScreen(page);
        await Expect(screen.Guard).ToContainTextAsync("1 decisions, 1 stand");
        await screen.StopAsync("An evaluator is behind it.");
        await Expect(screen.State).ToHaveTextAsync("stopped");
        await Expect(screen.Guard).ToContainTextAsync("1 decisions, 0 stand");
        await Expect(screen.People).ToContainTextAsync("approved by Manager 1 and Manager 2; ended by Analyst 1: An evaluator is behind it.", new() { UseInnerText = true });
        await Expect(screen.Stop).ToHaveCountAsync(0);
    }

    private async Task WriteAsync(IPage page)
    {
        await new SignInScreen(page).EnterAsAsync("Analyst 1", "/policies");
        var screen = new PolicyScreen(page);
        await screen.WriteAndTryAsync();
        await screen.ProposeAsync("High scores are watched.");
        await Expect(screen.State).ToHaveTextAsync("proposed");
        await Expect(screen.Approve).ToHaveCountAsync(0);
        _policy = new Uri(page.Url).AbsolutePath;
    }

    private async Task BringIntoForceAsync(IPage page)
    {
        await new SignInScreen(page).EnterAsAsync("Manager 1", _policy);
        var screen = new PolicyScreen(page);
        await screen.ApproveAsync(25, "For a quarter first.");
        await Expect(screen.State).ToContainTextAsync("staged to 25 % of accounts");
        await screen.ShareAsync(100);
        await Expect(screen.State).ToContainTextAsync("in force");
        await Expect(screen.State).ToContainTextAsync("decisions stand");
    }

    private async Task StopPolicyAsync(IPage page)
    {
        await new SignInScreen(page).EnterAsAsync("Analyst 1", _policy);
        var screen = new PolicyScreen(page);
        await screen.StopAsync("It met a school.");
        await Expect(screen.State).ToHaveTextAsync("stopped");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
