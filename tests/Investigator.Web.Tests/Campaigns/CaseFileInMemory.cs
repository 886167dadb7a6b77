using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Campaigns;

/// <summary>Hypotheses, legal holds and findings about a campaign that follow the domain's rules, held in memory.</summary>
internal sealed class CaseFileInMemory(DateTimeOffset now) : IHypotheses, ICampaignHolds, ICampaignPools, IPoolQuestions, IPoolTurns
{
    private readonly FakeTimeProvider _clock = new(now);

    public List<Hypothesis> Stated { get; } = [];

    public List<CampaignHold> Holds { get; } = [];

    public Dictionary<AccountId, Guid> Clusters { get; } = [];

    public List<OutsideLink> Links { get; } = [];

    public List<SharedCampaign> Shared { get; } = [];

    public List<AccountActivity> Activity { get; } = [];

    public List<PoolTurn> Turns { get; } = [];

    public Dictionary<string, long> Pairs { get; } = [];

    Task<IReadOnlyList<PoolTurn>> IPoolTurns.OfCampaignAsync(Guid campaign, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<PoolTurn>>([.. Turns.Take(take)]);

    public Task<int> NoteAsync(Guid campaign, IReadOnlyList<CampaignPool> pools, CancellationToken ct) => Task.FromResult(0);

    Task<IReadOnlyList<Hypothesis>> IHypotheses.OfCampaignAsync(Person by, Guid campaign, CancellationToken ct) => Task.FromResult<IReadOnlyList<Hypothesis>>([.. Stated]);

    public Task<Done<Hypothesis>> StateAsync(Person by, Guid campaign, HypothesisDraft draft, CancellationToken ct)
    {
        var done = Hypothesis.State(Guid.NewGuid(), by, campaign, draft, _clock);
        if (done.Value is { } stated) Stated.Add(stated);
        return Task.FromResult(done);
    }

    public Task<Refusal?> ArgueAsync(Person by, Guid id, bool supports, string? text, CancellationToken ct) => Task.FromResult(Stated.Single(h => h.Id == id).Argue(Guid.NewGuid(), by, supports, text, _clock));

    public Task<Refusal?> WeighAsync(Person by, Guid id, long version, Likelihood likelihood, string? reason, CancellationToken ct) => Task.FromResult(Stated.Single(h => h.Id == id).Weigh(by, likelihood, reason, _clock));

    Task<IReadOnlyList<CampaignHold>> ICampaignHolds.OfCampaignAsync(Person by, Guid campaign, CancellationToken ct) => Task.FromResult<IReadOnlyList<CampaignHold>>([.. Holds]);

    public Task<Done<CampaignHold>> PlaceAsync(Person by, Guid campaign, string? reason, CancellationToken ct)
    {
        var done = CampaignHold.Place(Guid.NewGuid(), by, campaign, reason, _clock);
        if (done.Value is { } hold) Holds.Insert(0, hold);
        return Task.FromResult(done);
    }

    public Task<Refusal?> EndAsync(Person by, Guid hold, string? reason, CancellationToken ct) => Task.FromResult(Holds.Single(h => h.Id == hold).End(by, reason, _clock));

    public Task<IReadOnlyDictionary<AccountId, Guid>> ClustersAsync(Guid campaign, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<AccountId, Guid>>(Clusters);

    public Task<IReadOnlyList<OutsideLink>> LinksOutAsync(Guid campaign, CancellationToken ct) => Task.FromResult<IReadOnlyList<OutsideLink>>(Links);

    public Task<IReadOnlyList<SharedCampaign>> SharedWithAsync(Guid campaign, CancellationToken ct) => Task.FromResult<IReadOnlyList<SharedCampaign>>(Shared);

    public Task<PoolActivity> ActivityAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) => Task.FromResult(new PoolActivity(_clock.GetUtcNow(), [.. Activity.Where(a => accounts.Contains(a.AccountId))]));

    public Task<IReadOnlyDictionary<string, long>> PairsAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<string, long>>(Pairs);
}
