using System.Net;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

/// <summary>The console asked as the filter of docs/gateways/envoy.yaml asks it: any method, the request's own path and query behind the prefix, 200 alone lets pass. Envoy itself does not run here.</summary>
public sealed class EnvoyTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly Person s_analyst = new("analyst-1", "Analyst 1", Role.Analyst);

    [Theory]
    [InlineData("POST", "/v1/chat/completions")]
    [InlineData("GET", "/")]
    [InlineData("DELETE", "/v1/files/a%2Fb")]
    [InlineData("OPTIONS", "")]
    public async Task It_lets_the_free_pass_with_200_and_refuses_the_held_whatever_was_asked(string method, string path)
    {
        var account = "acc-" + Guid.NewGuid().ToString("N");
        using var envoy = await UsageSender.WithAsync(console, ApiScope.Decisions);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(envoy, method, path, account)).StatusCode);

        await FreezeAsync(account);

        using var refused = await AskAsync(envoy, method, path, account);
        Assert.Equal((HttpStatusCode.Forbidden, "freeze"), (refused.StatusCode, refused.Headers.GetValues("Investigator-Decision").Single()));
    }

    [Fact]
    public async Task A_customer_does_not_choose_who_they_are_by_the_query_of_their_request()
    {
        var (held, free) = ("acc-" + Guid.NewGuid().ToString("N"), "acc-" + Guid.NewGuid().ToString("N"));
        await FreezeAsync(held);
        using var envoy = await UsageSender.WithAsync(console, ApiScope.Decisions);

        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(envoy, "POST", $"/v1/chat/completions?account={free}", held)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(envoy, "POST", $"/v1/chat/completions?account={free}", null)).StatusCode);
    }

    [Fact]
    public async Task A_held_session_is_refused_and_the_account_s_others_are_served()
    {
        var (account, session) = ("acc-" + Guid.NewGuid().ToString("N"), "ses-" + Guid.NewGuid().ToString("N"));
        Assert.Null((await console.Services.GetRequiredService<IActionDesk>().ActAsync(s_analyst, new(DecisionScope.Session, session), new(DecisionKind.Freeze, "Harvest.", TimeProvider.System.GetUtcNow().AddDays(1)), default)).Refusal);
        using var envoy = await UsageSender.WithAsync(console, ApiScope.Decisions);

        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(envoy, "POST", "/v1/chat/completions", account, session)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(envoy, "POST", "/v1/chat/completions", account, "another")).StatusCode);
        using var checkedBy = await envoy.GetAsync($"/api/v1/decisions/check?session={session}");
        Assert.Equal(HttpStatusCode.Forbidden, checkedBy.StatusCode);
        using var told = await envoy.GetAsync("/api/v1/decisions/stream?startup=true&understands=freeze,scopes");
        Assert.Contains($"\"scope\":\"session\",\"target\":\"{session}\"", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var plain = await envoy.GetAsync("/api/v1/decisions/stream?startup=true");
        Assert.DoesNotContain(session, await plain.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_stop_the_request_lets_it_pass_and_is_handed_on()
    {
        var account = "acc-" + Guid.NewGuid().ToString("N");
        Assert.Null((await console.Services.GetRequiredService<IActionDesk>().ActAsync(
            s_analyst, new(DecisionScope.Account, account), new(DecisionKind.Throttle, "Too fast.", TimeProvider.System.GetUtcNow().AddDays(1)) { RequestsPerMinute = 12 }, default)).Refusal);
        using var envoy = await UsageSender.WithAsync(console, ApiScope.Decisions);

        using var passed = await AskAsync(envoy, "POST", "/v1/chat/completions", account);

        Assert.Equal((HttpStatusCode.OK, "throttle;requests-per-minute=12"), (passed.StatusCode, passed.Headers.GetValues("Investigator-Measures").Single()));
    }

    private static Task<HttpResponseMessage> AskAsync(UsageSender envoy, string method, string path, string? account, string? session = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/decisions/ext-authz" + path);
        if (account is not null) request.Headers.Add("x-account", account);
        if (session is not null) request.Headers.Add("x-session", session);
        return envoy.SendAsync(request);
    }

    private async Task FreezeAsync(string account) => Assert.Null((await console.Services.GetRequiredService<IFreezeDesk>()
        .FreezeAccountAsync(s_analyst, new(account), "Shares a card with a pool.", TimeProvider.System.GetUtcNow().AddDays(7), default)).Refusal);
}
