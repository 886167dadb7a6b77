using Investigator.EndToEnd.Screens;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

/// <summary>A rule from its first letter until it counts.</summary>
public sealed class RulesJourney(ConsoleUnderTest console) : IClassFixture<ConsoleUnderTest>
{
    [Fact]
    public Task What_is_typed_while_answers_are_on_their_way_stays() => console.WalkAsync(async page =>
    {
        await Slowness.ComesOverAsync(page);
        await new SignInScreen(page).EnterAsAsync("Analyst 1", "/detectors");
        var editor = new RuleEditorScreen(page);
        await editor.OpenAsync();
        await editor.TypeAsync("dis");
        await Expect(editor.Offers.First).ToContainTextAsync("distinct(");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("netwrk_prefix) > 1");

        await Expect(editor.Fault).ToContainTextAsync("Is network_prefix meant?");
        await Expect(editor.Text).ToHaveValueAsync("distinct(netwrk_prefix) > 1");
        await page.GetByTestId("rule-mend").ClickAsync();
        await Expect(editor.Text).ToHaveValueAsync("distinct(network_prefix) > 1");
    });

    [Fact]
    public async Task An_analyst_writes_a_rule_and_a_manager_lets_it_go_live()
    {
        var address = "";
        await console.WalkAsync(
            async page =>
            {
                await new SignInScreen(page).EnterAsAsync("Analyst 1", "/queue");
                await new QueueScreen(page).IsFilledAsync(); // a rule is tested on the demo world's history
                var editor = new RuleEditorScreen(page);
                await editor.OpenAsync();
                await editor.TypeAsync("dis");
                await Expect(editor.Offers.First).ToContainTextAsync("distinct(");
                await page.Keyboard.PressAsync("ArrowDown");
                await page.Keyboard.PressAsync("Enter");
                await Expect(editor.Text).ToHaveValueAsync("distinct(");
                await Expect(editor.Offers.First).ToBeVisibleAsync();
                await page.Keyboard.TypeAsync("netwrk_prefix) > 1");
                await Expect(editor.Fault).ToContainTextAsync("Is network_prefix meant?");
                await page.GetByTestId("rule-mend").ClickAsync();
                await Expect(editor.Text).ToHaveValueAsync("distinct(network_prefix) > 1");
                await editor.WriteAsync("Many requests in an hour", "requests in 1h > 5", "Bursts that no person types.");
                address = new Uri(page.Url).AbsolutePath;

                var rule = new RuleScreen(page);
                await rule.TestOnHistoryAsync();
                await Expect(page.GetByTestId("backtest-row").First).ToContainTextAsync("requests in 1h:");
                await rule.RunInShadowAsync();
                await Expect(rule.State).ToContainTextAsync("in shadow");
                await Expect(rule.NextStep).ToContainTextAsync("waits for the next analysis");

                await new ConsoleScreen(page).OpenAsync("/");
                await page.GetByTestId("run").ClickAsync();
                await new ConsoleScreen(page).OpenAsync(address);
                await Expect(page.GetByTestId("shadow-says")).ToContainTextAsync("None of it counts.");
                await rule.ProposeAsync("It finds bursts that the profiles average away.");
                await Expect(rule.State).ToContainTextAsync("waits for approval");
                await Expect(page.GetByTestId("approve-rule")).ToHaveCountAsync(0);
            },
            name: "rule-analyst");

        await console.WalkAsync(
            async page =>
            {
                await new SignInScreen(page).EnterAsAsync("Manager 1", address);
                var rule = new RuleScreen(page);
                await Expect(rule.NextStep).ToContainTextAsync("It waits for you");
                await rule.ApproveAsync("Looked at the sample and at the overlap.");
                await Expect(rule.State).ToContainTextAsync("version 1 live");
            },
            name: "rule-manager");
    }
}
