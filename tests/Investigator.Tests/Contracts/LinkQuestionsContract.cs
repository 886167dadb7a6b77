using Investigator.Domain.Linking;
using Investigator.Domain.Usage;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Contracts;

/// <summary>What every telemetry engine answers for linking.</summary>
public abstract class LinkQuestionsContract : IDisposable
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);
    private static readonly DateTimeOffset Start = new(2026, 2, 1, 10, 0, 0, TimeSpan.Zero); // minute 0 of the lines

    protected abstract ILinkQuestions Links { get; }

    protected abstract Task EventsAsync(params string[] lines);

    [Fact]
    public async Task An_account_is_active_in_the_ten_minutes_of_its_requests_each_once_and_in_order()
    {
        await EventsAsync(Event("a", "acc-1", 139), Event("b", "acc-1", 0), Event("c", "acc-1", 9), Event("d", "acc-1", 10), Event("e", "acc-1", 95), Event("f", "acc-2", 70));

        var active = await Links.ActiveSlotsAsync(Until(140), TenMinutes, 1, default);

        Assert.Equal((int[])[0, 1, 9, 13], Slots(active, "acc-1"));
        Assert.Equal((int[])[7], Slots(active, "acc-2"));
    }

    [Fact]
    public async Task Requests_outside_the_window_are_in_none_of_its_slots()
    {
        await EventsAsync(Event("a", "acc-1", 0), Event("b", "acc-1", 85), Event("c", "acc-1", 90), Event("d", "acc-2", 200));

        Assert.Equal((int[])[0, 8], Slots(Assert.Single(await Links.ActiveSlotsAsync(Until(90), TenMinutes, 1, default))));
    }

    [Fact]
    public async Task Accounts_of_fewer_slots_are_left_out_however_many_requests_they_sent()
    {
        await EventsAsync([.. Enumerable.Range(0, 9).Select(i => Event($"a{i}", "acc-1", i)), Event("b", "acc-2", 0), Event("c", "acc-2", 11)]);

        Assert.Equal("acc-2", Assert.Single(await Links.ActiveSlotsAsync(Until(60), TenMinutes, 2, default)).Account.Value);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    private static TimeWindow Until(int minute) => new(Start, Start.AddMinutes(minute));

    private static int[] Slots(IReadOnlyList<ActiveSlots> active, string account) => Slots(active.Single(a => a.Account.Value == account));

    private static int[] Slots(ActiveSlots active) => active.Slots;

    private static string Event(string id, string account, int minute) => Lines.Event(id, [("account_id", account), ("time", Lines.At(minute))]);
}
