using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Tests.Detection;

/// <summary>Sixty ordinary accounts, no two quite alike, and whoever a test adds to them.</summary>
internal sealed class APopulation
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly List<NetworkUse> _networks = [];
    private readonly List<StrangeUse> _strangers = [];
    private readonly List<SecondHands> _hands = [];
    private readonly List<AccountProfile> _profiles = [.. Enumerable.Range(0, 60).Select(n => Ordinary($"peer-{n:00}", n))];

    public APopulation With(AccountProfile profile)
    {
        _profiles.Add(profile);
        return this;
    }

    public APopulation With(IEnumerable<AccountProfile> profiles)
    {
        _profiles.AddRange(profiles);
        return this;
    }

    /// <summary>Where accounts were used from, and what strangers did with them.</summary>
    public APopulation Used(IEnumerable<NetworkUse> networks, params StrangeUse[] strangers)
    {
        _networks.AddRange(networks);
        _strangers.AddRange(strangers);
        return this;
    }

    /// <summary>What came from addresses that are new to accounts.</summary>
    public APopulation Used(params SecondHands[] hands)
    {
        _hands.AddRange(hands);
        return this;
    }

    /// <summary>An account like the sixty.</summary>
    public static AccountProfile Ordinary(string id, int n = 7) => new()
    {
        Record = new() { AccountId = new(id), Segment = "individual", Tier = "tier-1", CreatedAt = Noon.AddDays(-200).AddHours(-37 * n), EmailDomain = "mail.example" },
        Requests = 100 + n,
        Answered = 100 + n,
        WithText = 100 + n,
        InputTokens = 40_000,
        OutputTokens = 20_000,
        MedianOutputTokens = 150 + (5 * (n % 20)),
        ActiveDays = 10,
        InQuietHours = n % 4,
        DailyRestHours = 9,
        NetworksPerKey = n % 4 == 0 ? 2 : 1,
        CountriesOfKey = 1,
        WidestKey = $"key-{id}",
        TopSkeleton = 1,
        TopSkeletonRequests = 2 + (n % 5),
        Skeletons = 90,
        Families = new Dictionary<string, long>(StringComparer.Ordinal) { ["reasoning-elicitation"] = n % 2, ["rubric-grading"] = n % 3 == 0 ? 1 : 0 },
    };

    /// <summary>The hits of one detector, by account.</summary>
    public async Task<IReadOnlyDictionary<string, Hit>> HitsOfAsync(IDetector detector)
    {
        var population = new Population(TimeWindow.Ending(Noon, TimeSpan.FromDays(30)), [.. _profiles.OrderBy(p => p.AccountId.Value, StringComparer.Ordinal)], new EventsOfEverybody(_networks, _strangers, _hands));
        var hits = await detector.DetectAsync(population, CancellationToken.None);
        return hits.ToDictionary(h => h.AccountId.Value);
    }

    /// <summary>Says which events were asked for, so that a test sees that a hit leads down to the right ones.</summary>
    private sealed class EventsOfEverybody(List<NetworkUse> networks, List<StrangeUse> strangers, List<SecondHands> hands) : IUsageQuestions
    {
        public Task<TimeWindow?> SpanAsync(CancellationToken ct) => Task.FromResult<TimeWindow?>(TimeWindow.Ending(Noon, TimeSpan.FromDays(30)));

        public Task<IReadOnlyList<AccountProfile>> ProfilesAsync(TimeWindow window, IReadOnlyCollection<AccountId>? only, CancellationToken ct) => Task.FromResult<IReadOnlyList<AccountProfile>>([]);

        public Task<long> LastBatchAsync(CancellationToken ct) => Task.FromResult(0L);

        public Task<IReadOnlyList<AccountId>> SentAsync(long after, long upTo, CancellationToken ct) => Task.FromResult<IReadOnlyList<AccountId>>([]);

        public Task<IReadOnlyDictionary<AccountId, EventSample>> SampleAsync(TimeWindow window, EventChoice choice, IReadOnlyCollection<EventsAsked> asked, int take, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<AccountId, EventSample>>(asked.ToDictionary(a => a.Account, a => new EventSample([$"{choice}:{a.Value}"], 42)));

        public Task<IReadOnlyList<NetworkUse>> NetworksAsync(TimeWindow window, int fewest, IReadOnlyCollection<AccountId>? only, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<NetworkUse>>([.. networks.GroupBy(n => n.Account).Where(g => g.Count() >= fewest).SelectMany(g => g)]);

        public Task<IReadOnlyList<StrangeUse>> StrangersAsync(TimeWindow window, IReadOnlyCollection<StrangersAsked> asked, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<StrangeUse>>([.. strangers.Where(s => asked.Any(a => a.Account == s.Account))]);

        public Task<IReadOnlyList<SecondHands>> SecondHandsAsync(TimeWindow window, SecondHandsAsked asked, IReadOnlyCollection<AccountId>? only, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<SecondHands>>([.. hands.Where(h => h.Strange >= asked.Fewest)]);
    }
}
