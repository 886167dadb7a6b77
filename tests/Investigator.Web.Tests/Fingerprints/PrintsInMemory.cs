using Investigator.Domain.Audit;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Fingerprints;

/// <summary>A registry, its placements and model tests that follow the domain's rules, held in memory.</summary>
internal sealed class PrintsInMemory(DateTimeOffset now) : IFingerprints, IPlacements, IModelTests
{
    private readonly FakeTimeProvider _clock = new(now);

    public List<Fingerprint> Prints { get; } = [];

    public List<ModelTest> Runs { get; } = [];

    public List<Placement> Placed { get; } = [];

    /// <summary>What the store does before it answers.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public async Task<Page<Fingerprint>> LoadAsync(Person by, Guid? campaign, int skip, int take, CancellationToken ct)
    {
        await Before();
        List<Fingerprint> all = [.. Prints.Where(p => campaign is null || p.CampaignId == campaign || p.CampaignId is null)];
        return new([.. all.Skip(skip).Take(take)], all.Count);
    }

    public Task<Fingerprint?> FindAsync(Person by, Guid id, CancellationToken ct) => Task.FromResult(Prints.Find(p => p.Id == id));

    public Task<Done<NewFingerprint>> DraftAsync(Person by, FingerprintDesign design, string? key, CancellationToken ct)
    {
        var done = Fingerprint.Draft(Guid.NewGuid(), by, design, "protected", new string('a', 64), _clock);
        if (done.Value is not { } made) return Task.FromResult<Done<NewFingerprint>>(done.Refusal!.Value);
        Prints.Add(made);
        return Task.FromResult<Done<NewFingerprint>>(new NewFingerprint(made.Id, made.Name, design.Kind is FingerprintKind.Watermark ? new string('b', 32) : null));
    }

    public Task<Refusal?> EditAsync(Person by, Guid id, long version, FingerprintDesign design, CancellationToken ct) => Task.FromResult(The(id).Edit(by, design));

    public Task<Refusal?> SealAsync(Person by, Guid id, long version, CancellationToken ct) => Task.FromResult(The(id).Seal(by, _clock));

    public Task<Refusal?> ServeAsync(Person by, Guid id, long version, CancellationToken ct) => Task.FromResult(The(id).Serve(by, _clock));

    public Task<Refusal?> RetireAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) => Task.FromResult(The(id).Retire(by, reason, _clock));

    public Task<IReadOnlyList<Fingerprint>> PlanAsync(AccountId account, string? model, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Guid>> NeverServedAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) => throw new NotSupportedException();

    public Task<int> AddAsync(IReadOnlyList<Placement> placements, CancellationToken ct)
    {
        Placed.AddRange(placements);
        return Task.FromResult(placements.Count);
    }

    public Task<IReadOnlyList<Exposure>> ExposureAsync(IReadOnlyCollection<AccountId>? accounts, CancellationToken ct) => Task.FromResult<IReadOnlyList<Exposure>>(
        [.. Placed.Where(p => accounts is null || accounts.Contains(p.AccountId)).GroupBy(p => p.FingerprintId).Select(g => new Exposure(g.Key, g.DistinctBy(p => p.AccountId).Count(), g.Count(), g.Sum(p => p.Tokens), g.Min(p => p.At), g.Max(p => p.At)))]);

    public Task<Page<ExposedAccount>> AccountsAsync(Guid fingerprint, int skip, int take, CancellationToken ct)
    {
        List<ExposedAccount> all = [.. Placed.Where(p => p.FingerprintId == fingerprint).GroupBy(p => p.AccountId).Select(g => new ExposedAccount(g.Key, g.Count(), g.Sum(p => p.Tokens), g.Min(p => p.At), g.Max(p => p.At)))];
        return Task.FromResult(new Page<ExposedAccount>([.. all.Skip(skip).Take(take)], all.Count));
    }

    public Task<Page<ModelTestRow>> LoadAsync(Person by, Guid? fingerprint, Guid? campaign, int skip, int take, CancellationToken ct)
    {
        List<ModelTest> all = [.. Runs.Where(r => (fingerprint is null || r.FingerprintId == fingerprint) && (campaign is null || r.CampaignId == campaign))];
        return Task.FromResult(new Page<ModelTestRow>([.. all.Skip(skip).Take(take).Select(Row)], all.Count));
    }

    Task<ModelTestRow?> IModelTests.FindAsync(Person by, Guid id, CancellationToken ct) => Task.FromResult(Runs.Find(r => r.Id == id) is { } run ? Row(run) : null);

    public Task<Done<ModelTest>> RegisterAsync(Person by, Guid fingerprint, ModelTestPlan plan, CancellationToken ct)
    {
        var done = ModelTest.Register(Guid.NewGuid(), by, The(fingerprint), plan.For(The(fingerprint).Design), _clock);
        if (done.Value is { } run) Runs.Add(run);
        return Task.FromResult(done);
    }

    public Task<Done<ModelTest>> TestAsync(Person by, Guid id, long version, SuspectAnswers answers, string source, CancellationToken ct)
    {
        var run = Runs.Single(r => r.Id == id);
        var judged = ModelTesting.Test(run.Plan, The(run.FingerprintId).Design, new byte[SipHash.KeyBytes], null, answers, ct);
        if (judged.Value is not { } result) return Task.FromResult<Done<ModelTest>>(judged.Refusal!.Value);
        return Task.FromResult<Done<ModelTest>>(run.Take(by, The(run.FingerprintId), result, source, [], Runs.Count, _clock) is { } no ? no : run);
    }

    /// <summary>A fingerprint that was sealed by somebody else than the analyst.</summary>
    public Fingerprint Sealed(FingerprintDesign design, bool served = false)
    {
        var print = Fingerprint.Draft(Guid.NewGuid(), new("analyst-9", "Analyst 9", Role.Analyst), design, "protected", design.Watermark is null ? "" : new string('a', 64), _clock).Value!;
        var reviewer = new Person("reviewer-1", "Reviewer 1", Role.Reviewer);
        Assert.Null(print.Seal(reviewer, _clock));
        if (served) Assert.Null(print.Serve(reviewer, _clock));
        Prints.Add(print);
        return print;
    }

    private ModelTestRow Row(ModelTest run) =>
        new(run, The(run.FingerprintId).Name, run.LogProbability is { } log ? Math.Min(1, Math.Exp(log) * Runs.Count) : null, run.LogProbability is { } other ? Math.Exp(other) : null, Runs.Count);

    private Fingerprint The(Guid id) => Prints.Single(p => p.Id == id);
}
