using Investigator.Domain.Detection.Detectors;

namespace Investigator.Tests.Detection;

public sealed class TrainingRecipesTests
{
    private static readonly TrainingRecipes Detector = new(new());

    [Fact]
    public async Task Grading_generating_and_probing_count_together()
    {
        var recipes = new Dictionary<string, long>(StringComparer.Ordinal) { ["rubric-grading"] = 20, ["synthetic-seed"] = 20, ["tool-trajectory"] = 10 };

        var hits = await new APopulation().With(APopulation.Ordinary("odd") with { Families = recipes }).HitsOfAsync(Detector);

        var hit = Assert.Single(hits).Value;
        Assert.Contains("50 of 107 prompts", hit.Evidence.Sentence, StringComparison.Ordinal);
        Assert.InRange(hit.Strength, 0.1, 1);
    }

    [Fact]
    public async Task Asking_for_reasoning_alone_is_another_detector_s_matter() =>
        Assert.Empty(await new APopulation()
            .With(APopulation.Ordinary("other") with { Families = new Dictionary<string, long>(StringComparer.Ordinal) { ["reasoning-elicitation"] = 90 } })
            .HitsOfAsync(Detector));

}
