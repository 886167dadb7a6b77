using Investigator.Domain.Campaigns;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Tests.Campaigns;

/// <summary>How pools stand, which took over, and who may be an heir.</summary>
public sealed class CampaignPoolsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly (Guid First, Guid Second) Pool = (Guid.Parse("00000000-0000-0000-0000-000000000001"), Guid.Parse("00000000-0000-0000-0000-000000000002"));

    [Fact]
    public void A_pool_is_active_while_one_account_gets_answers_burnt_when_most_are_stopped_and_standby_otherwise()
    {
        AccountId[] members = [new("a1"), new("a2"), new("b1"), new("b2"), new("b3"), new("s1"), new("s2")];
        var pools = CampaignPools.Of(
            members,
            new(Now, [Seen("a1", -200, -1), Seen("a2", -200, -30), Seen("b1", -100, -50), Seen("b2", -100, -2), Seen("s1", -90, -80)]),
            Clusters(("a1", Pool.First), ("a2", Pool.First), ("b1", Pool.Second), ("b2", Pool.Second), ("b3", Pool.Second)),
            Stopped(("a2", -30), ("b1", -50), ("b2", -50), ("b3", -49)));

        Assert.Equal([PoolState.Active, PoolState.Active, PoolState.Standby], pools.Select(p => p.State));
        var (second, first, none) = (pools.Single(p => p.Cluster == Pool.Second), pools.Single(p => p.Cluster == Pool.First), pools[^1]);
        Assert.Equal((1, 0, 1), (first.Active, first.Standby, first.Burnt));
        Assert.Equal((1, 0, 2), (second.Active, second.Standby, second.Burnt)); // b2 is frozen and still gets answers: it is at work
        Assert.Equal((null, 2, Now.AddHours(-80)), (none.Cluster, none.Standby, none.LastAnsweredAt));
        Assert.Equal(Now.AddHours(-50), second.BurntAt);

        var burnt = CampaignPools.Of([new("b1"), new("b3"), new("x")], new(Now, [Seen("b1", -100, -50)]), Clusters(), Stopped(("b1", -50), ("b3", -50)));
        Assert.Equal(PoolState.Burnt, Assert.Single(burnt).State);
        Assert.Equal(PoolState.Standby, Assert.Single(CampaignPools.Of([new("b1"), new("x")], new(null, []), Clusters(), Stopped(("b1", -50)))).State);
    }

    [Theory]
    [InlineData(-49, 1.0)] // an hour after the stop
    [InlineData(-51, null)] // it was there before
    [InlineData(50, null)] // too late to be a successor
    public void The_pool_that_begins_soon_after_a_stop_took_over(int began, double? hours)
    {
        var pools = CampaignPools.Of(
            [new("a"), new("b")], new(Now.AddHours(60), [Seen("a", -200, -50), Seen("b", began, 51)]), Clusters(("a", Pool.First), ("b", Pool.Second)), Stopped(("a", -50)));
        var took = pools.Single(p => p.Cluster == Pool.Second).Took;
        Assert.Equal(hours is { } after ? new FailOver(Pool.First, Now.AddHours(-50), TimeSpan.FromHours(after)) : null, took);
        Assert.Null(pools.Single(p => p.Cluster == Pool.First).Took);
    }

    [Fact]
    public void The_share_of_suspect_traffic_has_its_interval()
    {
        var pool = Assert.Single(CampaignPools.Of([new("a")], new(Now, [new(new("a"), Now, Now, 100, 100, 20)]), Clusters(), Stopped()));
        Assert.Equal((0.20, 0.1334, 0.2888), (pool.SuspectShare, Math.Round(pool.SuspectLow, 4), Math.Round(pool.SuspectHigh, 4))); // Wilson for 20 of 100
        var silent = Assert.Single(CampaignPools.Of([new("a")], new(Now, []), Clusters(), Stopped()));
        Assert.Equal((0.0, 0.0, 1.0), (silent.SuspectShare, silent.SuspectLow, silent.SuspectHigh));
    }

    [Fact]
    public void Whoever_is_linked_and_began_after_a_stop_is_an_heir_and_stands_before_the_more_firmly_linked()
    {
        OutsideLink[] links =
        [
            Link("old", "m1", 30, ("card", 30)), Link("heir", "m1", 4, ("card", 4)), Link("heir", "m2", 6, ("device", 5), ("card", 1)), Link("silent", "m1", 1, ("card", 1)),
        ];
        var proposed = ProposedMember.Of(links, new(Now, [Seen("old", -100, -1), Seen("heir", -20, -1)]), [Now.AddHours(-50), Now.AddHours(-23), Now.AddHours(-10)]);

        Assert.Equal(["heir", "old", "silent"], proposed.Select(p => p.AccountId.Value));
        Assert.Equal((true, 2, 10.0, TimeSpan.FromHours(3)), (proposed[0].BeganLater, proposed[0].Members, proposed[0].Weight, proposed[0].AfterStop));
        Assert.Equal([("device", 5.0), ("card", 4.0)], proposed[0].Reasons.Select(r => (r.Kind, r.Weight)));
        Assert.Equal((false, null), (proposed[1].BeganLater, proposed[2].BeganAt));
        Assert.DoesNotContain(ProposedMember.Of(links, new(Now, [Seen("heir", -20, -1)]), []), p => p.BeganLater);
    }

    private static AccountActivity Seen(string account, int first, int last) => new(new(account), Now.AddHours(first), Now.AddHours(last), 10, 10, 0);

    private static OutsideLink Link(string outside, string member, double weight, params (string Kind, double Weight)[] reasons) =>
        new(new(outside), new(member), weight, [.. reasons.Select(r => new LinkReason(r.Kind, null, r.Kind, r.Weight))]);

    private static Dictionary<AccountId, Guid> Clusters(params (string Account, Guid Cluster)[] some) => some.ToDictionary(s => new AccountId(s.Account), s => s.Cluster);

    private static Dictionary<AccountId, DateTimeOffset> Stopped(params (string Account, int Hours)[] some) => some.ToDictionary(s => new AccountId(s.Account), s => Now.AddHours(s.Hours));
}
