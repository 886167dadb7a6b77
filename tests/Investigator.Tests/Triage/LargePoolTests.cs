using Investigator.Simulator.Worlds;

namespace Investigator.Tests.Triage;

/// <summary>Pools from a handful of accounts to more than half of all, among the same honest accounts.</summary>
public sealed class LargePoolTests
{
    [Theory, InlineData(6), InlineData(60), InlineData(800)]
    public async Task A_pool_comes_out_whole_and_pure_whatever_its_share_of_all_accounts(int size)
    {
        var world = await PlantedPools.InAsync(new() { Seed = 17, Scale = 0.3, Plan = Plan("hydra", size) });

        var (_, own, others) = world.BestOf("hydra");
        Assert.True(own >= 0.9 * size, $"{own} of {size}");
        Assert.Equal(0, others);
        Assert.True(world.Flagged(t => t.Label == "fraud") >= 0.9 * size);
        Assert.Equal(0, world.Flagged(t => t.Label == "benign"));
    }

    [Theory, InlineData("low-and-slow"), InlineData("hydra")]
    public async Task A_pool_behind_rented_proxies_with_cover_and_cards_in_lots_is_found(string family)
    {
        var world = await PlantedPools.InAsync(new() { Seed = 18, Scale = 0.5, Plan = Plan(family, 80, evasion: 1) });

        Assert.True(world.Flagged(t => t.Label == "fraud") >= 0.8 * 80, $"{world.Flagged(t => t.Label == "fraud")} of 80");
        Assert.Equal(0, world.Flagged(t => t.Label == "benign"));
    }

    [Fact]
    public async Task Without_any_text_the_pool_is_found_by_its_ties_and_the_test_says_that_it_saw_no_text()
    {
        var world = await PlantedPools.InAsync(new() { Seed = 19, Scale = 0.3, Plan = Plan("hydra", 100) }, WithoutText);

        var (cluster, own, others) = world.BestOf("hydra");
        Assert.True(own >= 80, $"{own}");
        Assert.Equal(0, others);
        Assert.DoesNotContain(cluster.Score.Parts, p => p.Source == "recipe-share");
        Assert.All(cluster.Score.Parts.Where(p => p.Source == "text-distance"), p => Assert.Contains("no text was seen", p.Sentence, StringComparison.Ordinal));
        Assert.Equal(0, world.Flagged(t => t.Label == "benign"));
    }

    private static WorldPlan Plan(string family, int accounts, int? evasion = null) => WorldPlan.Of([family], accounts, evasion);

    private static string WithoutText(string line)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(line)!.AsObject();
        json.Remove("prompt");
        json.Remove("system_prompt");
        return json.ToJsonString();
    }
}
