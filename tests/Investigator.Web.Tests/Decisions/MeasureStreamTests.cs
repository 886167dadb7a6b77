using System.Net;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Gateways;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

/// <summary>Measures beside freeze and ban, as gateways learn of them; a gateway that knows freezes and bans alone is told of nothing else.</summary>
public sealed class MeasureStreamTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private static readonly Person Manager = new("manager-1", "Manager 1", Role.Manager);
    private static readonly Person Admin = new("admin-1", "Admin 1", Role.Admin);

    private IActionDesk Desk => console.Services.GetRequiredService<IActionDesk>();

    [Fact]
    public async Task A_gateway_that_says_nothing_gets_freezes_and_bans_of_accounts_alone()
    {
        await ThrottleAsync("acc-slow");
        await ActAsync(new(DecisionScope.Key, "key-frozen"), DecisionKind.Freeze);
        await ActAsync(new(DecisionScope.Account, "acc-frozen"), DecisionKind.Freeze);
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);

        foreach (var question in (string[])["stream?startup=true", "stream?since=0"])
        {
            var told = await ChangesAsync(gateway, question);
            Assert.All(told, c => Assert.Equal(("freeze", "account"), (Text(c, "kind"), Text(c, "scope"))));
            Assert.Contains(told, c => Text(c, "account_id") == "acc-frozen");
        }
    }

    [Fact]
    public async Task A_gateway_is_told_of_what_it_understands_with_the_terms_and_never_of_reasons()
    {
        await ThrottleAsync("acc-understood");
        await ActAsync(new(DecisionScope.Prefix, "198.51.100.0/24"), DecisionKind.StepUp);
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);

        var told = await ChangesAsync(gateway, "stream?startup=true&understands=throttle,step-up,scopes");

        var throttle = Assert.Single(told, c => Text(c, "target") == "acc-understood");
        Assert.Equal(("throttle", 12, "acc-understood"), (Text(throttle, "kind"), throttle.GetProperty("requests_per_minute").GetInt32(), Text(throttle, "account_id")));
        var prefix = Assert.Single(told, c => Text(c, "target") == "198.51.100.0/24");
        Assert.Equal(("step-up", "prefix", false), (Text(prefix, "kind"), Text(prefix, "scope"), prefix.TryGetProperty("account_id", out _)));
        Assert.All(told, c => Assert.DoesNotContain("withheld", c.GetRawText(), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.GetAsync("/api/v1/decisions/stream?understands=slow-down")).StatusCode);
    }

    [Fact]
    public async Task What_an_administrator_took_away_is_not_told_even_when_it_is_understood()
    {
        await ThrottleAsync("acc-narrowed");
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions, "narrowed-");
        var points = console.Services.GetRequiredService<IEnforcementPoints>();
        var point = (await points.LoadAsync(Admin, 0, 100, CancellationToken.None)).Rows.Single(p => p.Name.StartsWith("narrowed-", StringComparison.Ordinal));
        Assert.Null(await points.NarrowAsync(Admin, point.Id, EnforcedKinds.Stops, CancellationToken.None));

        Assert.DoesNotContain(await ChangesAsync(gateway, "stream?startup=true&understands=freeze,ban,throttle"), c => Text(c, "kind") == "throttle");
    }

    [Fact]
    public async Task Asked_per_request_a_milder_measure_lets_it_through_and_stands_in_a_header_of_its_own()
    {
        await ThrottleAsync("acc-asked");
        await ActAsync(new(DecisionScope.Organization, "org-frozen"), DecisionKind.Freeze);
        await ActAsync(new(DecisionScope.Prefix, "203.0.113.0/24"), DecisionKind.Freeze);
        using var gateway = await UsageSender.WithAsync(console, ApiScope.Decisions);

        using var mild = await gateway.GetAsync("/api/v1/decisions/check?account=acc-asked");
        Assert.Equal((HttpStatusCode.NoContent, "throttle;requests-per-minute=12"), (mild.StatusCode, mild.Headers.GetValues("Investigator-Measures").Single()));
        Assert.False(mild.Headers.Contains("Investigator-Decision"));
        using var grave = await gateway.GetAsync("/api/v1/decisions/check?account=acc-asked&organization=org-frozen");
        Assert.Equal((HttpStatusCode.Forbidden, "freeze"), (grave.StatusCode, grave.Headers.GetValues("Investigator-Decision").Single()));
        using var address = await gateway.GetAsync("/api/v1/decisions/check", ("Investigator-Account", "acc-other"), ("Investigator-Address", "203.0.113.9"));
        Assert.Equal(HttpStatusCode.Forbidden, address.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.GetAsync("/api/v1/decisions/check?account=acc-other&address=hostile")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.GetAsync("/api/v1/decisions/check")).StatusCode);
    }

    [Fact]
    public async Task The_follower_that_gateway_owners_copy_holds_what_stops_and_lists_the_rest()
    {
        await ThrottleAsync("acc-followed");
        await ActAsync(new(DecisionScope.Prefix, "192.0.2.0/24"), DecisionKind.Observe);
        using var key = await UsageSender.WithAsync(console, ApiScope.Decisions);
        using var http = new HttpClient { BaseAddress = console.Address };
        using var end = new CancellationTokenSource();
        var (old, able) = (new DecisionFollower(http, key.Key!), new DecisionFollower(http, key.Key!, understands: "freeze,ban,throttle,observe,scopes"));
        var running = Task.WhenAll(old.RunAsync(end.Token), able.RunAsync(end.Token));
        await Patience.UntilAsync(() => old.Position >= 0 && able.Position >= 0);

        Assert.Null(old.DecisionOn("acc-followed"));
        Assert.Empty(old.Against("acc-followed"));
        Assert.Null(able.DecisionOn("acc-followed"));
        Assert.Equal(["throttle", "observe"], able.Against("acc-followed", address: IPAddress.Parse("192.0.2.9")).Select(m => m.Kind));
        Assert.Equal(12, able.Against("acc-followed")[0].RequestsPerMinute);
        await end.CancelAsync();
        await running;
    }

    private async Task ThrottleAsync(string account) => Assert.Null((await Desk.ActAsync(
        Analyst, new(DecisionScope.Account, account), new(DecisionKind.Throttle, "withheld", TimeProvider.System.GetUtcNow().AddDays(7)) { RequestsPerMinute = 12 }, CancellationToken.None)).Refusal);

    private async Task ActAsync(DecisionTarget target, DecisionKind kind)
    {
        var terms = new DecisionTerms(kind, "withheld", TimeProvider.System.GetUtcNow().AddDays(7));
        if (!kind.NeedsSecondPerson(target.Scope))
        {
            Assert.Null((await Desk.ActAsync(Analyst, target, terms, CancellationToken.None)).Refusal);
            return;
        }

        var bans = console.Services.GetRequiredService<IBanDesk>();
        var proposal = (await bans.ProposeAsync(Analyst, null, target, terms, CancellationToken.None)).Value!;
        await bans.OpenEvidenceAsync(Manager, proposal.Id, CancellationToken.None);
        Assert.Null(await bans.ApproveAsync(Manager, proposal.Id, proposal.Version, null, CancellationToken.None));
    }

    private static async Task<List<JsonElement>> ChangesAsync(UsageSender gateway, string question)
    {
        using var answer = await gateway.GetAsync("/api/v1/decisions/" + question);
        answer.EnsureSuccessStatusCode();
        using var read = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return [.. read.RootElement.GetProperty("changes").EnumerateArray().Select(c => c.Clone())];
    }

    private static string? Text(JsonElement change, string name) => change.TryGetProperty(name, out var value) ? value.GetString() : null;
}
