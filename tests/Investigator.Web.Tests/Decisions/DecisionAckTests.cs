using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Decisions;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

/// <summary>How a gateway says what it enforces, and what it is told of.</summary>
public sealed class DecisionAckTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const string Place = "/api/v1/decisions/ack";
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private static readonly Person Admin = new("admin-1", "Admin 1", Role.Admin);

    [Fact]
    public async Task What_a_gateway_acknowledges_stands_on_its_row_and_saying_it_again_changes_nothing()
    {
        var (account, decision) = await FrozenAsync();
        var position = await PositionAsync();
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);

        using var first = await SendAsync(gateway, new { decision_ids = new[] { decision } });
        Assert.Equal((HttpStatusCode.OK, 1L), (first.StatusCode, await AddedAsync(first)));
        using var all = await SendAsync(gateway, new { position, took_effect_at = TimeProvider.System.GetUtcNow() });
        Assert.Equal(position - 1, await AddedAsync(all));
        using var again = await SendAsync(gateway, new { position });
        Assert.Equal((HttpStatusCode.OK, 0L), (again.StatusCode, await AddedAsync(again)));
        Assert.Contains((await Points.OfAccountAsync(Analyst, new(account), 10, CancellationToken.None)).Rows, a => a.DecisionId == decision);
    }

    [Fact]
    public async Task What_makes_no_sense_or_never_was_is_refused_with_the_reason()
    {
        await FrozenAsync();
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);
        var unknown = Guid.NewGuid();
        using var never = await SendAsync(gateway, new { decision_ids = new[] { unknown } });
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
        Assert.Contains(unknown.ToString(), await never.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(gateway, new { position = 999_999_999 })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(gateway, new { })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(gateway, new { position = -1 })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(gateway, new { position = 1, took_effect_at = TimeProvider.System.GetUtcNow().AddHours(1) })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendTextAsync(gateway, "{\"position\":")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendTextAsync(gateway, "{\"decision_ids\":[\"' OR 1=1\"]}")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendTextAsync(gateway, "{\"decision_ids\":[" + new string(' ', 70_000) + "]}")).StatusCode);
    }

    [Fact]
    public async Task A_key_for_usage_and_a_stranger_acknowledge_nothing()
    {
        using var sender = await UsageSender.WithAsync(console, ApiScope.Ingest);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(sender, new { position = 0 })).StatusCode);
        using var stranger = UsageSender.WithKey(console, null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(stranger, new { position = 0 })).StatusCode);
    }

    [Fact]
    public async Task A_point_that_asked_is_seen_with_where_it_stands()
    {
        await FrozenAsync();
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions, "seen-");
        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/api/v1/decisions/stream?since=0&take=1")).StatusCode);
        await console.Services.GetRequiredService<PointWatch>().FlushAsync(CancellationToken.None);
        var row = await RowAsync("seen-");
        Assert.Equal(1, row.ToldUpTo);
        Assert.NotNull(row.SeenAt);
        Assert.Equal(await PositionAsync(), row.Position);
    }

    [Fact]
    public async Task A_narrowed_point_is_told_of_its_kinds_alone()
    {
        var (account, _) = await FrozenAsync();
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions, "narrow-");
        var all = (await gateway.GetAsync("/api/v1/decisions/stream?startup=true")).Headers.ETag!.ToString();
        Assert.Null(await Points.NarrowAsync(Admin, (await RowAsync("narrow-")).Id, EnforcedKinds.Ban, CancellationToken.None));

        Assert.Empty(await ChangesAsync(await gateway.GetAsync("/api/v1/decisions/stream?since=0")));
        Assert.Empty(await ChangesAsync(await gateway.GetAsync("/api/v1/decisions/stream?startup=true", ("If-None-Match", all))));
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.GetAsync("/api/v1/decisions/check?account=" + account)).StatusCode);

        Assert.Null(await Points.NarrowAsync(Admin, (await RowAsync("narrow-")).Id, EnforcedKinds.Freeze, CancellationToken.None));
        Assert.NotEmpty(await ChangesAsync(await gateway.GetAsync("/api/v1/decisions/stream?since=0")));
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.GetAsync("/api/v1/decisions/check?account=" + account)).StatusCode);
    }

    private IEnforcementPoints Points => console.Services.GetRequiredService<IEnforcementPoints>();

    private static Task<HttpResponseMessage> SendAsync(UsageSender gateway, object said) => SendTextAsync(gateway, JsonSerializer.Serialize(said));

    private static async Task<HttpResponseMessage> SendTextAsync(UsageSender gateway, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await gateway.PostAsync(Place, content);
    }

    private static async Task<long> AddedAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<AckReply>())!.Added;

    private static async Task<IReadOnlyList<DecisionReply.Row>> ChangesAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<DecisionReply>())!.Changes;

    private async Task<PointRow> RowAsync(string name) =>
        (await Points.LoadAsync(Admin, 0, 100, CancellationToken.None)).Rows.Single(r => r.Name.StartsWith(name, StringComparison.Ordinal));

    private Task<long> PositionAsync() => console.Services.GetRequiredService<IDecisionStream>().PositionAsync(CancellationToken.None);

    private async Task<(string Account, Guid Decision)> FrozenAsync()
    {
        var account = "acc-" + Guid.NewGuid().ToString("N");
        var desk = console.Services.GetRequiredService<IFreezeDesk>();
        Assert.Null((await desk.FreezeAccountAsync(Analyst, new(account), "shares a card with a pool", TimeProvider.System.GetUtcNow().AddDays(7), CancellationToken.None)).Refusal);
        return (account, (await desk.OfAccountAsync(new(account), CancellationToken.None))[0].Id);
    }
}
