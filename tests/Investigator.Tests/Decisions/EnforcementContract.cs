using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using Microsoft.Extensions.DependencyInjection;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions;

public abstract class EnforcementContract : CaseContract
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);
    private readonly Traffic _traffic = new();

    private IFreezeDesk Freezes => Room.The<IFreezeDesk>();

    private IEnforcementPoints Points => Room.The<IEnforcementPoints>();

    private IBreaches Breaches => Room.The<IBreaches>();

    private DateTimeOffset Now => Room.Clock.GetUtcNow();

    protected override void More(IServiceCollection services) => services.AddSingleton<IAnsweredQuestions>(_traffic);

    [CaseFact]
    public async Task A_point_is_shown_with_what_it_was_told_and_what_it_said()
    {
        var (point, by) = await PointAsync("edge-1");
        for (var n = 1; n <= 3; n++) await FreezeAsync(n);
        Assert.Equal((PointState.Unheard, 3L, 0L), Shown(await RowAsync(point)));

        await Points.SeenAsync([new(point, Now, 2)], default);
        var seen = await RowAsync(point);
        Assert.Equal((PointState.Up, 3L, 0L), Shown(seen));
        Assert.Equal((2L, Now), (seen.ToldUpTo, seen.WaitingSince));

        Room.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(PointState.Slow, (await RowAsync(point)).State(Now));
        Room.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(PointState.Down, (await RowAsync(point)).State(Now));

        await Points.SeenAsync([new(point, Now, 3)], default);
        Assert.Equal(2, (await AckAsync(by, point, 2)).Added);
        Assert.Equal((PointState.Up, 3L, 2L), Shown(await RowAsync(point)));
        Assert.Null(await Room.The<IApiClients>().RevokeAsync(People.Admin, point, default));
        Assert.Equal(PointState.Revoked, (await RowAsync(point)).State(Now));
        Assert.Equal(Refusal.NotAllowed, (await Points.AcknowledgeAsync(by, point, new(3, [], null), default)).Refusal);
    }

    [CaseFact]
    public async Task What_is_acknowledged_twice_counts_once_and_as_it_was_said_first()
    {
        var (point, by) = await PointAsync("edge-1");
        var ids = new List<Guid>();
        for (var n = 1; n <= 5; n++) ids.Add(await FreezeAsync(n));

        var first = await Points.AcknowledgeAsync(by, point, new(null, [ids[3], ids[1], ids[1]], Now.AddSeconds(-1)), default);
        Assert.Equal((2L, 0L), (first.Value!.Added, first.Value.AcknowledgedUpTo));
        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((2L, 4L), ((await AckAsync(by, point, 4)).Added, (await RowAsync(point)).AcknowledgedUpTo));
        Assert.Equal((0L, 4L), ((await AckAsync(by, point, 4)).Added, (await RowAsync(point)).AcknowledgedUpTo));
        Assert.Equal((0L, 4L), ((await AckAsync(by, point, 1)).Added, (await RowAsync(point)).AcknowledgedUpTo));
        Assert.Equal((1L, 5L), ((await AckAsync(by, point, 5)).Added, (await RowAsync(point)).AcknowledgedUpTo));

        var early = Assert.Single((await Points.OfAccountAsync(People.Analyst, Account(2), 10, default)).Rows);
        Assert.Equal(("edge-1", early.DecidedAt), (early.Point, early.TookEffectAt)); // its clock is behind: never before the decision
        Assert.Equal(early.DecidedAt.AddMinutes(1), Assert.Single((await Points.OfAccountAsync(People.Analyst, Account(1), 10, default)).Rows).TookEffectAt);
        Assert.Equal(3, (await Room.AuditAsync()).Count(e => e.Act == "decision.acknowledged"));
    }

    [CaseFact]
    public async Task What_the_console_does_not_know_refuses_the_whole()
    {
        var (point, by) = await PointAsync("edge-1");
        var known = await FreezeAsync(1);
        var unknown = Guid.NewGuid();

        Assert.Equal([unknown], (await Points.AcknowledgeAsync(by, point, new(1, [known, unknown], null), default)).Value!.Unknown);
        Assert.Equal(Refusal.PositionUnknown, (await Points.AcknowledgeAsync(by, point, new(2, [], null), default)).Refusal);
        Assert.Equal(Refusal.NothingSaid, (await Points.AcknowledgeAsync(by, point, new(null, [], null), default)).Refusal);
        Assert.Equal(Refusal.TooMany, (await Points.AcknowledgeAsync(by, point, new(-1, [], null), default)).Refusal);
        Assert.Equal(Refusal.TooMany, (await Points.AcknowledgeAsync(by, point, new(null, [.. Enumerable.Repeat(known, 1001)], null), default)).Refusal);
        Assert.Equal(Refusal.EffectInTheFuture, (await Points.AcknowledgeAsync(by, point, new(1, [], Now.AddMinutes(3)), default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Points.AcknowledgeAsync(by, Guid.NewGuid(), new(1, [], null), default)).Refusal);
        Assert.Equal(0, (await RowAsync(point)).Acknowledged);
        Assert.DoesNotContain(await Room.AuditAsync(), e => e.Act == "decision.acknowledged");
    }

    [CaseFact]
    public async Task Two_that_acknowledge_at_once_leave_each_change_acknowledged_once()
    {
        var (point, by) = await PointAsync("edge-1");
        for (var n = 1; n <= 6; n++) await FreezeAsync(n);
        var receipts = await Task.WhenAll(Enumerable.Range(1, 6).Select(n => Task.Run(() => AckAsync(by, point, n))));
        Assert.Equal((6L, 6L), (receipts.Sum(r => r.Added), (await RowAsync(point)).Acknowledged));
    }

    [CaseFact]
    public async Task A_key_without_the_scope_is_no_point()
    {
        var made = (await Room.The<IApiClients>().CreateAsync(People.Admin, "sender", ApiScope.Ingest, default)).Value!;
        await FreezeAsync(1);
        Assert.Equal(Refusal.NotAllowed, (await Points.AcknowledgeAsync(Machine("sender"), made.Id, new(1, [], null), default)).Refusal);
        Assert.Empty((await Points.LoadAsync(People.Analyst, 0, 10, default)).Rows);
    }

    [CaseFact]
    public async Task A_point_is_narrowed_by_an_administrator_and_stays_so()
    {
        var (point, _) = await PointAsync("edge-1");
        Assert.Equal(EnforcedKinds.All, await Points.KindsAsync(point, default));
        Assert.Equal(Refusal.NothingChosen, await Points.NarrowAsync(People.Admin, point, EnforcedKinds.None, default));
        Assert.Null(await Points.NarrowAsync(People.Admin, point, EnforcedKinds.Ban, default));
        await Points.SeenAsync([new(point, Now, 0)], default);
        Assert.Equal(EnforcedKinds.Ban, await Points.KindsAsync(point, default));
        Assert.Equal("point.narrowed", (await Room.AuditAsync())[^1].Act);
    }

    [CaseFact]
    public async Task An_account_that_gets_answers_after_the_grace_time_is_a_breach_and_told_once()
    {
        var (point, by) = await PointAsync("edge-1");
        var (honest, byHonest) = await PointAsync("edge-2");
        var decided = Now;
        var decision = await FreezeAsync(1);
        await FreezeAsync(2);
        await Points.SeenAsync([new(point, Now, 2), new(honest, Now, 2)], default);
        await AckAsync(by, point, 2);
        _traffic.Answers(Account(1), 3, Now.AddMinutes(7));
        Assert.Equal(0, await Breaches.CheckAsync(Grace, default)); // the grace time has not passed

        Room.Clock.Advance(TimeSpan.FromMinutes(8));
        Assert.Equal(1, await Breaches.CheckAsync(Grace, default));
        Assert.Equal(0, await Breaches.CheckAsync(Grace, default));
        Assert.Equal(decided + Grace, _traffic.Asked[DecisionTarget.Of(Account(1))]);
        await AckAsync(byHonest, honest, 2); // only now: it never said that it enforced the decision while answers were given
        await Points.SeenAsync([new(point, Now, 2), new(honest, Now, 2)], default);

        var breach = Assert.Single((await Breaches.LoadAsync(People.Analyst, 0, 10, default)).Rows);
        Assert.Equal((decision, 3L, decided + Grace, DecisionTarget.Of(Account(1))), (breach.Breach.DecisionId, breach.Breach.Requests, breach.Breach.Since, breach.Target));
        Assert.Equal((PointState.Lying, PointState.Up), ((await RowAsync(point)).State(Now), (await RowAsync(honest)).State(Now)));
        Assert.Single(await Room.AuditAsync(), e => e.Act == "decision.breached");

        _traffic.Answers(Account(1), 9, Now);
        Assert.Equal(0, await Breaches.CheckAsync(Grace, default));
        Assert.Equal(9, Assert.Single(await Breaches.OfAccountAsync(People.Analyst, Account(1), default)).Requests);

        Assert.Null(await Freezes.LiftAsync(People.Analyst, decision, "A mistake.", default));
        Assert.Equal(0, await Breaches.CountAsync(default));
        Assert.Single(await Breaches.OfAccountAsync(People.Analyst, Account(1), default));
        Assert.Equal(PointState.Up, (await RowAsync(point)).State(Now));
    }

    [CaseFact]
    public async Task Keys_organizations_and_prefixes_are_acknowledged_and_breached_like_accounts()
    {
        var (point, by) = await PointAsync("edge-1");
        var (key, range) = (new DecisionTarget(DecisionScope.Key, "key-7"), new DecisionTarget(DecisionScope.Prefix, "192.0.2.0/24"));
        Assert.Null((await Room.The<IActionDesk>().ActAsync(People.Analyst, key, new(DecisionKind.Freeze, "Stolen.", Now.AddDays(1)), default)).Refusal);
        Assert.Null((await Room.The<IActionDesk>().ActAsync(People.Analyst, range, new(DecisionKind.Throttle, "Pool.", Now.AddDays(1)) { RequestsPerMinute = 5 }, default)).Refusal);
        var proposal = (await Room.The<IBanDesk>().ProposeAsync(People.Analyst, null, range, new(DecisionKind.Freeze, "Pool.", Now.AddDays(1)), default)).Value!;
        await Room.The<IBanDesk>().OpenEvidenceAsync(People.Manager, proposal.Id, default);
        Assert.Null(await Room.The<IBanDesk>().ApproveAsync(People.Manager, proposal.Id, (await Room.The<IBanDesk>().FindAsync(proposal.Id, default))!.Version, null, default));
        var standing = (await Room.The<IActionDesk>().StandingAsync(People.Analyst, null, null, 0, 10, default)).Rows;
        var (keyFrozen, throttled, rangeFrozen) = (standing.Single(d => d.Scope == DecisionScope.Key), standing.Single(d => d.Kind == DecisionKind.Throttle), standing.Single(d => d.Scope == DecisionScope.Prefix && d.Kind == DecisionKind.Freeze));
        await AckAsync(by, point, 2);
        _traffic.Answers(key, 4, Now.AddMinutes(7));
        _traffic.Answers(range, 2, Now.AddMinutes(7));
        Room.Clock.Advance(TimeSpan.FromMinutes(8));

        Assert.Equal(2, await Breaches.CheckAsync(Grace, default));
        Assert.Equal(0, await Breaches.CheckAsync(Grace, default));

        Assert.Equal([key, range], (await Breaches.LoadAsync(People.Analyst, 0, 10, default)).Rows.Select(r => r.Target).OrderBy(t => t.Scope));
        Assert.Equal(PointState.Lying, (await RowAsync(point)).State(Now)); // it said that it enforces the key's freeze
        var how = await Points.OfDecisionsAsync(People.Analyst, [keyFrozen.Id, throttled.Id, rangeFrozen.Id], default);
        Assert.Equal(new(1, keyFrozen.DecidedAt, 4, keyFrozen.DecidedAt.AddMinutes(7)), how[keyFrozen.Id]);
        Assert.Equal(new(1, throttled.DecidedAt, 0, null), how[throttled.Id]);
        Assert.Equal((0, 2L), (how[rangeFrozen.Id].Points, how[rangeFrozen.Id].Answered));
        Assert.Empty(await Points.OfDecisionsAsync(People.Partner, [keyFrozen.Id], default));
        Assert.Contains("key:key-7", (await Room.AuditAsync()).Single(e => e.Act == "decision.breached").Detail, StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task A_campaign_says_how_many_of_its_decisions_are_acknowledged_and_breached()
    {
        var (point, by) = await PointAsync("edge-1");
        var campaign = await Room.ConfirmedCampaignAsync([Account(1), Account(2), Account(3)]);
        Assert.Equal(new(0, 0, 0), await Points.OfCampaignAsync(People.Analyst, campaign, default));
        Assert.Null((await Freezes.FreezeCampaignAsync(People.Analyst, campaign, 3, "Harvest.", Now.AddDays(1), default)).Refusal);
        await AckAsync(by, point, 2);
        _traffic.Answers(Account(3), 1, Now.AddMinutes(6));
        Room.Clock.Advance(TimeSpan.FromMinutes(7));
        await Breaches.CheckAsync(Grace, default);
        Assert.Equal(new(3, 2, 1), await Points.OfCampaignAsync(People.Analyst, campaign, default));
    }

    [CaseFact]
    public async Task Partners_and_strangers_see_nothing_of_it()
    {
        var (point, _) = await PointAsync("edge-1");
        await FreezeAsync(1);
        foreach (var stranger in (Person[])[People.Partner, People.Nobody, Machine("edge-1")])
        {
            Assert.Equal(0, (await Points.LoadAsync(stranger, 0, 10, default)).Total);
            Assert.Equal(0, (await Breaches.LoadAsync(stranger, 0, 10, default)).Total);
            Assert.Empty((await Points.OfAccountAsync(stranger, Account(1), 10, default)).Rows);
            Assert.Equal(Refusal.NotAllowed, await Points.NarrowAsync(stranger, point, EnforcedKinds.Ban, default));
        }
    }

    private static (PointState State, long Position, long Acknowledged) Shown(PointRow row) => (row.State(row.SeenAt ?? DateTimeOffset.UnixEpoch), row.Position, row.Acknowledged);

    private static Person Machine(string name) => new($"key:{name}", name, Role.None);

    private async Task<(Guid Point, Person By)> PointAsync(string name) =>
        ((await Room.The<IApiClients>().CreateAsync(People.Admin, name, ApiScope.Decisions, default)).Value!.Id, Machine(name));

    private async Task<PointRow> RowAsync(Guid point) => (await Points.LoadAsync(People.Analyst, 0, 10, default)).Rows.Single(r => r.Id == point);

    private async Task<AcknowledgementReceipt> AckAsync(Person by, Guid point, long upTo) => (await Points.AcknowledgeAsync(by, point, new(upTo, [], null), default)).Value!;

    private async Task<Guid> FreezeAsync(int account)
    {
        Assert.Null((await Freezes.FreezeAccountAsync(People.Analyst, Account(account), "Harvest.", Now.AddDays(1), default)).Refusal);
        return (await Freezes.OfAccountAsync(Account(account), default))[0].Id;
    }

    /// <summary>Traffic that the test makes up; the real store's answer is held by <see cref="AnsweredTests"/>.</summary>
    private sealed class Traffic : IAnsweredQuestions
    {
        private readonly Dictionary<DecisionTarget, AnsweredRequests> _answered = [];

        public IReadOnlyDictionary<DecisionTarget, DateTimeOffset> Asked { get; private set; } = new Dictionary<DecisionTarget, DateTimeOffset>();

        public void Answers(AccountId account, long requests, DateTimeOffset last) => Answers(DecisionTarget.Of(account), requests, last);

        public void Answers(DecisionTarget target, long requests, DateTimeOffset last) => _answered[target] = new(target, requests, last, last);

        public Task<IReadOnlyList<AnsweredRequests>> AnsweredSinceAsync(IReadOnlyDictionary<DecisionTarget, DateTimeOffset> since, CancellationToken ct)
        {
            Asked = since;
            return Task.FromResult<IReadOnlyList<AnsweredRequests>>([.. _answered.Values.Where(a => since.TryGetValue(a.Target, out var from) && a.LastAt >= from)]);
        }
    }
}

public sealed class EnforcementOnSqlite : EnforcementContract
{
    protected override bool OnServer => false;
}

public sealed class EnforcementOnSqlServer : EnforcementContract
{
    protected override bool OnServer => true;
}
