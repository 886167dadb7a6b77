using System.Net;
using Investigator.Web.Tests.Audit;

namespace Investigator.Web.Tests.Shell;

/// <summary>An address that leads nowhere.</summary>
public sealed class MissingPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/campaigns/not-an-id")]
    public async Task A_browser_gets_a_page_that_says_so_and_leads_back(string address)
    {
        using var visitor = console.Visit();
        await visitor.SignInAsync("analyst-1");

        var reply = await visitor.SendAsync(HttpMethod.Get, address, "Accept", "text/html,application/xhtml+xml");

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Contains("Nothing is here", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_gets_the_bare_status()
    {
        using var visitor = console.Visit();
        await visitor.SignInAsync("analyst-1");

        var reply = await visitor.SendAsync(HttpMethod.Get, "/api/nowhere", "Accept", "application/json");

        Assert.Equal((HttpStatusCode.NotFound, ""), (reply.StatusCode, await reply.Content.ReadAsStringAsync()));
    }
}
