using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.CaseStore;

/// <summary>Brings about, by people who may, what acts on policies, verifications and outcomes need.</summary>
public sealed class MeasureScene(CaseRoom room)
{
    private static int s_next = 5_000_000;

    public static PolicyRule[] Rules { get; } =
        [new() { Name = "Pool", MinScore = 0.9, Action = PolicyAction.Observe, Tells = "Nothing changes." }, new() { Name = "Doubt", MinScore = 0.5, Action = PolicyAction.ProposeFreeze, Tells = "We look at your use." }];

    public static PolicyTrial Trial { get; } = new(PolicyVersion.HashOf(Rules), DateTimeOffset.UnixEpoch, "A", null, 0, 0, 0, 0, 0, 0, [], [], []);

    public IPolicyDesk Policies => room.The<IPolicyDesk>();

    public IVerifications Verifications => room.The<IVerifications>();

    public IDeclarations Declarations => room.The<IDeclarations>();

    public ICountermeasures Counters => room.The<ICountermeasures>();

    public static CountermeasureTerms Counter(DateTimeOffset now) => new(CountermeasureKind.ReasoningHidden, null, "High confidence.", [], "Nobody is exempt.", now, now.AddDays(1)) { Effects = [new("mathematics", "It falls.", "DistillGuard")] };

    public Task<Done<Countermeasure>> CounterAsync(Person by, AccountId account) => Counters.ProposeAsync(by, null, DecisionTarget.Of(account), Counter(room.Clock.GetUtcNow()), default);

    public async Task<Done<AssumptionSet>> SetAsync(Person by) => await room.The<IAssumptions>().SetAsync(by, (await room.The<IAssumptions>().LatestAsync(default))?.Number ?? 0, new(), "Ours.", default);

    public async Task<Refusal?> DrawAsync(Person by)
    {
        await ClosedAsync();
        return (await room.The<IBlindReviews>().DrawAsync(by, 1, 7, default)).Refusal;
    }

    public async Task<Refusal?> ReadAsync(Person by)
    {
        await ClosedAsync();
        await room.The<IBlindReviews>().DrawAsync(People.Reviewer, 1, 7, default);
        var waiting = (await room.The<IBlindReviews>().WaitingAsync(People.OtherAnalyst, 0, 1, default)).Rows[0];
        return await room.The<IBlindReviews>().ReadAsync(by, waiting.Id, waiting.Version, Verdict.TruePositive, "Same.", default);
    }

    private async Task ClosedAsync()
    {
        var account = Account(Interlocked.Increment(ref s_next));
        await room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(account)]), ARun(), default);
        var queue = room.The<ITriageQueue>();
        Assert.Null(await queue.CloseAsync(People.Analyst, (await queue.FindAsync(SubjectKind.Account, account.Value, default))!.Id, 0, Verdict.TruePositive, "Seen.", default));
    }

    public async Task<PolicyVersion> DraftAsync()
    {
        var id = (await Policies.WriteAsync(People.Analyst, "Map", Rules, default)).Value!.Id;
        Assert.Null(await Policies.TriedAsync(People.Analyst, id, Trial, default));
        return (await Policies.FindAsync(id, default))!;
    }

    public async Task<PolicyVersion> ProposedAsync()
    {
        var draft = await DraftAsync();
        Assert.Null(await Policies.ProposeAsync(People.Analyst, draft.Id, draft.Version, "Good.", default));
        return (await Policies.FindAsync(draft.Id, default))!;
    }

    public async Task<PolicyVersion> InForceAsync()
    {
        var proposed = await ProposedAsync();
        Assert.Null(await Policies.ApproveAsync(People.Manager, proposed.Id, proposed.Version, 100, null, default));
        return (await Policies.FindAsync(proposed.Id, default))!;
    }

    public async Task<Refusal?> CloseAsync(Person by, AccountId account)
    {
        var policy = await InForceAsync();
        await Policies.ApplyAsync(policy.Id, [new(account, null, 1, "Score 0.6.")], default);
        var finding = (await Policies.FindingsAsync(People.Analyst, 0, 1000, default)).Rows.Single(f => f.AccountId == account);
        return await Policies.CloseAsync(by, finding.Id, finding.Version, "A school.", default);
    }

    public Task<Refusal?> SetSegmentAsync(Person by, string segment) => room.The<ISegments>().SetAsync(by, segment, 0, SegmentTerms.None with { RequestsPerDay = 5 }, default);

    public static VerificationTerms Terms(DateTimeOffset due) => new(VerificationChannel.Identity, "Who is it?", "Please show who you are.", due);

    public async Task<Guid> AskedAsync(AccountId account, DateTimeOffset due)
    {
        Assert.NotNull((await Verifications.RequestAsync(People.Analyst, [account], Terms(due), default)).Value);
        return (await Verifications.OfAccountAsync(account, default))[0].Id;
    }

    public Task<Done<Declaration>> DeclareAsync(Person by, AccountId account, DateTimeOffset end) => Declarations.MakeAsync(by, DecisionTarget.Of(account), new("Evaluation", 100, [], [], null), end, default);
}
