using System.Net;
using Investigator.Domain.Audit;
using Investigator.Web.Audit;

namespace Investigator.Web.Tests.Audit;

/// <summary>Sign-in with the embedded provider, over HTTP from the first page to the last.</summary>
public sealed class EmbeddedSignInTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    public static TheoryData<string> People => [.. EmbeddedPeople.All.Select(person => person.Id)];

    [Theory]
    [MemberData(nameof(People))]
    public async Task Each_seeded_person_signs_in_with_exactly_their_roles_and_is_in_the_audit(string id)
    {
        var person = EmbeddedPeople.All.Single(one => one.Id == id);
        using var visitor = console.Visit();

        var page = await visitor.SignInAsync(id, "/?view=1");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("/?view=1", page.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal($"{id}: {person.Roles}", await visitor.WhoAsync());
        var entry = (await console.ActsOfAsync(id))[0];
        Assert.Equal(("sign-in", $"person:{id}", person.Name), (entry.Act, entry.Subject, entry.PersonName));
        Assert.Contains(person.Roles.ToString(), entry.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(People))]
    public async Task Each_page_opens_to_its_roles_alone(string id)
    {
        var roles = EmbeddedPeople.All.Single(one => one.Id == id).Roles;
        using var visitor = console.Visit();
        await visitor.SignInAsync(id);

        foreach (var (page, task) in ((string, string)[])[("/admin", Tasks.Administer), ("/ingest", Tasks.Investigate)])
        {
            var reply = await visitor.GoAsync(page);
            if ((Tasks.ByRole[task] & roles) is not Role.None)
            {
                Assert.Equal((HttpStatusCode.OK, page), (reply.StatusCode, reply.RequestMessage!.RequestUri!.AbsolutePath));
                continue;
            }

            Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
            Assert.Contains("This is not open to your role", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/admin")]
    [InlineData("/ingest")]
    [InlineData("/who")]
    public async Task Nobody_sees_a_page_before_they_sign_in(string page)
    {
        using var visitor = console.Visit();
        var reply = await visitor.SendAsync(HttpMethod.Get, page);
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.StartsWith(new Uri(console.Address, "/connect/authorize?").AbsoluteUri, reply.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_tabs_that_ask_the_second_is_asked_once_more_and_then_signs_in()
    {
        using var visitor = console.Visit();
        var (first, second) = (await visitor.GoAsync("/"), await visitor.GoAsync("/?tab=2"));
        await visitor.SubmitAsync(first, EmbeddedProvider.AuthorizePath, null, KeyValuePair.Create("person", "analyst-1"));

        var again = await visitor.SubmitAsync(second, EmbeddedProvider.AuthorizePath, null, KeyValuePair.Create("person", "analyst-2"));

        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains("Another tab of this browser was used to sign in meanwhile", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("analyst-1", await visitor.WhoAsync(), StringComparison.Ordinal); // nobody else yet
        var there = await visitor.SubmitAsync(again, EmbeddedProvider.AuthorizePath, null, KeyValuePair.Create("person", "analyst-2"));
        Assert.Equal((HttpStatusCode.OK, "/?tab=2"), (there.StatusCode, there.RequestMessage!.RequestUri!.PathAndQuery));
        Assert.StartsWith("analyst-2", await visitor.WhoAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_sign_in_for_copies_of_its_cookie_too()
    {
        using var visitor = console.Visit();
        await visitor.SignInAsync("analyst-2");
        using var copy = console.Visit();
        copy.Cookies.Add(visitor.Cookies.GetCookies(console.Address));
        Assert.StartsWith("analyst-2", await copy.WhoAsync(), StringComparison.Ordinal);

        var farewell = await visitor.SubmitAsync(await visitor.GoAsync("/admin"), "/signout");

        Assert.Contains("You are signed out", await farewell.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("", await visitor.WhoAsync());
        Assert.Equal("", await copy.WhoAsync());
        Assert.Equal("sign-out", (await console.ActsOfAsync("analyst-2"))[0].Act);
    }

    [Fact]
    public async Task Another_site_cannot_sign_a_person_out()
    {
        using var visitor = console.Visit();
        await visitor.SignInAsync("manager-2");
        var reply = await visitor.SendAsync(HttpMethod.Post, "/signout");
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.StartsWith("manager-2", await visitor.WhoAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_without_a_sign_in_gets_401_and_no_page_of_the_provider()
    {
        using var visitor = console.Visit();
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SendAsync(HttpMethod.Get, "/who", "Accept", "application/json")).StatusCode);
    }
}
