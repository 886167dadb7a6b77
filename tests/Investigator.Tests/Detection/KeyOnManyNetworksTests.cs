using Investigator.Domain.Detection.Detectors;

namespace Investigator.Tests.Detection;

public sealed class KeyOnManyNetworksTests
{
    private static readonly KeyOnManyNetworks Detector = new(new());

    [Fact]
    public async Task A_key_from_forty_networks_in_a_day_is_hit_with_the_key_s_own_events()
    {
        var hits = await new APopulation().With(APopulation.Ordinary("odd") with { NetworksPerKey = 40, CountriesOfKey = 9, WidestKey = "key-x" }).HitsOfAsync(Detector);

        var hit = Assert.Single(hits).Value;
        Assert.Contains("40 networks", hit.Evidence.Sentence, StringComparison.Ordinal);
        Assert.Equal(["OfKey:key-x"], hit.Evidence.EventIds);
    }

    [Fact]
    public async Task A_traveller_with_three_networks_a_day_is_left_alone() =>
        Assert.Empty(await new APopulation().With(APopulation.Ordinary("traveller") with { NetworksPerKey = 3, CountriesOfKey = 4 }).HitsOfAsync(Detector));

}
