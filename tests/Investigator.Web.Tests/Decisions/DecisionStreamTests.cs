using System.IO.Compression;
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
    [InlineData("wait=-1")]
    [InlineData("wait=61")]
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

    [Fact]
    public async Task A_point_that_starts_gets_all_that_stands_and_an_unchanged_answer_is_not_sent_again()
    {
        var account = await FrozenAsync();
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);
        using var answer = await gateway.GetAsync("/api/v1/decisions/stream?startup=true");
        using var start = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains(start.RootElement.GetProperty("changes").EnumerateArray(), c => c.GetProperty("account_id").GetString() == account && c.GetProperty("change").GetString() == "added");
        var next = start.RootElement.GetProperty("next").GetInt64();

        var tag = answer.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, (await gateway.GetAsync("/api/v1/decisions/stream?startup=true", ("If-None-Match", tag))).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await gateway.GetAsync($"/api/v1/decisions/stream?since={next}", ("If-None-Match", $"\"{next}-{next}\""))).StatusCode);
        await FrozenAsync();
        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/api/v1/decisions/stream?startup=true", ("If-None-Match", tag))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync($"/api/v1/decisions/stream?since={next}", ("If-None-Match", $"\"{next}-{next}\""))).StatusCode);
    }

    [Fact]
    public async Task Whoever_waits_is_answered_by_the_next_decision()
    {
        await FrozenAsync();
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);
        var position = await console.Services.GetRequiredService<IDecisionStream>().PositionAsync(CancellationToken.None);
        var waiting = Enumerable.Range(0, 5).Select(_ => gateway.GetAsync($"/api/v1/decisions/stream?since={position}&wait=60")).ToList();
        await Task.Delay(300);
        Assert.All(waiting, w => Assert.False(w.IsCompleted));

        var account = await FrozenAsync();
        foreach (var answer in await Task.WhenAll(waiting))
        {
            using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal(account, told.RootElement.GetProperty("changes")[0].GetProperty("account_id").GetString());
        }
    }

    [Fact]
    public async Task Whoever_waits_in_vain_is_told_so()
    {
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);
        var position = await console.Services.GetRequiredService<IDecisionStream>().PositionAsync(CancellationToken.None);
        using var told = JsonDocument.Parse(await (await gateway.GetAsync($"/api/v1/decisions/stream?since={position}&wait=1")).Content.ReadAsStringAsync());
        Assert.Empty(told.RootElement.GetProperty("changes").EnumerateArray());
        Assert.Equal(position, told.RootElement.GetProperty("next").GetInt64());
    }

    [Fact]
    public async Task A_position_that_never_was_asks_to_start_again()
    {
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);
        Assert.Equal(HttpStatusCode.Gone, (await gateway.GetAsync("/api/v1/decisions/stream?since=999999999&wait=30")).StatusCode);
    }

    [Fact]
    public async Task Long_answers_are_packed_for_those_who_can_read_it()
    {
        await FrozenAsync();
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);
        using var answer = await gateway.GetAsync("/api/v1/decisions/stream?startup=true", ("Accept-Encoding", "gzip"));
        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        await using var open = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var start = await JsonDocument.ParseAsync(open);
        Assert.NotEmpty(start.RootElement.GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task A_gateway_may_ask_for_one_account()
    {
        var held = await FrozenAsync();
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);
        using var refused = await gateway.GetAsync("/api/v1/decisions/check", ("Investigator-Account", held));
        Assert.Equal((HttpStatusCode.Forbidden, "freeze"), (refused.StatusCode, Assert.Single(refused.Headers.GetValues("Investigator-Decision"))));
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.GetAsync("/api/v1/decisions/check?account=" + held)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.GetAsync("/api/v1/decisions/check?account=somebody-else")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.GetAsync("/api/v1/decisions/check?account=" + new string('x', 4000))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.GetAsync("/api/v1/decisions/check")).StatusCode);
        using var sender = await UsageSender.WithAsync(console, ApiScope.Ingest);
        Assert.Equal(HttpStatusCode.Forbidden, (await sender.GetAsync("/api/v1/decisions/check?account=somebody-else")).StatusCode);
    }

    private async Task<string> FrozenAsync()
    {
        var account = "acc-" + Guid.NewGuid().ToString("N");
        Assert.Null((await console.Services.GetRequiredService<IFreezeDesk>().FreezeAccountAsync(Analyst, new(account), "shares a card with a pool", TimeProvider.System.GetUtcNow().AddDays(7), CancellationToken.None)).Refusal);
        return account;
    }
}
