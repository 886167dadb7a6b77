using System.Globalization;
using Investigator.Domain.Detection;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Tests.Triage;

/// <summary>What comes in after an analysis is looked at before the next one, on real stores.</summary>
public sealed class LiveAnalysisTests : IAsyncLifetime
{
    private AnalysisRig _rig = null!;

    public async Task InitializeAsync()
    {
        _rig = await AnalysisRig.OpenAsync();
        // Eighty people who sleep, answer shortly and stay at home.
        await _rig.Telemetry.EventsAsync([.. Enumerable.Range(0, 80).SelectMany(n => Enumerable.Range(0, 5).SelectMany(day => Enumerable.Range(0, 12).Select(i => Event($"acc-{n:000}", day, 9 + (i % 8), i, 120 + (n % 20), n))))]);
    }

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task An_account_that_turns_odd_is_flagged_before_the_next_analysis()
    {
        using var ground = new AnalysisGround();
        await _rig.Analysis(ground: ground).RunAsync(new(), null, default);
        Assert.Null(await _rig.Cases.The<IScores>().OfAsync(new("acc-007"), default));

        await _rig.Telemetry.EventsAsync([.. Odd("acc-007")]);
        var pass = await Live(ground).RunAsync(default);

        Assert.Equal((1, 1, 1), (pass.Accounts, pass.Renewed, pass.Flagged));
        Assert.Contains("key-on-many-networks", (await _rig.Cases.The<IHits>().OfAccountAsync(new("acc-007"), default)).Select(h => h.DetectorId));
        Assert.NotNull(await _rig.Cases.The<ITriageQueue>().FindAsync(SubjectKind.Account, "acc-007", default));
    }

    [Fact]
    public async Task Live_hits_are_those_that_the_whole_analysis_finds()
    {
        using var ground = new AnalysisGround();
        await _rig.Analysis(ground: ground).RunAsync(new(), null, default);
        await _rig.Telemetry.EventsAsync([.. Odd("acc-007"), .. Odd("acc-031")]);

        await Live(ground).RunAsync(default);
        var live = await HitsAsync();
        await _rig.Analysis(ground: ground).RunAsync(new(), null, default);

        Assert.NotEmpty(live);
        Assert.Equal(await HitsAsync(), live);
    }

    [Fact]
    public async Task Nothing_is_looked_at_twice_and_nothing_before_an_analysis()
    {
        using var ground = new AnalysisGround();
        var live = Live(ground);
        Assert.Equal(LivePass.Nothing, await live.RunAsync(default));

        await _rig.Analysis(ground: ground).RunAsync(new(), null, default);
        Assert.Equal(LivePass.Nothing, await live.RunAsync(default));
        await _rig.Telemetry.EventsAsync([.. Odd("acc-007")]);
        Assert.Equal(1, (await live.RunAsync(default)).Accounts);
        Assert.Equal(LivePass.Nothing, await live.RunAsync(default));
    }

    [Fact]
    public async Task What_came_in_during_an_analysis_is_looked_at_after_it()
    {
        using var ground = new AnalysisGround();
        var meanwhile = new UsageBetween(_rig.Usage, () => _rig.Telemetry.EventsAsync([.. Odd("acc-007")]));
        await _rig.Analysis(meanwhile, ground).RunAsync(new(), null, default);
        Assert.Null(await _rig.Cases.The<IScores>().OfAsync(new("acc-007"), default));

        Assert.Equal(1, (await Live(ground).RunAsync(default)).Flagged);
    }

