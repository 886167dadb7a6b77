using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb.Questions;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Linking;

public sealed class SharedTemplateTests : IDisposable
{
    private const string Instruction = "Rewrite the exercise that follows so that it becomes harder and then solve it completely:";
    private static readonly TimeWindow Month = new(new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero), new(2026, 2, 15, 0, 0, 0, TimeSpan.Zero));
    private readonly TelemetryRig _rig = new();

    [Fact]
    public async Task A_template_has_as_many_contents_as_users_and_a_question_that_all_ask_alike_has_one()
    {
        string[] contents = ["\n\nA train leaves at nine and meets another one.", "\n\nFind all primes below one hundred that end in seven.", "\n\nWhy does a bridge of steel grow in summer?"];
        await _rig.EventsAsync(
        [
            .. contents.Select((content, n) => Lines.Event($"t-{n}", ("account_id", $"acc-{n}"), ("prompt", Instruction + content))),
            .. contents.Select((_, n) => Lines.Event($"q-{n}", ("account_id", $"acc-{n}"), ("prompt", "What is a good recipe for pancakes without milk and without eggs?"))),
        ]);

        var shares = await new LinkQuestions(_rig.Store).SharedAsync(Month, ResourceKind.PromptSkeleton, int.MaxValue, 1, CancellationToken.None);

        var byValue = shares.GroupBy(s => s.Value, StringComparer.Ordinal).ToList();
        Assert.Equal(2, byValue.Count);
        Assert.All(shares, s => Assert.Equal(3, s.Users));
        Assert.Equal([1, 3], byValue.Select(g => g.First().Contents).Order());
    }

    public void Dispose() => _rig.Dispose();
}
