using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Investigator.EndToEnd.Journeys;

public sealed class SignInJourney(ConsoleUnderTest console) : IClassFixture<ConsoleUnderTest>
{
    [Theory]
    [InlineData("Analyst 1", "Ingest", "Admin")]
    [InlineData("Analyst 2", "Ingest", "Admin")]
    [InlineData("Reviewer 1", "Ingest", "Admin")]
    [InlineData("Manager 1", "Ingest", "Admin")]
    [InlineData("Manager 2", "Ingest", "Admin")]
    [InlineData("Admin 1", "Admin", "")]
    [InlineData("Partner 1", "Overview", "Ingest")]
    public Task The_rail_shows_what_a_role_opens_and_all_of_it_opens(string person, string shown, string hidden) => console.WalkAsync(async page =>
    {
        var screen = await new SignInScreen(page).EnterAsAsync(person);

        await Expect(screen.Person).ToHaveAccessibleNameAsync($"Signed in as {person}");
        var pages = await screen.PagesAsync();
        Assert.Contains(shown, pages.Select(entry => entry.Title));
        Assert.DoesNotContain(hidden, pages.Select(entry => entry.Title));
        foreach (var (title, _) in pages)
        {
            await screen.Rail.Filter(new() { HasText = title }).First.ClickAsync();
            await Expect(screen.Rail.Filter(new() { HasText = title }).First).ToHaveAttributeAsync("aria-current", "page");
            await screen.SettledAsync();
            await Expect(screen.Failed).ToHaveCountAsync(0);
            await Expect(page.GetByTestId("denied")).ToHaveCountAsync(0);
        }
    });

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
        await Expect(new SignInScreen(page).People).ToHaveCountAsync(7);
    });
}
