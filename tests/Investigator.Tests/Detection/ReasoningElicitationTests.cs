using Investigator.Domain.Detection.Detectors;

namespace Investigator.Tests.Detection;

public sealed class ReasoningElicitationTests
{
    private static readonly ReasoningElicitation Detector = new(new());

    [Fact]
    public async Task An_account_that_asks_for_traces_all_day_is_hit_and_its_peers_are_not()
    {
        var hits = await new APopulation().With(Asking("odd", 80)).HitsOfAsync(Detector);

        var hit = Assert.Single(hits).Value;
        Assert.Equal("odd", hit.AccountId.Value);
        Assert.Contains("80 of 107 prompts", hit.Evidence.Sentence, StringComparison.Ordinal);
        Assert.Contains("individual accounts", hit.Evidence.PeerGroup, StringComparison.Ordinal);
        Assert.Equal(["OfFamilies:reasoning-elicitation"], hit.Evidence.EventIds);
    }

    [Fact]
    public async Task A_few_such_prompts_are_anybody_s_curiosity() =>
        Assert.Empty(await new APopulation().With(Asking("curious", 7)).HitsOfAsync(Detector));

    [Fact]
    public async Task A_platform_whose_people_all_ask_step_by_step_has_no_odd_one() =>
        Assert.Empty(await new APopulation().With(Enumerable.Range(0, 60).Select(n => Asking($"tutor-{n}", 60 + (n % 20), "education"))).HitsOfAsync(Detector));

    private static Investigator.Domain.Detection.AccountProfile Asking(string id, long prompts, string segment = "individual") =>
        APopulation.Ordinary(id) with
        {
            Record = APopulation.Ordinary(id).Record with { Segment = segment },
            Families = new Dictionary<string, long>(StringComparer.Ordinal) { ["reasoning-elicitation"] = prompts },
        };

}
