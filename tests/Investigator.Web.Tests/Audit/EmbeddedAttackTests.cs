using System.Net;

namespace Investigator.Web.Tests.Audit;

/// <summary>The embedded provider asks no password, so what reaches it must be this machine's own browser, and what it issues must work once and here.</summary>
public sealed class EmbeddedAttackTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static bool IsCallback(Uri next) => next.AbsolutePath == "/signin-oidc";

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Host", "10.0.0.5:5080")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Host", "console.example")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Via", "1.1 proxy")]
    public async Task A_foreign_host_or_a_trace_of_a_proxy_is_refused_on_every_address(string header, string value)
    {
        using var visitor = console.Visit();
        foreach (var address in (string[])["/", "/connect/authorize", "/signed-out", "/api/v1/events", "/healthz"])
        {
            var reply = await visitor.SendAsync(HttpMethod.Get, address, header, value);
            Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
            Assert.Contains("Authentication:Authority", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_forged_callback_signs_nobody_in()
    {
        using var visitor = console.Visit();
        var reply = await visitor.GoAsync("/signin-oidc?code=forged&state=forged");
        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
        var page = await reply.Content.ReadAsStringAsync();
        Assert.Contains("The sign-in did not work", page, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page, StringComparison.Ordinal);
        Assert.Equal("", await visitor.WhoAsync());
    }

    [Fact]
    public async Task A_callback_made_for_one_browser_is_worth_nothing_in_another()
    {
        using var attacker = console.Visit();
        var callback = (await attacker.SignInAsync("admin-1", until: IsCallback)).Headers.Location!;
        using var victim = console.Visit();
        Assert.Equal(HttpStatusCode.Unauthorized, (await victim.GoAsync(callback.OriginalString)).StatusCode);
        Assert.Equal("", await victim.WhoAsync());
    }

    [Fact]
    public async Task A_code_works_once_even_with_a_copy_of_the_browser_that_asked_for_it()
    {
        using var visitor = console.Visit();
        var callback = (await visitor.SignInAsync("reviewer-1", until: IsCallback)).Headers.Location!;
        using var copy = console.Visit();
        copy.Cookies.Add(visitor.Cookies.GetCookies(new Uri(console.Address, "/signin-oidc")));

        await visitor.GoAsync(callback.OriginalString);
        var replayed = await copy.GoAsync(callback.OriginalString);

        Assert.StartsWith("reviewer-1", await visitor.WhoAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, replayed.StatusCode);
        Assert.Equal("", await copy.WhoAsync());
    }

    [Theory]
    [InlineData("redirect_uri", "https%3A%2F%2Fevil.example%2Fsignin-oidc")]
    [InlineData("redirect_uri", "http%3A%2F%2Flocalhost%3A1%2Fsignin-oidc")]
    [InlineData("client_id", "another")]
    [InlineData("code_challenge_method", "plain")]
    public async Task The_provider_serves_this_console_alone_and_only_with_S256(string parameter, string value)
    {
        using var visitor = console.Visit();
        var asked = (await visitor.SendAsync(HttpMethod.Get, "/")).Headers.Location!.AbsoluteUri;
        var changed = string.Join('&', asked.Split('&').Select(part => part.Contains(parameter + "=", StringComparison.Ordinal) ? part[..(part.IndexOf(parameter + "=", StringComparison.Ordinal) + parameter.Length + 1)] + value : part));
        Assert.NotEqual(asked, changed);

        var reply = await visitor.SendAsync(HttpMethod.Get, changed);

        Assert.DoesNotContain("Who is working?", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(reply.Headers.Location is null || reply.Headers.Location.Authority == console.Address.Authority, $"It sent the visitor to {reply.Headers.Location}");
        Assert.Contains("error", reply.Headers.Location?.Query ?? await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?returnUrl=https://evil.example/")]
    [InlineData("/?ReturnUrl=//evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/%5Cevil.example/")]
    public async Task A_sign_in_never_ends_on_another_site(string page)
    {
        using var visitor = console.Visit();
        var end = await visitor.SignInAsync("partner-1", page, next => next.Host != console.Address.Host);
        Assert.Equal(console.Address.Authority, end.RequestMessage!.RequestUri!.Authority);
        Assert.Equal(console.Address.Authority, new Uri(end.RequestMessage.RequestUri, end.Headers.Location ?? end.RequestMessage.RequestUri).Authority);
        Assert.StartsWith("partner-1", await visitor.WhoAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("//evil.example/", "//evil.example/")]
    public async Task Another_name_of_this_machine_leads_to_the_one_that_signs_in_and_nowhere_else(string page, string to)
    {
        using var visitor = console.Visit();
        var reply = await visitor.SendAsync(HttpMethod.Get, $"http://127.0.0.1:{console.Address.Port}{page}");
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal(console.Address.GetLeftPart(UriPartial.Authority) + to, reply.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/connect/endsession?post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F")]
    [InlineData("/signout-callback-oidc?state=forged")]
    [InlineData("/denied?ReturnUrl=https%3A%2F%2Fevil.example%2F")]
    public async Task The_addresses_around_a_sign_out_lead_nowhere_else_either(string address)
    {
        using var visitor = console.Visit();
        var end = await visitor.GoAsync(address, next => next.Host != console.Address.Host);
        Assert.Equal(console.Address.Authority, new Uri(end.RequestMessage!.RequestUri!, end.Headers.Location ?? end.RequestMessage.RequestUri!).Authority);
        Assert.DoesNotContain("evil.example", await end.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
