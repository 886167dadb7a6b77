using Investigator.Domain.Detection;
using static Investigator.Tests.Detection.Rules.ARule;

namespace Investigator.Tests.Detection;

public sealed class VolumeAlarmTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("30, 10, 10, 10", false)]
    [InlineData("31, 10, 10, 10", true)]
    [InlineData("31, 10, 10", false)]
    [InlineData("10, 0, 0, 0", false)]
    [InlineData("11, 0, 0, 0", true)]
    [InlineData("40, 10, 45, 12, 50", false)]
    [InlineData("0, 100, 100, 100", false)]
    public void A_detector_that_finds_far_more_than_before_is_told(string hits, bool alarm) => Assert.Equal(alarm, VolumeAlarm.Judge(Volumes(hits)) is not null);

    [Fact]
    public void A_rule_that_hits_every_twentieth_account_is_too_wide_at_once()
    {
        Assert.Contains("too wide", VolumeAlarm.Judge([Volume("rule-a", 1, false, 51, s_now)])!, StringComparison.Ordinal);
        Assert.Null(VolumeAlarm.Judge([Volume("rule-a", 1, false, 50, s_now)]));
        Assert.Null(VolumeAlarm.Judge([Volume("sign-up-burst", 1, false, 51, s_now)]));
        Assert.Null(VolumeAlarm.Judge([Volume("rule-a", 1, false, 19, s_now, accounts: 20)]));
    }

    [Fact]
    public void A_detector_that_could_not_look_is_told() =>
        Assert.Contains("out of memory", VolumeAlarm.Judge([Volume("rule-a", 1, false, 0, s_now, problem: "out of memory")])!, StringComparison.Ordinal);

    [Fact]
    public void A_new_version_is_not_measured_by_the_old_one() =>
        Assert.Null(VolumeAlarm.Judge([Volume("rule-a", 2, false, 40, s_now), .. Volumes("1, 1, 1, 1")]));

    [Fact]
    public void A_detector_that_looks_no_more_is_told_no_more()
    {
        IReadOnlyDictionary<string, IReadOnlyList<DetectorVolume>> volumes = new Dictionary<string, IReadOnlyList<DetectorVolume>>
        {
            ["rule-a"] = Volumes("90, 1, 1, 1"),
            ["rule-b"] = [Volume("rule-b", 1, false, 5, s_now.AddHours(2))],
            ["rule-c"] = [Volume("rule-c", 1, true, 90, s_now.AddHours(2))],
        };

        Assert.Equal(["rule-c"], VolumeAlarm.Among(volumes).Select(a => a.DetectorId));
        Assert.Contains("in shadow", VolumeAlarm.Among(volumes)[0].Says, StringComparison.Ordinal);
    }

    private static List<DetectorVolume> Volumes(string hits) => [.. hits.Split(", ").Select((n, i) => Volume("rule-a", 1, false, int.Parse(n, System.Globalization.CultureInfo.InvariantCulture), s_now.AddHours(-i)))];
}
