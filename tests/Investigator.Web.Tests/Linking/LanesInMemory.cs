using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Linking;

/// <summary>Lanes held in memory, a day of half hours.</summary>
internal sealed class LanesInMemory : ILaneQuestions
{
    public DateTimeOffset Start { get; } = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public List<Lane> Lanes { get; } = [];

    public List<ModelSeen> Models { get; } = [];

    public Task<TimeWindow?> SpanAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        Task.FromResult<TimeWindow?>(Lanes.Count == 0 ? null : new TimeWindow(Start, Start.AddDays(1)));

    public Task<LaneBars> BarsAsync(IReadOnlyCollection<AccountId> accounts, TimeWindow window, TimeSpan bucket, int most, CancellationToken ct) =>
        Task.FromResult(new LaneBars([.. Lanes.Where(lane => accounts.Contains(lane.Account)).Take(most)], Lanes.Count));

    public Task<IReadOnlyDictionary<AccountId, LaneTraits>> TraitsAsync(IReadOnlyCollection<AccountId> accounts, TimeWindow window, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<AccountId, LaneTraits>>(new Dictionary<AccountId, LaneTraits>());

    public Task<IReadOnlyList<ModelSeen>> ModelsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<ModelSeen>>(Models);
}
