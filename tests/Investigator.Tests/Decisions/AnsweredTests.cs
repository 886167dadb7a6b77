using System.Globalization;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Decisions;

/// <summary>Which requests count as answered after a moment, on the real store.</summary>
public sealed class AnsweredTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 20, 12, 0, 0, TimeSpan.Zero);
    private readonly TelemetryRig _rig = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answers_count_from_the_very_moment_on_and_refusals_do_not(bool sorted)
    {
        await _rig.EventsAsync(
            Event("held", 10, 0, 200), Event("held", 10, 1, 200), // at the moment and a second later
            Event("held", 9, 59, 200), // just before: in the same half hour of the roll-ups
            Event("held", 20, 0, 403), Event("held", 25, 0, 429), // refused, as it should be
            Event("held", 40, 0, 200),
            Event("quiet", 5, 0, 200), Event("refused", 20, 0, 403), Event("free", 20, 0, 200));
        if (sorted) await _rig.Upkeep.RunAsync(null, CancellationToken.None);

        var found = await new DuckDbAnswered(_rig.Store).AnsweredSinceAsync(
            new Dictionary<AccountId, DateTimeOffset> { [new("held")] = Noon.AddMinutes(10), [new("quiet")] = Noon.AddMinutes(10), [new("refused")] = Noon, [new("unknown")] = Noon }, CancellationToken.None);

        var one = Assert.Single(found);
        Assert.Equal(("held", 3L, Noon.AddMinutes(10), Noon.AddMinutes(40)), (one.AccountId.Value, one.Requests, one.FirstAt, one.LastAt));
    }

    [Fact]
    public async Task Each_account_has_a_moment_of_its_own_and_late_lines_of_before_do_not_count()
    {
        await _rig.EventsAsync(Event("a", 10, 0, 200), Event("b", 10, 0, 200));
        await _rig.EventsAsync(Event("a", 2, 0, 200)); // delivered later, happened before
        var found = await new DuckDbAnswered(_rig.Store).AnsweredSinceAsync(
            new Dictionary<AccountId, DateTimeOffset> { [new("a")] = Noon.AddMinutes(5), [new("b")] = Noon.AddMinutes(11) }, CancellationToken.None);
        Assert.Equal(("a", 1L), (Assert.Single(found).AccountId.Value, found[0].Requests));
        Assert.Empty(await new DuckDbAnswered(_rig.Store).AnsweredSinceAsync(new Dictionary<AccountId, DateTimeOffset>(), CancellationToken.None));
    }

    public void Dispose() => _rig.Dispose();

    private static string Event(string account, int minute, int second, int status) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"event_id":"{{account}}-{{minute}}-{{second}}-{{status}}","time":"{{Noon.AddMinutes(minute).AddSeconds(second):yyyy-MM-ddTHH:mm:ssZ}}","account_id":"{{account}}","model":"m-1","input_tokens":10,"output_tokens":20,"status":{{status}}}""");
}
