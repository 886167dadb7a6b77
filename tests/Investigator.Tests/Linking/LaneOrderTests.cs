using Investigator.Domain.Linking;

namespace Investigator.Tests.Linking;

public sealed class LaneOrderTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Accounts_that_act_in_step_stand_together_whatever_their_names()
    {
        // Two pools with opposite hours, names dealt alternately; inside a pool sizes differ but the hours agree.
        List<Lane> lanes = [.. Enumerable.Range(0, 60).Select(i => ALane($"acc-{i:00}", [.. Enumerable.Range(0, 200).Where(hour => hour % 24 / 12 == i % 2).Select(hour => (hour * 2, 5 + i % 7 + hour % 3))]))];

        var pools = LaneOrder.Of(lanes, 2).Select(lane => int.Parse(lane.Account.Value[4..], System.Globalization.CultureInfo.InvariantCulture) % 2).ToList();

        Assert.Equal(1, pools.Zip(pools.Skip(1)).Count(pair => pair.First != pair.Second));
    }

    [Fact]
    public void The_order_does_not_depend_on_how_the_lanes_come()
    {
        List<Lane> lanes = [.. Enumerable.Range(0, 40).Select(i => ALane($"acc-{i:00}", [.. Enumerable.Range(0, 50).Where(hour => (hour * 31 + i * 17) % 5 < 2).Select(hour => (hour, 1 + (hour * i) % 9))]))];

        var forward = LaneOrder.Of(lanes, 1);
        var backward = LaneOrder.Of([.. lanes.AsEnumerable().Reverse()], 1);

        Assert.Equal(forward.Select(lane => lane.Account), backward.Select(lane => lane.Account));
        Assert.Equal(lanes.Select(lane => lane.Account).Order(Comparer<Investigator.Domain.Usage.AccountId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))), forward.Select(lane => lane.Account).OrderBy(a => a.Value, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Equal_lanes_and_none_stand_by_name(int count)
    {
        List<Lane> lanes = [.. Enumerable.Range(0, count).Select(i => ALane($"acc-{count - i}", (3, 1)))];

        Assert.Equal(lanes.Select(lane => lane.Account.Value).Order(StringComparer.Ordinal), LaneOrder.Of(lanes, 2).Select(lane => lane.Account.Value));
    }

    [Fact]
    public void A_burst_is_large_in_itself_and_against_its_own_lane()
    {
        Assert.Equal([9], LaneSigns.Bursts(ALane("acc-1", (1, 4), (2, 5), (5, 4), (9, 25))));
        Assert.Empty(LaneSigns.Bursts(ALane("acc-1", (1, 1), (2, 1), (5, 1), (9, 19))));
        Assert.Empty(LaneSigns.Bursts(ALane("acc-1", (1, 100), (2, 100), (9, 499))));
    }

    [Fact]
    public void A_lane_that_begins_after_a_stop_takes_over_and_one_that_ran_before_does_not()
    {
        var halfHour = TimeSpan.FromMinutes(30);
        var stop = Start.AddHours(10);

        Assert.Equal(22, LaneSigns.HandOver(ALane("heir", (22, 1), (30, 5)), Start, halfHour, [stop]));
        Assert.Null(LaneSigns.HandOver(ALane("old", (3, 1), (30, 5)), Start, halfHour, [stop]));
        Assert.Null(LaneSigns.HandOver(ALane("late", (20 + (72 * 2) + 1, 1)), Start, halfHour, [stop]));
        Assert.Null(LaneSigns.HandOver(ALane("heir", (22, 1)), Start, halfHour, []));
    }

    private static Lane ALane(string account, params (int Bucket, int Requests)[] bars) => new(new(account), [.. bars.Select(bar => new LaneBar(bar.Bucket, bar.Requests))]);
}
