using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Simulator.Worlds;

namespace Investigator.Tests.Triage;

/// <summary>Strangers who are alike because they use the same thing, and pools that hide among them.</summary>
public sealed class SharedServiceTests
{
    [Fact]
    public async Task Companies_behind_one_review_service_and_apps_with_their_key_inside_stay_out_of_the_queue()
    {
        var world = await PlantedPools.InAsync(new()
        {
            Seed = 29,
            Scale = 0.3,
            Plan = new() { Campaigns = [], LookAlikes = [new("ci-review", 2) { Members = 30 }, new("key-in-app", 20)] },
        });

        Assert.Equal(0, world.Flagged(t => t.Archetype == "ci-review"));
        Assert.Equal(0, world.Flagged(t => t.Archetype == "key-in-app"));
        var (service, own, _) = world.BestOf("ci-review");
        Assert.True(own >= 20, $"{own} companies stand in one cluster: without one this test would say nothing.");
        Assert.Contains(service.Score.Parts, p => p.Source == "density" || p.Source == "text-distance");
        Assert.DoesNotContain(service.Score.Parts, p => p.Source is "shared-work" or "ties");
    }

    [Fact]
    public async Task Firms_behind_one_router_and_firms_that_probe_by_one_public_script_stay_out_of_the_queue_however_many_they_are()
    {
        var world = await PlantedPools.InAsync(new()
        {
            Seed = 31,
            Scale = 0.5,
            Plan = new() { Campaigns = [], LookAlikes = [new("fallback-router", 2) { Members = 48 }, new("red-team", 4) { Members = 6 }, new("gateway", 4) { Members = 9 }] },
        });

        Assert.Equal(0, world.Flagged(t => t.Archetype == "fallback-router"));
        Assert.Equal(0, world.Flagged(t => t.Archetype == "red-team"));
        Assert.Equal(0, world.Flagged(t => t.Archetype == "gateway"));
        var (router, own, _) = world.BestOf("fallback-router");
        Assert.True(own >= 40, $"{own} firms stand in one cluster: without one this test would say nothing.");
        Assert.DoesNotContain(router.Score.Parts, p => p.Source is "shared-work" or "lockstep" or "many-templates");
    }

    [Theory, InlineData("rubric-grading", 40), InlineData("succession", 60)]
    public async Task A_pool_whose_accounts_have_cards_and_lines_of_their_own_and_a_dozen_wordings_is_found_by_its_many_templates(string family, int accounts)
    {
        var world = await PlantedPools.InAsync(new() { Seed = 23, Scale = 0.5, Plan = WorldPlan.Of([family], accounts, evasion: 2) });

        var (cluster, own, others) = world.BestOf(family);
        Assert.True(own >= 0.6 * accounts, $"{own} of {accounts}");
        Assert.True(others <= 0.1 * own, $"{others} others");
        Assert.True(QueueLine.Suspects(cluster));
        Assert.Contains(cluster.Score.Parts, p => p.Source == "many-templates" && p.Weight > 0);
        Assert.Equal(0, world.Flagged(t => t.Label == "benign"));
    }

    [Theory]
    [InlineData(SharedHouse.None, 3), InlineData(SharedHouse.Service, 1), InlineData(SharedHouse.Room, 1), InlineData(SharedHouse.Program, 1)]
    public void What_one_house_explains_is_one_kind_of_tie(SharedHouse house, int kinds) =>
        Assert.Equal(kinds, new Pool([], LinkTies.Work | LinkTies.Movement | LinkTies.Timing, 0, 0, 0, house).Kinds);
}
