using Investigator.Domain.Linking;
using Investigator.Domain.Usage;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Contracts;

/// <summary>What every telemetry engine answers for the lockstep lanes.</summary>
public abstract class LaneQuestionsContract : IDisposable
{
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    private static readonly DateTimeOffset Start = new(2026, 2, 1, 10, 0, 0, TimeSpan.Zero); // minute 0 of the lines
    private static readonly AccountId[] Pool = [new("acc-1"), new("acc-2"), new("acc-3")];

    protected abstract ILaneQuestions Lanes { get; }

    protected abstract Task EventsAsync(params string[] lines);

    [Fact]
    public async Task Accounts_that_nobody_saw_have_no_span_and_no_lanes()
    {
        Assert.Null(await Lanes.SpanAsync(Pool, default));
        Assert.Null(await Lanes.SpanAsync([], default));
        var none = await Lanes.BarsAsync(Pool, Day, HalfHour, 10, default);
        Assert.Empty(none.Lanes);
        Assert.Equal(0, none.Active);
        Assert.Empty(await Lanes.ModelsAsync(default));
    }

    [Fact]
    public async Task Each_account_is_a_lane_of_its_half_hours_and_strangers_are_none()
    {
        await EventsAsync(Event("a", "acc-1", 0), Event("b", "acc-1", 29), Event("c", "acc-1", 61), Event("d", "acc-2", 30), Event("e", "stranger", 0));

        var answer = await Lanes.BarsAsync(Pool, Day, HalfHour, 10, default);

        Assert.Equal(2, answer.Active);
        Assert.Equal(["acc-1", "acc-2"], answer.Lanes.Select(lane => lane.Account.Value));
        Assert.Equal((LaneBar[])[new(0, 2), new(2, 1)], answer.Lanes[0].Bars);
        Assert.Equal((LaneBar[])[new(1, 1)], answer.Lanes[1].Bars);
    }

    [Fact]
    public async Task Minutes_add_up_to_the_half_hours()
    {
        await EventsAsync([.. Enumerable.Range(0, 90).Select(i => Event($"e{i}", "acc-1", i * 7 % 90))]);

        var minutes = (await Lanes.BarsAsync(Pool, Day, TimeSpan.FromMinutes(1), 10, default)).Lanes[0].Bars;
        var halfHours = (await Lanes.BarsAsync(Pool, Day, HalfHour, 10, default)).Lanes[0].Bars;

        Assert.Equal(halfHours, minutes.GroupBy(bar => bar.Bucket / 30).Select(g => new LaneBar(g.Key, g.Sum(bar => bar.Requests))));
    }

    [Fact]
    public async Task Of_too_many_lanes_those_with_the_most_requests_come_and_the_answer_says_of_how_many()
    {
        await EventsAsync(Event("a", "acc-1", 0), Event("b", "acc-2", 0), Event("c", "acc-2", 1), Event("d", "acc-3", 2));

        var answer = await Lanes.BarsAsync(Pool, Day, HalfHour, 2, default);

        Assert.Equal(["acc-1", "acc-2"], answer.Lanes.Select(lane => lane.Account.Value));
        Assert.Equal(3, answer.Active);
    }

    [Fact]
    public async Task The_window_is_half_open_and_the_span_covers_whole_half_hours()
    {
        await EventsAsync(Event("a", "acc-1", 5), Event("b", "acc-1", 60));

        var span = await Lanes.SpanAsync(Pool, default);
        Assert.Equal(new TimeWindow(Start, Start.AddMinutes(90)), span);
        var before = await Lanes.BarsAsync(Pool, new(Start, Start.AddMinutes(60)), HalfHour, 10, default);
        Assert.Equal(1, Assert.Single(before.Lanes).Requests);
    }

    [Fact]
    public async Task A_lane_is_known_by_what_it_used_most()
    {
        await EventsAsync(
            Event("a", "acc-1", 0, ("model", "m-2"), ("asn", 64500)), Event("b", "acc-1", 1, ("model", "m-2"), ("asn", 64501)), Event("c", "acc-1", 2, ("model", "m-1"), ("asn", 64501)),
            Event("d", "acc-2", 3, ("model", "m-1")));

        var traits = await Lanes.TraitsAsync(Pool, Day, default);

        Assert.Equal(("m-2", "64501"), (traits[new("acc-1")].Model, traits[new("acc-1")].Network));
        Assert.Equal(new LaneTraits("m-1", null, null), traits[new("acc-2")]);
        Assert.Equal([("m-2", Start), ("m-1", Start.AddMinutes(2))], (await Lanes.ModelsAsync(default)).Select(seen => (seen.Model, seen.FirstAt)));
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    private static TimeWindow Day => new(Start, Start.AddDays(1));

    private static string Event(string id, string account, int minute, params (string, object?)[] more) =>
        Lines.Event(id, [("account_id", account), ("time", Lines.At(minute)), .. more]);
}
