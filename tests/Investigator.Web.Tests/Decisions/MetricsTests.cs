using System.Net;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

/// <summary>Figures for monitoring, from a running console.</summary>
public sealed class MetricsTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);

    [Fact]
    public async Task Decisions_points_messages_and_the_audit_are_counted_as_they_stand()
    {
        var (desk, points) = (console.Services.GetRequiredService<IActionDesk>(), console.Services.GetRequiredService<IEnforcementPoints>());
        var admin = new Person("admin-1", "Admin 1", Role.Admin);
        Assert.Null((await console.Services.GetRequiredService<IWebhooks>().CreateAsync(admin, "soc", "http://127.0.0.1:9/nobody", EnforcedKinds.All, default)).Refusal);
        var edge = (await console.Services.GetRequiredService<IApiClients>().CreateAsync(admin, "edge", ApiScope.Decisions, default)).Value!;
        foreach (var (scope, kind) in ((DecisionScope, DecisionKind)[])[(DecisionScope.Account, DecisionKind.Freeze), (DecisionScope.Key, DecisionKind.Freeze), (DecisionScope.Prefix, DecisionKind.Throttle)])
        {
            var target = scope is DecisionScope.Prefix ? "192.0.2.0/24" : "m-1";
            Assert.Null((await desk.ActAsync(Analyst, new(scope, target), new(kind, "Harvest.", DateTimeOffset.UtcNow.AddDays(1)) { RequestsPerMinute = kind is DecisionKind.Throttle ? 5 : null }, default)).Refusal);
        }

        await points.AcknowledgeAsync(new("key:edge", "edge", Role.None), edge.Id, new(1, [], null), default);
        await points.SeenAsync([new(edge.Id, DateTimeOffset.UtcNow, 1)], default);

        using var watcher = await UsageSender.WithAsync(console, ApiScope.Metrics, "prometheus");
        using var reply = await watcher.GetAsync("/metrics");
        Assert.Equal((HttpStatusCode.OK, "text/plain; version=0.0.4; charset=utf-8"), (reply.StatusCode, reply.Content.Headers.ContentType!.ToString()));
        var lines = (await reply.Content.ReadAsStringAsync()).Split('\n');
        foreach (var line in (string[])[
            "# TYPE investigator_decisions_standing gauge", "investigator_decisions_standing{kind=\"freeze\",scope=\"account\"} 1", "investigator_decisions_standing{kind=\"freeze\",scope=\"key\"} 1",
            "investigator_decisions_standing{kind=\"throttle\",scope=\"prefix\"} 1", "investigator_decisions_total{kind=\"freeze\"} 2", "investigator_decisions_total{kind=\"ban\"} 0", "investigator_decisions_unacknowledged 2",
            "investigator_decisions_breached 0", "investigator_enforcement_points{state=\"heard\"} 1", "investigator_enforcement_points{state=\"silent\"} 0", "investigator_webhook_messages_waiting 3", "investigator_appeals_open 0",
            "investigator_audit_anchored_entries 0"])
            Assert.Contains(line, lines);
        Assert.All(lines.Where(l => l.Length > 0 && l[0] != '#'), l => Assert.Matches("^[a-z_]+(\\{[a-z]+=\"[a-z-]+\"(,[a-z]+=\"[a-z-]+\")*\\})? [0-9.E+-]+$", l));
    }

    [Fact]
    public async Task Without_a_key_of_the_scope_nothing_is_told()
    {
        using var other = await UsageSender.WithAsync(console, ApiScope.Ingest, "gateway");
        using var reply = await other.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
    }
}
