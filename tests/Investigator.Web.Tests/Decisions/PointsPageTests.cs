using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Decisions;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

/// <summary>What a person sees of enforcement points and breaches.</summary>
public sealed class PointsPageTests : ConsoleContext
{
    private readonly EnforcementInMemory _desk = new();

    public PointsPageTests() => Services.AddSingleton<IEnforcementPoints>(_desk).AddSingleton<IBreaches>(_desk)
        .AddScoped<DecisionActs>().AddSingleton<IFreezeDesk>(new FreezesInMemory(Noon)).AddSingleton<IBanDesk>(new NoBans());

    private DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    [Fact]
    public void Each_point_says_how_it_does_in_words()
    {
        _desk.Rows.AddRange([
            Row("up", Now, 9, null, 0), Row("slow", Now, 3, Now.AddMinutes(-4), 0), Row("down", Now.AddHours(-1), 9, null, 0), Row("lying", Now, 9, null, 2), Row("new", null, 0, Now, 0)]);
        var page = Render<Points>();
        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("[data-testid=point-row]").Count));
        var states = page.FindAll("[data-testid=point-state]").Select(s => s.TextContent.Trim()).ToList();
        Assert.Equal(["up", "slow", "down", "contradicted by the traffic of 2 decisions", "never heard"], states);
        Assert.Contains("6, since", page.FindAll("[data-testid=point-row]")[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=breaches]"));
    }

    [Fact]
    public void An_account_that_still_gets_answers_stands_first_and_on_the_overview()
    {
        var decision = Freeze.Of([new("acc-<b>7")], Guid.NewGuid, null, "Harvest.", Now.AddDays(1), new("a", "A", Role.Analyst), Services.GetRequiredService<TimeProvider>())[0];
        _desk.Broken.Add(Breach.Of(decision, Now.AddMinutes(-30), new(DecisionTarget.Of(new("acc-<b>7")), 12, Now.AddMinutes(-20), Now.AddMinutes(-1)), Now));
        var table = Render<BreachTable>();
        table.WaitForAssertion(() => Assert.Contains("acc-<b>7", table.Find("[data-testid=breach-row]").TextContent, StringComparison.Ordinal));
        var alarm = Render<BreachAlarm>();
        alarm.WaitForAssertion(() => Assert.Contains("1 freeze or ban does not hold", alarm.Find("[data-testid=breach-alarm]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_frozen_key_that_still_gets_answers_is_named_there_and_beside_its_decision()
    {
        var key = new DecisionTarget(DecisionScope.Key, "key-<b>7");
        foreach (var kind in (DecisionKind[])[DecisionKind.Freeze, DecisionKind.Throttle])
            await Actions.ActAsync(new("a", "A", Role.Analyst), key, new(kind, "Stolen.", Now.AddDays(1)) { RequestsPerMinute = kind is DecisionKind.Throttle ? 3 : null }, default);
        var (throttle, freeze) = (Actions.Made[0], Actions.Made[1]);
        _desk.Broken.Add(Breach.Of(freeze, Now.AddMinutes(-30), new(key, 12, Now.AddMinutes(-20), Now.AddMinutes(-1)), Now));
        _desk.Targets[freeze.Id] = key;
        _desk.Enforced[freeze.Id] = new(2, Now.AddMinutes(-29), 12, Now.AddMinutes(-1));

        var table = Render<BreachTable>();
        table.WaitForAssertion(() => Assert.Contains("key key-<b>7", table.Find("[data-testid=breach-row]").TextContent, StringComparison.OrdinalIgnoreCase));
        var page = Render<Measures>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=enforced]").Count));
        Assert.Equal(DecisionKind.Throttle, throttle.Kind);
        Assert.Contains("no gateway acknowledged it yet", page.FindAll("[data-testid=decision-row]")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("enforced by 2 gateways", page.FindAll("[data-testid=decision-row]")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("12 requests were answered all the same", Assert.Single(page.FindAll("[data-testid=not-held]")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_point_the_page_says_what_to_do_and_only_an_administrator_is_shown_the_ways()
    {
        var page = Render<Points>();
        page.WaitForAssertion(() => Assert.Contains("No enforcement point yet", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("/webhooks", page.Markup, StringComparison.Ordinal);
        SignIn("admin-1", "Admin 1", Role.Admin);
        var other = Render<Points>();
        other.WaitForAssertion(() => Assert.Contains("/webhooks", other.Markup, StringComparison.Ordinal));
    }

    private static PointRow Row(string name, DateTimeOffset? seen, long told, DateTimeOffset? waiting, int breaches) =>
        new(Guid.NewGuid(), name, null, EnforcedKinds.All, seen, told, 9, waiting, 0, null, 0, breaches);
}
