using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Decisions;

/// <summary>Staggered acts that follow the domain's rules, held in memory.</summary>
internal sealed class StaggeredInMemory(DateTimeOffset now) : IStaggeredActs
{
    private readonly List<StaggeredAct> _acts = [];

    public FakeTimeProvider Clock { get; } = new(now);

    /// <summary>What became of the accounts of each act.</summary>
    public Dictionary<Guid, List<(AccountId Account, MemberTurn Turn)>> Turns { get; } = [];

    public StaggeredAct Add(Guid campaign, DecisionTerms terms, Person by, params (string Account, MemberTurn Turn)[] turns)
    {
        var act = StaggeredAct.Of(Guid.NewGuid(), campaign, null, terms, ActTiming.NewSeed(), by, Clock);
        _acts.Add(act);
        Turns[act.Id] = [.. turns.Select(t => (new AccountId(t.Account), t.Turn))];
        return act;
    }

    public Task<IReadOnlyList<StaggeredRow>> LoadAsync(Person by, Guid? campaign, CancellationToken ct) => Task.FromResult<IReadOnlyList<StaggeredRow>>(
        [.. _acts.Where(a => campaign is null ? a.State is StaggeredState.OnItsWay : a.CampaignId == campaign).Select(a => new StaggeredRow(
            a, "Pool", Count(a, MemberTurn.Waiting), Count(a, MemberTurn.InForce), Turns[a.Id].Count(t => t.Turn > MemberTurn.Stopped), Count(a, MemberTurn.Stopped), Count(a, MemberTurn.Waiting) > 0 ? a.StartsAt : null))]);

    public Task<Page<StaggeredMember>> MembersAsync(Person by, Guid act, bool? waiting, int skip, int take, CancellationToken ct)
    {
        var found = _acts.Single(a => a.Id == act);
        return Task.FromResult(new Page<StaggeredMember>([.. Turns[act].Skip(skip).Take(take).Select(t => StaggeredMember.Of(found, t.Account, DecisionEvidence.Of(Guid.NewGuid(), FrozenFacts.None)))], Turns[act].Count));
    }

    public Task<Refusal?> BringForwardAsync(Person by, Guid act, long version, CancellationToken ct) => Task.FromResult(Change(act, a => a.BringForward(by), MemberTurn.InForce));

    public Task<Refusal?> StopAsync(Person by, Guid act, long version, string? reason, CancellationToken ct) => Task.FromResult(Change(act, a => a.Stop(by, reason, Clock), MemberTurn.Stopped));

    public Task<int> TakeEffectAsync(CancellationToken ct) => Task.FromResult(0);

    private Refusal? Change(Guid act, Func<StaggeredAct, Refusal?> rule, MemberTurn turn)
    {
        var found = _acts.Single(a => a.Id == act);
        if (rule(found) is { } no) return no;
        Turns[act] = Turns[act].ConvertAll(t => t.Turn is MemberTurn.Waiting ? (t.Account, turn) : t);
        if (turn is MemberTurn.InForce) found.Finish(Clock);
        return null;
    }

    private int Count(StaggeredAct act, MemberTurn turn) => Turns[act.Id].Count(t => t.Turn == turn);
}
