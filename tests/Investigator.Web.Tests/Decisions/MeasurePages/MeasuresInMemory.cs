using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Decisions.MeasurePages;

/// <summary>Policies, countermeasures, verifications and outcomes that follow the domain's rules, held in memory; the traffic says what it is told to.</summary>
internal sealed class MeasuresInMemory(DateTimeOffset now)
    : ICaseOutcomes, IPartnerFigures, IAssumptions, IBlindReviews, IPolicyDesk, ISegments, IDeclarations, IVerifications, IVerified, ICountermeasures, ICourseQuestions, IPolicyQuestions, IRateQuestions, IAnsweredQuestions
{
    public Task<PartnerFigures> CountAsync(CancellationToken ct) => Task.FromResult(new PartnerFigures(4, 3, 10, 2, 5, 7));

    public Task<IReadOnlyList<AccountId>> MembersAsync(int campaigns, CancellationToken ct) => Task.FromResult<IReadOnlyList<AccountId>>([new("a"), new("b")]);

    private readonly FakeTimeProvider _clock = new(now);

    /// <summary>What the store does before it answers.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public CampaignMoments? Moments { get; set; }

    public HarvestCourse Course { get; set; } = new(TimeSpan.FromHours(1), null, []);

    public List<AssumptionSet> Sets { get; } = [];

    public List<BlindCase> Blind { get; } = [];

    public List<Verdict> Read { get; } = [];

    public List<PolicyVersion> Policies { get; } = [];

    public List<PolicyFinding> Found { get; } = [];

    public List<PolicyFacts> Facts { get; } = [];

    public List<KeyPurpose> Keys { get; } = [];

    public Dictionary<AccountId, double> Above { get; } = [];

    public List<Declaration> Declared { get; } = [];

    public List<Verification> Asked { get; } = [];

    public List<Countermeasure> Ledger { get; } = [];

    /// <summary>Passes of policies.</summary>
    public int Passes { get; private set; }

    public List<SegmentRule> Rules { get; } = [];

    public async Task<CampaignMoments?> MomentsAsync(Guid campaign, CancellationToken ct)
    {
        await Before();
        return Moments;
    }

    public Task<IReadOnlyList<Guid>> CampaignsAsync(int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<Guid>>(Moments is null ? [] : [Moments.CampaignId]);

    public Task<AppealOutcomes> AppealsAsync(CancellationToken ct) => Task.FromResult(new AppealOutcomes(10, 2, 2, 1));

    public Task<IReadOnlyList<WrongStop>> WrongStopsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<WrongStop>>([]);

    public Task<ReviewCounts> ReviewsAsync(CancellationToken ct) => Task.FromResult(new ReviewCounts(20, 19, 30, 28));

    public Task<AssumptionSet?> LatestAsync(CancellationToken ct) => Task.FromResult(Sets.LastOrDefault());

    public Task<Done<AssumptionSet>> SetAsync(Person by, int after, Assumptions values, string? reason, CancellationToken ct)
    {
        var done = AssumptionSet.Of(after + 1, by, values, reason, _clock);
        if (done.Value is { } set) Sets.Add(set);
        return Task.FromResult(done);
    }

    public Task<Done<DrawnSample>> DrawAsync(Person by, int size, long seed, CancellationToken ct) => Task.FromResult<Done<DrawnSample>>(Refusal.NobodyToActOn);

    public Task<Page<BlindCase>> WaitingAsync(Person by, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<BlindCase>([.. Blind.Skip(skip).Take(take)], Blind.Count));

    public Task<Refusal?> ReadAsync(Person by, Guid id, long version, Verdict? verdict, string? note, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(note)) return Task.FromResult<Refusal?>(Refusal.NoteMissing);
        Read.Add(verdict!.Value);
        Blind.RemoveAll(b => b.Id == id);
        return Task.FromResult<Refusal?>(null);
    }

    async Task<Page<PolicyVersion>> IPolicyDesk.LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        await Before();
        return new([.. Policies.Skip(skip).Take(take)], Policies.Count);
    }

    Task<PolicyVersion?> IPolicyDesk.FindAsync(Guid id, CancellationToken ct) => Task.FromResult(Policies.Find(p => p.Id == id));

    public Task<PolicyVersion?> CurrentAsync(CancellationToken ct) => Task.FromResult(Policies.Find(p => p.Acts));

    public Task<IReadOnlySet<AccountId>> AllowedAsync(CancellationToken ct) => Task.FromResult<IReadOnlySet<AccountId>>(new HashSet<AccountId>());

    public Task<Done<PolicyVersion>> WriteAsync(Person by, string? title, IReadOnlyList<PolicyRule> rules, CancellationToken ct)
    {
        var done = PolicyVersion.Write(Guid.NewGuid(), Policies.Count + 1, by, title, rules, _clock);
        if (done.Value is { } policy) Policies.Add(policy);
        return Task.FromResult(done);
    }

    public Task<Refusal?> EditAsync(Person by, Guid id, long version, string? title, IReadOnlyList<PolicyRule> rules, CancellationToken ct) => On(id, p => p.Edit(by, title, rules, _clock));

    public Task<Refusal?> TriedAsync(Person by, Guid id, PolicyTrial trial, CancellationToken ct) => On(id, p => p.Tried(by, trial));

    public Task<Refusal?> ProposeAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) => On(id, p => p.Propose(by, reason));

    public Task<Refusal?> ApproveAsync(Person by, Guid id, long version, int percent, string? answer, CancellationToken ct) => On(id, p => p.Approve(by, answer, percent, _clock));

    public Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) => On(id, p => p.Reject(by, answer, _clock));

    public Task<Refusal?> ShareAsync(Person by, Guid id, long version, int percent, CancellationToken ct) => On(id, p => p.Share(by, percent));

    Task<Refusal?> IPolicyDesk.StopAsync(Person by, Guid id, string? reason, CancellationToken ct) => On(id, p => p.Stop(by, reason, _clock));

    public Task<PolicyPass> ApplyAsync(Guid id, IReadOnlyList<PolicyMeeting> met, CancellationToken ct)
    {
        Passes++;
        return Task.FromResult(new PolicyPass(0, 0, 0, 0));
    }

    Task<int> IPolicyDesk.StandingAsync(Guid id, CancellationToken ct) => Task.FromResult(12);

    public Task<Page<PolicyFinding>> FindingsAsync(Person by, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<PolicyFinding>([.. Found.Where(f => f.ClosedAt is null)], Found.Count(f => f.ClosedAt is null)));

    public Task<Refusal?> CloseAsync(Person by, Guid finding, long version, string? answer, CancellationToken ct) => Task.FromResult(Found.Single(f => f.Id == finding).Close(by, answer, _clock));

    Task<IReadOnlyList<SegmentRule>> ISegments.LoadAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<SegmentRule>>(Rules);

    public Task<Refusal?> SetAsync(Person by, string segment, long version, SegmentTerms terms, CancellationToken ct)
    {
        var rule = SegmentRule.Of(segment);
        var no = rule.Change(by, terms, _clock);
        if (no is null) Rules.Add(rule);
        return Task.FromResult(no);
    }

    public Task<IReadOnlySet<AccountId>> AbusersAsync(CancellationToken ct) => Task.FromResult<IReadOnlySet<AccountId>>(new HashSet<AccountId> { new("acc-1") });

    Task<Page<Declaration>> IDeclarations.LoadAsync(Person by, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<Declaration>(Declared, Declared.Count));

    Task<IReadOnlyList<Declaration>> IDeclarations.StandingAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Declaration>>([.. Declared.Where(d => d.EndedAt is null)]);

    public Task<Done<Declaration>> MakeAsync(Person by, DecisionTarget target, DeclaredTerms terms, DateTimeOffset? endsAt, CancellationToken ct)
    {
        if (target.Tidy() is { Value: null } wrong) return Task.FromResult<Done<Declaration>>(wrong.Refusal!.Value);
        var done = Declaration.Of(Guid.NewGuid(), by, target, terms, endsAt, _clock);
        if (done.Value is { } declaration) Declared.Add(declaration);
        return Task.FromResult(done);
    }

    Task<Refusal?> IDeclarations.EndAsync(Person by, Guid id, CancellationToken ct) => Task.FromResult(Declared.Single(d => d.Id == id).End(by, _clock));

    public Task<Done<VerificationBatch>> RequestAsync(Person by, IReadOnlyCollection<AccountId> accounts, VerificationTerms terms, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(terms.Reason)) return Task.FromResult<Done<VerificationBatch>>(Refusal.ReasonMissing);
        if (accounts.Count == 0) return Task.FromResult<Done<VerificationBatch>>(Refusal.NobodyToActOn);
        var answers = accounts.Select(a => new VerificationAnswer(a, Asked.Exists(v => v.AccountId == a) ? Refusal.AlreadyDecided : null)).ToList();
        Asked.AddRange(answers.Where(a => a.Refusal is null).Select(a => Verification.Of(Guid.NewGuid(), Guid.Empty, a.AccountId, null, terms, by, _clock)));
        return Task.FromResult<Done<VerificationBatch>>(new VerificationBatch(Guid.Empty, answers));
    }

    async Task<Page<Verification>> IVerifications.LoadAsync(Person by, VerificationState? state, int skip, int take, CancellationToken ct)
    {
        await Before();
        var found = Asked.Where(v => state is null || v.State == state).ToList();
        return new([.. found.Skip(skip).Take(take)], found.Count);
    }

    public Task<IReadOnlyList<Verification>> OfAccountAsync(AccountId account, CancellationToken ct) => Task.FromResult<IReadOnlyList<Verification>>([.. Asked.Where(v => v.AccountId == account)]);

    public Task<Refusal?> EndAsync(Person by, Guid id, long version, bool passed, string? reference, string? note, CancellationToken ct) => Task.FromResult(Asked.Single(v => v.Id == id).End(by, passed, reference, note, _clock));

    public Task<Refusal?> WithdrawAsync(Person by, Guid id, long version, string? note, CancellationToken ct) => Task.FromResult(Asked.Single(v => v.Id == id).Withdraw(by, note, _clock));

    public Task<Done<Verification>> AnswerAsync(Person by, Guid id, SignedBody message, bool passed, string? reference, CancellationToken ct) => throw new NotSupportedException();

    public Task<int> ExpireAsync(CancellationToken ct) => Task.FromResult(0);

    public Task<IReadOnlyDictionary<AccountId, string>> PassedAsync(CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<AccountId, string>>(new Dictionary<AccountId, string>());

    async Task<Page<Countermeasure>> ICountermeasures.LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        await Before();
        return new([.. Ledger.Skip(skip).Take(take)], Ledger.Count);
    }

    Task<Countermeasure?> ICountermeasures.FindAsync(Guid id, CancellationToken ct) => Task.FromResult(Ledger.Find(c => c.Id == id));

    public Task<Done<Countermeasure>> ProposeAsync(Person by, Guid? campaign, DecisionTarget? target, CountermeasureTerms terms, CancellationToken ct)
    {
        var done = Countermeasure.Propose(Guid.NewGuid(), by, campaign, target, terms, _clock);
        if (done.Value is { } one) Ledger.Add(one);
        return Task.FromResult(done);
    }

    public Task<Refusal?> ApproveAsync(Person by, Guid id, long version, CancellationToken ct) => Task.FromResult(Ledger.Single(c => c.Id == id).Approve(by, _clock));

    Task<Refusal?> ICountermeasures.StopAsync(Person by, Guid id, string? reason, CancellationToken ct) => Task.FromResult(Ledger.Single(c => c.Id == id).Stop(by, reason, _clock));

    public Task<Refusal?> GuardAsync(Person by, Guid id, long version, GuardKind kind, double? before, double? after, string? note, CancellationToken ct) => Task.FromResult(Ledger.Single(c => c.Id == id).Guard(by, kind, before, after, note, _clock));

    public Task<int> TurnAsync(CancellationToken ct) => Task.FromResult(0);

    public Task<CountermeasureReach> ReachAsync(Guid id, CancellationToken ct) => Task.FromResult(new CountermeasureReach([], 3, 2, 1, 1));

    public Task<HarvestCourse> CourseAsync(IReadOnlyCollection<AccountId> accounts, IReadOnlyDictionary<string, double> weights, double rest, int most, CancellationToken ct) => Task.FromResult(Course);

    public Task<IReadOnlyList<PolicyFacts>> FactsAsync(TimeSpan before, IReadOnlyCollection<AccountId>? only, CancellationToken ct) => Task.FromResult<IReadOnlyList<PolicyFacts>>([.. Facts.Where(f => only is null || only.Contains(f.AccountId))]);

    public Task<IReadOnlyList<NetworkShare>> NetworksAsync(TimeSpan before, IReadOnlyCollection<AccountId> accounts, CancellationToken ct) => Task.FromResult<IReadOnlyList<NetworkShare>>([]);

    public Task<Page<KeyPurpose>> PurposesAsync(TimeSpan before, int skip, int take, CancellationToken ct) =>
        Task.FromResult<Page<KeyPurpose>>(new([.. Keys.OrderByDescending(key => key.LooksLikeProduction).ThenByDescending(key => key.Requests).Skip(skip).Take(take)], Keys.Count));

    Task<DateTimeOffset?> IPolicyQuestions.LatestAsync(CancellationToken ct) => Task.FromResult<DateTimeOffset?>(now);

    public Task<IReadOnlyDictionary<AccountId, double>> AboveAsync(LimitPlace place, int perMinute, TimeSpan before, IReadOnlyDictionary<AccountId, Guid>? pools, IReadOnlyCollection<AccountId>? only, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<AccountId, double>>(Above.Where(a => only is null || only.Contains(a.Key)).ToDictionary());

    public Task<IReadOnlyList<AnsweredRequests>> AnsweredSinceAsync(IReadOnlyDictionary<DecisionTarget, DateTimeOffset> since, CancellationToken ct) => Task.FromResult<IReadOnlyList<AnsweredRequests>>([]);

    private Task<Refusal?> On(Guid id, Func<PolicyVersion, Refusal?> act) => Task.FromResult(act(Policies.Single(p => p.Id == id)));
}
