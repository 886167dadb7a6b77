using Investigator.Domain.Detection.Detectors;

namespace Investigator.Tests.Detection;

public sealed class RoundTheClockPaceTests
{
    private static readonly RoundTheClockPace Detector = new(new());

    [Fact]
    public async Task An_account_without_a_night_among_people_who_sleep_is_hit()
    {
        var hits = await new APopulation().With(APopulation.Ordinary("odd") with { Requests = 900, InQuietHours = 290, DailyRestHours = 1 }).HitsOfAsync(Detector);

        var hit = Assert.Single(hits).Value;
        Assert.Contains("quietest eight hours", hit.Evidence.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_long_night_is_nobody_s_habit() =>
        Assert.Empty(await new APopulation().With(APopulation.Ordinary("once") with { ActiveDays = 2, InQuietHours = 33 }).HitsOfAsync(Detector));

    [Fact]
    public async Task With_few_requests_the_quiet_hours_say_nothing() =>
        Assert.Empty(await new APopulation().With(APopulation.Ordinary("rare") with { Requests = 20, InQuietHours = 6 }).HitsOfAsync(Detector));

}
