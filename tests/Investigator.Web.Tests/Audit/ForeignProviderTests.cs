using System.Net;

namespace Investigator.Web.Tests.Audit;

/// <summary>Sign-in through a provider that somebody else wrote: another client id, a secret, its own claim for groups.</summary>
public sealed class ForeignProviderTests(ForeignProvider foreign) : IClassFixture<ForeignProvider>
{
    [Theory]
    [InlineData("manager-7", "Manager", "Manager <b>7</b>")]
    [InlineData("analyst-8", "Analyst, Reviewer", "Analyst 8")]
    public async Task A_person_signs_in_with_the_roles_that_their_groups_are_mapped_to(string person, string roles, string name)
    {
        using var visitor = foreign.Console.Visit();

        var page = await SignInAsync(visitor, person, "/ingest?x=1");

        Assert.Equal((HttpStatusCode.OK, "/ingest?x=1"), (page.StatusCode, page.RequestMessage!.RequestUri!.PathAndQuery));
        Assert.Equal($"{person}: {roles}", await visitor.WhoAsync());
        var entry = (await foreign.Console.ActsOfAsync(person))[0];
        Assert.Equal(("sign-in", name), (entry.Act, entry.PersonName));
        Assert.Contains(foreign.Address!.Authority, entry.Detail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GoAsync("/admin")).StatusCode);
    }

    [Theory]
    [InlineData("guest-9")] // has a group that is called like a role, which nobody mapped
    [InlineData("guest-10")] // has no groups at all
    public async Task A_person_whom_nobody_mapped_has_no_role_and_is_told_so(string person)
    {
        using var visitor = foreign.Console.Visit();

        var page = await SignInAsync(visitor, person, "/ingest");

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("You have no role yet", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal($"{person}: None", await visitor.WhoAsync());
    }

    [Fact]
    public async Task A_person_whom_the_provider_refuses_is_not_signed_in()
    {
        using var visitor = foreign.Console.Visit();
        var page = await SignInAsync(visitor, "stranger", "/");
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
        Assert.Contains("The sign-in did not work", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("", await visitor.WhoAsync());
    }

    [Fact]
    public async Task The_embedded_provider_is_gone()
    {
        using var visitor = foreign.Console.Visit();
        var reply = await visitor.GoAsync("/connect/authorize?client_id=investigator", next => next.Host != foreign.Console.Address.Host);
        Assert.NotEqual(HttpStatusCode.OK, reply.StatusCode);
        Assert.DoesNotContain("Who is working?", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_sign_in_here_and_asks_the_provider_to_end_its_own()
    {
        using var visitor = foreign.Console.Visit();
        await SignInAsync(visitor, "manager-7", "/");

        var end = await visitor.SubmitAsync(await visitor.GoAsync("/admin"), "/signout", next => next.Authority == foreign.Address!.Authority);

        Assert.Equal(foreign.Address!.Authority, end.Headers.Location!.Authority);
        Assert.Contains("id_token_hint=", end.Headers.Location.Query, StringComparison.Ordinal);
        Assert.Equal("", await visitor.WhoAsync());
    }

    /// <summary>Answers the provider's questions as that person.</summary>
    private static Task<HttpResponseMessage> SignInAsync(Visitor visitor, string person, string page) => visitor.GoAsync(page,
        onTheWay: next => next.AbsolutePath.StartsWith("/interaction/", StringComparison.Ordinal) ? new($"{next.AbsoluteUri}?person={person}") : next);
}
