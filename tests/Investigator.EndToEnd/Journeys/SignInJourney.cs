using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

public sealed class SignInJourney(ConsoleUnderTest console) : IClassFixture<ConsoleUnderTest>
{
    [Fact]
    public Task A_partner_is_refused_the_provider_s_own_pages() => console.WalkAsync(async page =>
    {
        var screen = await new SignInScreen(page).EnterAsAsync("Partner 1");
        var titles = (await screen.PagesAsync()).Select(entry => entry.Title).ToList();
        Assert.Empty(titles.Except(["Overview", "Sharing", "Shared with us", "Bundles"]));

        await page.GotoAsync("/ingest");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This is not open to your role" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task Signing_out_closes_the_console_until_somebody_signs_in_again() => console.WalkAsync(async page =>
    {
        var screen = await new SignInScreen(page).EnterAsAsync("Analyst 1");

        await screen.SignOutAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();

        await page.GotoAsync("/ingest");
        await Expect(new SignInScreen(page).Heading).ToBeVisibleAsync();
        await Expect(new SignInScreen(page).People).ToHaveCountAsync(8);
    });
}
