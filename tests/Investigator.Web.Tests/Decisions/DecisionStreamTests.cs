using System.Net;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

/// <summary>What a gateway learns of decisions.</summary>
public sealed class DecisionStreamTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);

    [Fact]
    public async Task A_freeze_and_its_end_reach_the_gateway_in_order()
    {
        var desk = console.Services.GetRequiredService<IFreezeDesk>();
        var frozen = await desk.FreezeAccountAsync(Analyst, new("acc-<b>7"), "shares a card with a pool", TimeProvider.System.GetUtcNow().AddDays(7), CancellationToken.None);
        Assert.Null(frozen.Refusal);
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);

        using var first = JsonDocument.Parse(await (await gateway.GetAsync("/api/v1/decisions/stream?since=0")).Content.ReadAsStringAsync());
        var change = first.RootElement.GetProperty("changes")[0];
        Assert.Equal(("acc-<b>7", "freeze", "added"), (change.GetProperty("account_id").GetString(), change.GetProperty("kind").GetString(), change.GetProperty("change").GetString()));
        Assert.NotEqual(JsonValueKind.Null, change.GetProperty("expires_at").ValueKind);

        Assert.Null(await desk.UndoAsync(Analyst, frozen.Value!.ActId, CancellationToken.None));
        using var next = JsonDocument.Parse(await (await gateway.GetAsync($"/api/v1/decisions/stream?since={first.RootElement.GetProperty("next").GetInt64()}")).Content.ReadAsStringAsync());
        Assert.Equal("removed", Assert.Single(next.RootElement.GetProperty("changes").EnumerateArray().ToList()).GetProperty("change").GetString());
        Assert.False(next.RootElement.GetProperty("more").GetBoolean());
    }

    [Theory]
    [InlineData("since=-1")]
    [InlineData("take=0")]
    [InlineData("take=1000000")]
    [InlineData("since=abc")]
    public async Task A_question_that_makes_no_sense_is_refused(string query)
    {
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.GetAsync("/api/v1/decisions/stream?" + query)).StatusCode);
    }

    [Fact]
    public async Task A_key_that_delivers_usage_does_not_see_decisions()
    {
        using var sender = await UsageSender.WithAsync(console, ApiScope.Ingest);
        Assert.Equal(HttpStatusCode.Forbidden, (await sender.GetAsync("/api/v1/decisions/stream")).StatusCode);
    }
}
