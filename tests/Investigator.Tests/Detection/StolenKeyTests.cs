using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Detectors;

namespace Investigator.Tests.Detection;

public sealed class StolenKeyTests
{
    private static readonly StolenKey Detector = new(new());
    private static readonly StrangeUse ByThieves = new(new("odd"), Own: 120, OwnSince: 40, OwnFamilies: 0, Strange: 200, StrangeFamilies: 150, NewClient: 200, CommonWork: 200);

    [Fact]
    public async Task An_account_whose_key_others_use_while_its_own_work_goes_on_is_hit()
    {
        var hit = Assert.Single(await HitsAsync(Networks("odd", onsetDay: 10, strange: 30), ByThieves)).Value;

        Assert.True(hit.Strength >= 0.6, $"{hit.Strength}");
        Assert.Contains("of its own went on", hit.Evidence.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("OfNetworks:", hit.Evidence.EventIds[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_launched_with_its_key_is_at_most_a_weak_hit()
    {
        var hits = await HitsAsync(Networks("odd", onsetDay: 10, strange: 30), ByThieves with { StrangeFamilies = 0 });

        Assert.All(hits.Values, hit => Assert.True(hit.Strength < 0.6, $"{hit.Strength}"));
    }

    [Fact]
    public async Task Someone_who_was_everywhere_from_the_start_has_no_strangers() =>
        Assert.Empty(await HitsAsync(Networks("odd", onsetDay: 0, strange: 30), ByThieves));

    [Fact]
    public async Task An_account_whose_owner_stopped_was_sold_and_not_stolen_from() =>
        Assert.Empty(await HitsAsync(Networks("odd", onsetDay: 10, strange: 30), ByThieves with { OwnSince = 0 }));

    [Fact]
    public async Task Three_new_networks_are_a_journey() =>
        Assert.Empty(await HitsAsync(Networks("odd", onsetDay: 10, strange: 3), ByThieves));

    private static Task<IReadOnlyDictionary<string, Hit>> HitsAsync(IEnumerable<NetworkUse> networks, StrangeUse use) =>
        new APopulation().With(APopulation.Ordinary("odd")).Used(networks, use).HitsOfAsync(Detector);

    // One own network from the first day on, and others that all appear within a day or two.
    private static IEnumerable<NetworkUse> Networks(string account, int onsetDay, int strange)
    {
        var first = APopulation.Noon.AddDays(-20);
        yield return new(new(account), "own", first, APopulation.Noon, 120);
        for (var n = 0; n < strange; n++)
            yield return new(new(account), $"new-{n:00}", first.AddDays(onsetDay).AddHours(n), APopulation.Noon, 7);
    }
}
