using Investigator.Domain.Detection.Detectors;

namespace Investigator.Tests.Detection;

public sealed class OutputMaximisingTests
{
    private static readonly OutputMaximising Detector = new(new());

    [Fact]
    public async Task Answers_many_times_as_long_as_the_peers_are_hit()
    {
        var hits = await new APopulation().With(APopulation.Ordinary("odd") with { MedianOutputTokens = 4_000, OutputTokens = 400_000 }).HitsOfAsync(Detector);

        var hit = Assert.Single(hits).Value;
        Assert.Contains("more than 4,000 tokens", hit.Evidence.Sentence, StringComparison.Ordinal);
        Assert.Equal(4_000, hit.Evidence.Measures[0].Value);
        Assert.InRange(hit.Evidence.Measures[0].PeerMedian!.Value, 150, 250);
    }

    [Fact]
    public async Task Volume_alone_is_nothing() =>
        Assert.Empty(await new APopulation().With(APopulation.Ordinary("busy") with { Requests = 90_000, Answered = 90_000, OutputTokens = 15_000_000 }).HitsOfAsync(Detector));

}
