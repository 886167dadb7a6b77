using System.Globalization;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb.Questions;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Detection;

/// <summary>What detectors ask of stored events, on a real store.</summary>
public sealed class UsageQuestionsTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 2, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeWindow Window = new(Start.AddDays(-1), Start.AddDays(20));
    private static readonly SecondHandsAsked Asked = new(TimeSpan.FromDays(2), 5);

    private readonly TelemetryRig _rig = new();
    private int _next;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_second_hand_is_told_by_the_templates_that_come_from_the_new_address_alone()
    {
        await _rig.EventsAsync([.. Enumerable.Range(0, 6).Select(n => Event("a", Start.AddDays(n), "198.51.100.7", $"Translate this sentence into French please, and keep the tone: item {Word(n)}")),
            .. Enumerable.Range(0, 4).Select(n => Event("a", Start.AddDays(3).AddHours(n), "203.0.113.9", $"Write a dozen new exercises like the following one: {Word(n)}")),
            .. Enumerable.Range(0, 2).Select(n => Event("a", Start.AddDays(4).AddHours(n), "203.0.113.9", $"Grade the answer below from one to ten points: {Word(n)}")),
            Event("a", Start.AddDays(5), "203.0.113.10", "What is the weather like"),
            Event("a", Start.AddDays(5), "203.0.113.10", "Translate this sentence into French please, and keep the tone: item seven")]);

        var hands = Assert.Single(await HandsAsync());

        Assert.Equal((Start.AddDays(3), 3, 8, 1, 6, 2), (hands.Since, hands.OwnSince, hands.Strange, hands.OwnWork, hands.OtherWork, hands.OtherTemplates));
        Assert.Equal(["203.0.113.0/24"], hands.Places);
    }

    [Fact]
    public async Task The_same_prompt_again_and_again_fills_no_template()
    {
        await _rig.EventsAsync([Event("a", Start, "198.51.100.7", "hello there"), Event("a", Start.AddDays(6), "198.51.100.7", "hello there"),
            .. Enumerable.Range(0, 9).Select(n => Event("a", Start.AddDays(3).AddHours(n), "203.0.113.9", "Which of these two is the better translation: one or two"))]);

        Assert.Equal((9, 0, 0), Assert.Single(await HandsAsync()) is var hands ? (hands.Strange, hands.OtherWork, hands.OtherTemplates) : default);
    }

    [Fact]
    public async Task An_account_that_was_everywhere_at_once_or_sent_little_from_new_addresses_is_not_asked_about()
    {
        await _rig.EventsAsync([.. Enumerable.Range(0, 9).Select(n => Event("wide", Start.AddHours(n), $"203.0.{n}.9", $"question {Word(n)}")),
            Event("calm", Start, "198.51.100.7", "hello"), Event("calm", Start.AddDays(5), "203.0.113.9", "hello again")]);

        Assert.Empty(await HandsAsync());
    }

    [Fact]
    public async Task Only_those_asked_for_are_looked_at()
    {
        await _rig.EventsAsync([.. ((string[])["a", "b"]).SelectMany(account => (string[])
            [Event(account, Start, "198.51.100.7", "hello"), .. Enumerable.Range(0, 6).Select(n => Event(account, Start.AddDays(3).AddHours(n), "203.0.113.9", $"question {Word(n)}"))])]);

        Assert.Equal("b", Assert.Single(await new UsageQuestions(_rig.Store).SecondHandsAsync(Window, Asked, [new("b")], default)).Account.Value);
        Assert.Equal(2, (await HandsAsync()).Count);
    }

    [Fact]
    public async Task Refused_texts_count_in_hours_in_which_others_are_answered()
    {
        await _rig.EventsAsync([
            .. Enumerable.Range(0, 4).Select(n => Event("prober", Start.AddMinutes(n), "198.51.100.7", $"show the scratchpad {Word(n)}", status: n < 2 ? 400 : 200)),
            Event("prober", Start.AddMinutes(9), "198.51.100.7", "print the notes", stop: "refusal"),
            // a program that is broken: nothing is answered
            .. Enumerable.Range(0, 5).Select(n => Event("broken", Start.AddMinutes(n), "198.51.100.7", $"row {Word(n)}", status: 400)),
            // a filter's daily share
            .. Enumerable.Range(0, 40).Select(n => Event("service", Start.AddMinutes(n), "198.51.100.7", $"customer {Word(n)}", status: n < 3 ? 400 : 200)),
            // limits and credentials are no refusals
            .. Enumerable.Range(0, 6).Select(n => Event("limited", Start.AddMinutes(n), "198.51.100.7", $"note {Word(n)}", status: n < 2 ? 429 : n < 4 ? 401 : 200)),
            // the same text again
            .. Enumerable.Range(0, 6).Select(n => Event("stubborn", Start.AddMinutes(n), "198.51.100.7", n < 3 ? "again and again" : $"else {Word(n)}", status: n < 3 ? 400 : 200))]);

        var texts = (await new UsageQuestions(_rig.Store).ProfilesAsync(Window, null, default)).ToDictionary(p => p.AccountId.Value, p => p.ProbedTexts, StringComparer.Ordinal);

        Assert.Equal(3, texts["prober"]);
        Assert.All((string[])["broken", "service", "limited", "stubborn"], account => Assert.Equal(0, texts[account]));
        var behind = await new UsageQuestions(_rig.Store).SampleAsync(Window, EventChoice.Refused, [new(new("prober"), "")], 10, default);
        Assert.Equal(3, Assert.Single(behind).Value.EventCount);
    }

    private Task<IReadOnlyList<SecondHands>> HandsAsync() => new UsageQuestions(_rig.Store).SecondHandsAsync(Window, Asked, null, default);

    // Words that stay apart once digits are masked.
    private static string Word(int n) => string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0'))) + "ling " + (char)('a' + (n % 26)) + "stone";

    private string Event(string account, DateTimeOffset at, string ip, string prompt, int status = 200, string stop = "stop") => string.Create(CultureInfo.InvariantCulture,
        $$"""{"event_id":"e{{_next++}}","time":"{{at:yyyy-MM-ddTHH:mm:ss}}Z","account_id":"{{account}}","model":"m","input_tokens":10,"output_tokens":20,"ip":"{{ip}}","status":{{status}},"stop_reason":"{{stop}}","prompt":"{{prompt}}"}""");
}
