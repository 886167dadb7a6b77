using Investigator.Domain.Linking;
using Investigator.Domain.Text;
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

    [Fact]
    public async Task What_accounts_say_comes_in_small_pieces_each_wording_once_and_of_nobody_without_text()
    {
        const string Asked = "Take the following task and make it harder for an expert";
        await EventsAsync(
            Said("a", "acc-1", Asked), Said("b", "acc-1", Asked), Said("c", "acc-1", "Another question altogether, about birds in winter"), Said("d", "acc-2", "First of all: take the following task, please"),
            Said("e", "acc-3", "Not asked for"), Event("f", "acc-4", 1));

        var said = await Links.PhrasesAsync(Until(60), [new("acc-1"), new("acc-2"), new("acc-4")], 10, default);

        Assert.Equal([2, 1], said.CountBy(s => s.Account.Value, StringComparer.Ordinal).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value));
        Assert.Equal(said.Select(s => s.Account.Value).Order(StringComparer.Ordinal), said.Select(s => s.Account.Value));
        Assert.Contains(said, s => s.Account.Value == "acc-1" && Phrases(s).Intersect(Phrases(said.Single(o => o.Account.Value == "acc-2"))).Any());
        Assert.Single(await Links.PhrasesAsync(Until(60), [new("acc-1")], 1, default));

        static string Said(string id, string account, string prompt) => Lines.Event(id, [("account_id", account), ("time", Lines.At(1)), ("prompt", prompt)]);

        static uint[] Phrases(WordedPrompt prompt)
        {
            var phrases = new uint[PromptPhrases.Most];
            return phrases[..prompt.Phrases.CopyTo(phrases)];
        }
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