    [Fact]
    public async Task What_an_analysis_said_of_links_and_clusters_stays_in_the_score()
    {
        using var ground = new AnalysisGround();
        await _rig.Analysis(ground: ground).RunAsync(new(), null, default);
        var old = AccountScore.Of(new("acc-007"), new(0.2, [new("cluster", "Belongs to a cluster.", 2), new("start", "Before.", -4.6)]), Guid.NewGuid(), 60, new(Start, Start.AddDays(5)), null);
        await _rig.Cases.The<IAnalysisResults>().RenewAsync(new([], [old], new Dictionary<AccountId, SubjectTraits>()), default);

        await _rig.Telemetry.EventsAsync([.. Odd("acc-007")]);
        await Live(ground).RunAsync(default);

        var renewed = (await _rig.Cases.The<IScores>().OfAsync(new("acc-007"), default))!;
        Assert.Equal(old.ClusterId, renewed.ClusterId);
        Assert.Contains("cluster", renewed.Score.Parts.Select(p => p.Source));
        Assert.Equal(1, renewed.Score.Parts.Count(p => p.Source == "start"));
        Assert.True(renewed.Value > 0.2);
    }

    private static DateTimeOffset Start { get; } = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private LiveAnalysis Live(AnalysisGround ground) => new(
        ground, _rig.Usage, DetectorCatalogue.Create(), _rig.Cases.The<IAnalysisResults>(), _rig.Cases.The<IScores>(), new(), new() { Line = 0.1 });

    private async Task<List<string>> HitsAsync()
    {
        var hits = new List<string>();
        foreach (var account in (string[])["acc-007", "acc-031"])
            hits.AddRange((await _rig.Cases.The<IHits>().OfAccountAsync(new(account), default)).Select(h => $"{account} {h.DetectorId} {h.Strength:0.0000} {h.Evidence.Sentence}").Order(StringComparer.Ordinal));
        return hits;
    }

    // Round the clock, from a network of its own each time, with the longest answers.
    private static IEnumerable<string> Odd(string account) =>
        Enumerable.Range(0, 5).SelectMany(day => Enumerable.Range(0, 48).Select(i => Event(account, day, i / 2, 100 + i, 4000, 1000 + (60 * day) + i)));

    private static string Event(string account, int day, int hour, int i, int output, int network) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"event_id":"{{account}}-{{day}}-{{i}}","time":"{{Start.AddDays(day).AddHours(hour).AddMinutes(i % 50):yyyy-MM-ddTHH:mm:ssZ}}","account_id":"{{account}}","api_key_id":"key-{{account}}","ip":"{{20 + (network % 200)}}.{{network / 200}}.7.9","asn":{{64500 + network}},"model":"large","input_tokens":300,"output_tokens":{{output}},"status":200}""");

    // Stores more the moment the profiles were read.
    private sealed class UsageBetween(IUsageQuestions real, Func<Task> store) : IUsageQuestions
    {
        public Task<TimeWindow?> SpanAsync(CancellationToken ct) => real.SpanAsync(ct);

        public async Task<IReadOnlyList<AccountProfile>> ProfilesAsync(TimeWindow window, IReadOnlyCollection<AccountId>? only, CancellationToken ct)
        {
            var profiles = await real.ProfilesAsync(window, only, ct);
            await store();
            return profiles;
        }

        public Task<long> LastBatchAsync(CancellationToken ct) => real.LastBatchAsync(ct);

        public Task<IReadOnlyList<AccountId>> SentAsync(long after, long upTo, CancellationToken ct) => real.SentAsync(after, upTo, ct);

        public Task<IReadOnlyDictionary<AccountId, EventSample>> SampleAsync(TimeWindow window, EventChoice choice, IReadOnlyCollection<EventsAsked> asked, int take, CancellationToken ct) =>
            real.SampleAsync(window, choice, asked, take, ct);

        public Task<IReadOnlyList<NetworkUse>> NetworksAsync(TimeWindow window, int fewest, IReadOnlyCollection<AccountId>? only, CancellationToken ct) => real.NetworksAsync(window, fewest, only, ct);

        public Task<IReadOnlyList<StrangeUse>> StrangersAsync(TimeWindow window, IReadOnlyCollection<StrangersAsked> asked, CancellationToken ct) => real.StrangersAsync(window, asked, ct);

        public Task<IReadOnlyList<SecondHands>> SecondHandsAsync(TimeWindow window, SecondHandsAsked asked, IReadOnlyCollection<AccountId>? only, CancellationToken ct) => real.SecondHandsAsync(window, asked, only, ct);
    }
}
