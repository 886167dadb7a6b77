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

    [Fact]
    public async Task One_new_address_is_enough_for_work_of_another_kind()
    {
        var hit = Assert.Single(await HitsAsync(ByOneThief)).Value;

        Assert.True(hit.Strength >= 0.6, $"{hit.Strength}");
        Assert.Contains("33 templates that the owner never sends", hit.Evidence.Sentence, StringComparison.Ordinal);
        Assert.Equal("OfPlaces:198.51.100.0/24", hit.Evidence.EventIds[0]);
    }

    [Fact]
    public async Task A_new_project_with_a_few_templates_is_at_most_a_weak_hit() =>
        Assert.All((await HitsAsync(ByOneThief with { OtherTemplates = 5 })).Values, hit => Assert.True(hit.Strength < 0.6, $"{hit.Strength}"));

    [Fact]
    public async Task Somebody_who_talks_from_home_fills_no_templates() =>
        Assert.Empty(await HitsAsync(ByOneThief with { OtherWork = 30 }));

    [Fact]
    public async Task An_owner_who_moves_takes_the_work_along() =>
        Assert.Empty(await HitsAsync(ByOneThief with { OwnWork = 70 }));

    [Fact]
    public async Task Other_work_on_an_account_whose_owner_stopped_is_no_theft() =>
        Assert.Empty(await HitsAsync(ByOneThief with { OwnSince = 0 }));

    [Fact]
    public async Task Of_two_signs_the_stronger_one_is_told() =>
        Assert.Contains("30 networks", Assert.Single(await new APopulation().With(APopulation.Ordinary("odd")).Used(Networks("odd", onsetDay: 10, strange: 30), ByThieves)
            .Used(ByOneThief with { OtherTemplates = 6 }).HitsOfAsync(Detector)).Value.Evidence.Sentence, StringComparison.Ordinal);

    private static readonly SecondHands ByOneThief = new(new("odd"), APopulation.Noon.AddDays(-6), ["198.51.100.0/24"], OwnSince: 220, Strange: 300, OwnWork: 2, OtherWork: 200, OtherTemplates: 33);

    private static Task<IReadOnlyDictionary<string, Hit>> HitsAsync(SecondHands hands) => new APopulation().With(APopulation.Ordinary("odd")).Used(hands).HitsOfAsync(Detector);

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
