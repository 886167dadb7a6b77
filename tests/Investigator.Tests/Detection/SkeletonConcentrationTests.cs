using Investigator.Domain.Detection.Detectors;

namespace Investigator.Tests.Detection;

public sealed class SkeletonConcentrationTests
{
    private static readonly SkeletonConcentration Detector = new(new());

    [Fact]
    public async Task One_template_all_day_is_hit_with_the_template_s_own_events()
    {
        var hits = await new APopulation().With(APopulation.Ordinary("odd") with { TopSkeleton = 0xAB, TopSkeletonRequests = 100 }).HitsOfAsync(Detector);

        var hit = Assert.Single(hits).Value;
        Assert.Contains("100 of 107 prompts", hit.Evidence.Sentence, StringComparison.Ordinal);
        Assert.Equal(["OfSkeleton:00000000000000ab"], hit.Evidence.EventIds);
    }

    [Fact]
    public async Task Too_few_prompts_say_nothing() =>
        Assert.Empty(await new APopulation().With(APopulation.Ordinary("new") with { WithText = 12, TopSkeletonRequests = 12 }).HitsOfAsync(Detector));

    [Fact]
    public async Task Without_text_it_could_not_look() =>
        Assert.Empty(await new APopulation().With(APopulation.Ordinary("silent") with { WithText = 0, TopSkeleton = null, TopSkeletonRequests = 0 }).HitsOfAsync(Detector));

}
