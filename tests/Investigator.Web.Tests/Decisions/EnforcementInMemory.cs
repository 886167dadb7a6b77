using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Decisions;

/// <summary>Points and breaches that a test names.</summary>
internal sealed class EnforcementInMemory : IEnforcementPoints, IBreaches
{
    public List<PointRow> Rows { get; } = [];

    public List<Breach> Broken { get; } = [];

    public Dictionary<Guid, DecisionTarget> Targets { get; } = [];

    public Dictionary<Guid, DecisionEnforcement> Enforced { get; } = [];

    public List<(Person By, Guid Point, EnforcedKinds Kinds)> Narrowed { get; } = [];

    public Task<Page<PointRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<PointRow>([.. Rows.Skip(skip).Take(take)], Rows.Count));

    public Task<EnforcedKinds> KindsAsync(Guid point, CancellationToken ct) => Task.FromResult(EnforcedKinds.All);

    public Task<Refusal?> NarrowAsync(Person by, Guid point, EnforcedKinds kinds, CancellationToken ct)
    {
        Narrowed.Add((by, point, kinds));
        return Task.FromResult<Refusal?>(null);
    }

    public Task SeenAsync(IReadOnlyCollection<PointSeen> seen, CancellationToken ct) => Task.CompletedTask;

    public Task<Done<AcknowledgementReceipt>> AcknowledgeAsync(Person by, Guid point, PointSays says, CancellationToken ct) => Task.FromResult<Done<AcknowledgementReceipt>>(Refusal.NotAllowed);

    public Task<Page<PointAcknowledgement>> OfAccountAsync(Person by, AccountId account, int take, CancellationToken ct) => Task.FromResult(new Page<PointAcknowledgement>([], 0));

    public Task<IReadOnlyDictionary<Guid, DecisionEnforcement>> OfDecisionsAsync(Person by, IReadOnlyCollection<Guid> decisions, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<Guid, DecisionEnforcement>>(Enforced);

    public Task<CampaignEnforcement> OfCampaignAsync(Person by, Guid campaign, CancellationToken ct) => Task.FromResult(new CampaignEnforcement(0, 0, 0));

    public Task<int> CheckAsync(TimeSpan grace, CancellationToken ct) => Task.FromResult(0);

    Task<Page<BreachRow>> IBreaches.LoadAsync(Person by, int skip, int take, CancellationToken ct) =>
        Task.FromResult(new Page<BreachRow>([.. Broken.Skip(skip).Take(take).Select(b => new BreachRow(b, Targets.GetValueOrDefault(b.DecisionId) ?? DecisionTarget.Of(b.AccountId), DecisionKind.Freeze))], Broken.Count));

    public Task<IReadOnlyList<Breach>> OfAccountAsync(Person by, AccountId account, CancellationToken ct) => Task.FromResult<IReadOnlyList<Breach>>(Broken);

    public Task<int> CountAsync(CancellationToken ct) => Task.FromResult(Broken.Count);
}
