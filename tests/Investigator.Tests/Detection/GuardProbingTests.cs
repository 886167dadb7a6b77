using Investigator.Domain.Detection.Detectors;

namespace Investigator.Tests.Detection;

public sealed class GuardProbingTests
{
    private static readonly GuardProbing Detector = new(new());

    [Fact]
    public async Task Wording_after_wording_that_is_refused_among_answers_is_hit()
    {
        var hit = Assert.Single(await new APopulation().With(APopulation.Ordinary("odd") with { ProbedTexts = 24 }).HitsOfAsync(Detector)).Value;

        Assert.True(hit.Strength > 0.9, $"{hit.Strength}");
        Assert.Contains("24 differently worded prompts were refused", hit.Evidence.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("Refused:", hit.Evidence.EventIds[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_red_team_that_works_under_its_name_is_hit_with_half_the_strength()
    {
        var odd = APopulation.Ordinary("odd") with { ProbedTexts = 24 };
        var hits = await new APopulation().With(odd).With(odd with { Record = odd.Record with { AccountId = new("firm"), OrganizationId = "org" } }).HitsOfAsync(Detector);

        Assert.Equal(hits["odd"].Strength / 2, hits["firm"].Strength, 3);
        Assert.Contains("under the name of an organisation", hits["firm"].Evidence.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_argument_with_a_filter_is_none() =>
        Assert.Empty(await new APopulation().With(APopulation.Ordinary("odd") with { ProbedTexts = 4 }).HitsOfAsync(Detector));

    [Fact]
    public async Task Where_everybody_is_refused_that_often_it_is_usual() =>
        Assert.Empty(await new APopulation().With(Enumerable.Range(0, 90).Select(n => APopulation.Ordinary($"firm-{n:00}", n) with { ProbedTexts = 20 + (n % 7) })).HitsOfAsync(Detector));
}
