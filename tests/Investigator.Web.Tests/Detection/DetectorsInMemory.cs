using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Detection;

/// <summary>Rules, switches, silences and what analyses left of detectors, held in memory. The rules of each step are the domain's own.</summary>
internal sealed class DetectorsInMemory(TimeProvider clock) : IRuleBook, IDetectorDesk, IDetectorRecord, IDetectorVerdicts, IDetectorDependents
{
    public List<RuleVersion> Rules { get; } = [];

    public List<DetectorVolume> Volumes { get; } = [];

    public List<ShadowHit> Shadow { get; } = [];

    public List<DetectorSnooze> Snoozes { get; } = [];

    public Dictionary<string, DetectorSwitch> Switches { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, VerdictCounts> Verdicts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> Overlap { get; } = new(StringComparer.Ordinal);

    public Dependents Dependents { get; set; } = new(0, 0, [], new Dictionary<string, int>(), []);

    /// <summary>Said to every act that names a version.</summary>
    public Refusal? Answer { get; set; }

    public RuleVersion Write(Person by, RuleDraft draft)
    {
        Rules.Insert(0, RuleVersion.Write(Guid.NewGuid(), "rule-night-bursts", Rules.Count + 1, by, draft, clock).Value!);
        return Rules[0];
    }

    public Task<IReadOnlyList<RuleVersion>> AllAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<RuleVersion>>([.. Rules]);

    public Task<IReadOnlyList<RuleVersion>> OfAsync(string ruleId, CancellationToken ct) => Task.FromResult<IReadOnlyList<RuleVersion>>([.. Rules.Where(r => r.RuleId == ruleId)]);

    public Task<Done<RuleVersion>> WriteAsync(Person by, RuleDraft draft, CancellationToken ct) => draft.Tidied().Check() is { } no ? Task.FromResult<Done<RuleVersion>>(no) : Task.FromResult<Done<RuleVersion>>(Write(by, draft));

    public Task<Done<RuleVersion>> ReviseAsync(Person by, string ruleId, RuleDraft draft, CancellationToken ct) => WriteAsync(by, draft, ct);

    public Task<Refusal?> EditAsync(Person by, Guid id, long version, RuleDraft draft, CancellationToken ct) => Act(id, r => r.Edit(by, draft, clock));

    public Task<Refusal?> TestedAsync(Person by, Guid id, Backtest test, CancellationToken ct) => Act(id, r => r.Tested(by, test));

    public Task<Refusal?> ShadowAsync(Person by, Guid id, long version, CancellationToken ct) => Act(id, r => r.Shadow(by, clock));

    public Task<Refusal?> ProposeAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) => Act(id, r => r.Propose(by, reason, Volumes.Count, clock));

    public Task<Refusal?> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) => Act(id, r => r.Approve(by, answer, clock));

    public Task<Refusal?> ApproveForAsync(Person by, Guid id, long version, int percent, string? answer, CancellationToken ct) => Act(id, r => r.Approve(by, answer, clock, percent));

    public Task<Refusal?> ShareAsync(Person by, Guid id, long version, int percent, CancellationToken ct) => Act(id, r => r.Share(by, percent));

    public Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) => Act(id, r => r.Reject(by, answer, clock));

    public Task<Refusal?> RetireAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) => Act(id, r => r.Retire(by, reason, clock));

    public Task<IReadOnlyDictionary<string, DetectorSwitch>> SwitchesAsync(CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<string, DetectorSwitch>>(Switches);

    public Task<Refusal?> SwitchAsync(Person by, string detectorId, long version, bool off, string? reason, CancellationToken ct)
    {
        var turned = Switches.GetValueOrDefault(detectorId) ?? DetectorSwitch.Of(detectorId);
        if (turned.Turn(by, off, reason, clock) is { } no) return Task.FromResult<Refusal?>(no);
        Switches[detectorId] = turned;
        return Task.FromResult<Refusal?>(null);
    }

    public Task<IReadOnlyList<DetectorSnooze>> SnoozesAsync(string? detectorId, CancellationToken ct) => Task.FromResult<IReadOnlyList<DetectorSnooze>>([.. Snoozes.Where(s => s.Until > clock.GetUtcNow() && (detectorId is null || s.DetectorId == detectorId))]);

    public Task<Refusal?> SnoozeAsync(Person by, string detectorId, AccountId account, string? reason, DateTimeOffset? until, CancellationToken ct)
    {
        var made = DetectorSnooze.Of(Guid.NewGuid(), by, detectorId, account, reason, until, clock);
        if (made.Value is { } snooze) Snoozes.Add(snooze);
        return Task.FromResult(made.Refusal);
    }

    public Task<Refusal?> WakeAsync(Person by, Guid id, CancellationToken ct) => Task.FromResult(Snoozes.Single(s => s.Id == id).Wake(by, clock));

    public Task<IReadOnlyDictionary<string, IReadOnlyList<DetectorVolume>>> VolumesAsync(int take, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<DetectorVolume>>>(Volumes.GroupBy(v => v.DetectorId).ToDictionary(g => g.Key, g => (IReadOnlyList<DetectorVolume>)[.. g.OrderByDescending(v => v.At).Take(take)]));

    public Task<Page<Hit>> HitsAsync(string detectorId, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<Hit>([], 0));

    public Task<Page<ShadowHit>> ShadowHitsAsync(string ruleId, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<ShadowHit>([.. Shadow.Skip(skip).Take(take)], Shadow.Count));

    public Task<IReadOnlyDictionary<string, int>> OverlapAsync(string ruleId, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<string, int>>(Overlap);

    public Task<IReadOnlyDictionary<string, VerdictCounts>> CountAsync(CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<string, VerdictCounts>>(Verdicts);

    Task<Dependents> IDetectorDependents.OfAsync(string detectorId, CancellationToken ct) => Task.FromResult(Dependents);

    private Task<Refusal?> Act(Guid id, Func<RuleVersion, Refusal?> act) => Task.FromResult(Answer ?? act(Rules.Single(r => r.Id == id)));
}
