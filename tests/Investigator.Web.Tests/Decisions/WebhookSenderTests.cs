using System.Collections.Concurrent;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Gateways;
using Investigator.Web.Tests.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Investigator.Web.Tests.Decisions;

/// <summary>What a receiver gets over a real connection, and that it can tell it from what others send.</summary>
public sealed class WebhookSenderTests : IAsyncLifetime
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private static readonly Person Admin = new("admin-1", "Admin 1", Role.Admin);
    private readonly RunningConsole _console = new();
    private readonly ConcurrentQueue<Received> _received = new();
    private WebApplication _receiver = null!;
    private int _answers = 200;

    private IWebhooks Hooks => _console.Services.GetRequiredService<IWebhooks>();

    public async Task InitializeAsync()
    {
        await _console.InitializeAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _receiver = builder.Build();
        _receiver.MapPost("/hook", async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            _received.Enqueue(new(http.Request.Headers["webhook-id"].ToString(), http.Request.Headers["webhook-timestamp"].ToString(), http.Request.Headers["webhook-signature"].ToString(), body.ToArray()));
            http.Response.StatusCode = _answers;
            if (_answers is 307) http.Response.Headers.Location = "/elsewhere";
        });
        _receiver.MapPost("/elsewhere", http =>
        {
            _received.Enqueue(new("redirected", "", "", []));
            return Task.CompletedTask;
        });
        await _receiver.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task A_decision_reaches_the_receiver_signed_and_once_more_it_is_a_replay()
    {
        var made = await MakeAsync();
        await FreezeAsync("acc-<b>7");
        await Patience.UntilAsync(() => !_received.IsEmpty);
        Assert.True(_received.TryPeek(out var got));
        var check = new WebhookCheck(made.Secret);
        Assert.Equal(WebhookVerdict.Forged, check.Check(got.Id, got.Timestamp, got.Signature, [.. got.Body, (byte)' ']));
        Assert.Equal(WebhookVerdict.Forged, new WebhookCheck(StandardWebhook.NewSecret()).Check(got.Id, got.Timestamp, got.Signature, got.Body));
        Assert.Equal(WebhookVerdict.Good, check.Check(got.Id, got.Timestamp, "v1,bm90aGluZw== " + got.Signature, got.Body));
        Assert.Equal(WebhookVerdict.Replayed, check.Check(got.Id, got.Timestamp, got.Signature, got.Body));

        using var told = JsonDocument.Parse(got.Body);
        var change = told.RootElement.GetProperty("data").GetProperty("changes")[0];
        Assert.Equal(("decisions.changed", "acc-<b>7", "freeze", "added"), (told.RootElement.GetProperty("type").GetString(), change.GetProperty("account_id").GetString(), change.GetProperty("kind").GetString(), change.GetProperty("change").GetString()));
        await Patience.UntilAsync(async () => (await RowAsync()).DeliveredAt is not null);
    }

    [Theory]
    [InlineData(500, "It answered 500.")]
    [InlineData(307, "It answered 307, a redirect, and redirects are not followed.")]
    public async Task An_answer_that_is_no_success_is_told_and_a_redirect_leads_nowhere(int status, string trouble)
    {
        _answers = status;
        await MakeAsync();
        await FreezeAsync("acc-1");
        await Patience.UntilAsync(async () => (await RowAsync()).Trouble is not null);
        var row = await RowAsync();
        Assert.Equal((trouble, 1), (row.Trouble, row.Waiting));
        Assert.DoesNotContain(_received, r => r.Id == "redirected");
    }

    [Fact]
    public async Task A_receiver_that_is_away_gets_the_same_message_when_it_is_back()
    {
        _answers = 503;
        await MakeAsync();
        await FreezeAsync("acc-1");
        await Patience.UntilAsync(() => !_received.IsEmpty);
        _answers = 204;
        await Patience.UntilAsync(async () => (await RowAsync()).DeliveredAt is not null);
        Assert.Single(_received.Select(r => r.Id).Distinct());
        Assert.Single(_received.Select(r => Convert.ToHexString(r.Body)).Distinct());
    }

    [Fact]
    public async Task A_console_that_was_stopped_before_sending_sends_when_it_is_back()
    {
        await _receiver.StopAsync();
        await MakeAsync("http://127.0.0.1:9/hook");
        await FreezeAsync("acc-1");
        await _console.RestartAsync();
        await Patience.UntilAsync(async () => (await RowAsync()).Trouble is not null);
        Assert.Equal(1, (await RowAsync()).Waiting);
        Assert.StartsWith("It could not be reached", (await RowAsync()).Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_of_yesterday_is_stale_and_headers_that_make_no_sense_are_forged()
    {
        var secret = StandardWebhook.NewSecret();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var check = new WebhookCheck(secret, null, clock);
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        byte[] body = [1, 2, 3];
        string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(WebhookVerdict.Stale, check.Check("msg_1", Text(seconds - 86400), StandardWebhook.Sign(secret, "msg_1", seconds - 86400, body), body));
        Assert.Equal(WebhookVerdict.Stale, check.Check("msg_1", Text(seconds + 3600), StandardWebhook.Sign(secret, "msg_1", seconds + 3600, body), body));
        Assert.Equal(WebhookVerdict.Good, check.Check("msg_1", Text(seconds), StandardWebhook.Sign(secret, "msg_1", seconds, body), body));
        check.Forget("msg_1");
        Assert.Equal(WebhookVerdict.Good, check.Check("msg_1", Text(seconds), StandardWebhook.Sign(secret, "msg_1", seconds, body), body));
        foreach (var wrong in (string?[])[null, "", "-1", "1e9", "99999999999999999999", "999999999999999999", "now"])
            Assert.Equal(WebhookVerdict.Forged, check.Check("msg_2", wrong, "v1,x", body));
        Assert.Equal(WebhookVerdict.Forged, check.Check(null, Text(seconds), "v1,x", body));
        Assert.Equal(WebhookVerdict.Forged, check.Check("msg_2", Text(seconds), null, body));
    }

    private async Task<NewWebhook> MakeAsync(string? url = null) =>
        (await Hooks.CreateAsync(Admin, "soc", url ?? new Uri(new Uri(_receiver.Urls.First()), "/hook").AbsoluteUri, EnforcedKinds.All, CancellationToken.None)).Value!;

    private async Task<WebhookRow> RowAsync() => Assert.Single(await Hooks.LoadAsync(Admin, CancellationToken.None));

    private async Task FreezeAsync(string account) => Assert.Null((await _console.Services.GetRequiredService<IFreezeDesk>().FreezeAccountAsync(
        Analyst, new(account), "shares a card with a pool", TimeProvider.System.GetUtcNow().AddDays(7), CancellationToken.None)).Refusal);

    private sealed record Received(string Id, string Timestamp, string Signature, byte[] Body);
}
