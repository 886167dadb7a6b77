using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Usage;

namespace Investigator.Tests.Decisions.Outcomes;

/// <summary>What acting otherwise would have changed, on courses that can be reckoned by hand.</summary>
public sealed class StrategiesTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    // Four accounts, each 100 tokens an hour for ten hours: 4,000 in all.
    private static HarvestCourse Course(int accounts = 4, int hours = 10) => new(
        s_hour, s_start.AddHours(hours), [.. from hour in Enumerable.Range(0, hours) from account in Enumerable.Range(1, accounts) select new CourseStep(new($"a{account}"), s_start.AddHours(hour), 1, 0, 100, 200)]);

    [Fact]
    public void A_whole_pool_stopped_takes_nothing_more()
    {
        var course = Course();
        var at = Strategies.Replay(course, "pool-wide", TimeSpan.Zero, Strategies.PoolWide(course, s_start.AddHours(2)), new());
        Assert.Equal((800, 1600, 0.2, 0.2), (at.Tokens, at.Weighted, at.Share, at.WeightedShare));
        Assert.Equal(s_start.AddHours(2), at.ContainedAt);
        Assert.Equal(200, Strategies.Replay(course, "pool-wide", TimeSpan.Zero, Strategies.PoolWide(course, s_start.AddMinutes(30)), new()).Tokens); // half a step
    }

    [Fact]
    public void One_by_one_nothing_is_saved_while_the_work_moves_to_those_still_free()
    {
        var course = Course();
        var stops = Strategies.OneByOne(course, s_start.AddHours(2), perHour: 0.5); // at 2, 4, 6 and 8 hours
        Assert.Equal(2400 + 800, Strategies.Replay(course, "one by one", TimeSpan.Zero, stops, new() { MovedShare = 1 }).Tokens); // all of it until the last is stopped
        Assert.Equal(200 + 400 + 600 + 800, Strategies.Replay(course, "one by one", TimeSpan.Zero, stops, new() { MovedShare = 0 }).Tokens);
        Assert.Equal(2600, Strategies.Replay(course, "one by one", TimeSpan.Zero, stops, new() { MovedShare = 0.5 }).Tokens);
    }

    [Fact]
    public void What_is_never_stopped_is_taken_and_an_account_without_a_stop_carries_the_rest()
    {
        var course = Course();
        var some = new Dictionary<AccountId, DateTimeOffset> { [new("a1")] = s_start };
        var at = Strategies.Replay(course, "one by one", TimeSpan.Zero, some, new() { MovedShare = 0 });
        Assert.Equal((3000, (DateTimeOffset?)null), (at.Tokens, at.ContainedAt));
        Assert.Equal(4000, Strategies.Replay(course, "one by one", TimeSpan.Zero, some, new() { MovedShare = 1 }).Tokens);
    }

    [Fact]
    public void Waiting_costs_and_the_pool_at_once_is_never_worse_than_one_by_one()
    {
        var outcomes = Strategies.Compare(Course(20, 200), s_start.AddHours(1), new() { AccountsPerHour = 2 });
        Assert.Equal(2 * Strategies.Delays.Count, outcomes.Count);
        foreach (var pair in outcomes.GroupBy(o => o.Delay))
            Assert.True(pair.Single(o => o.Way == "pool-wide").Tokens < pair.Single(o => o.Way == "one by one").Tokens);
        var pool = outcomes.Where(o => o.Way == "pool-wide").ToList();
        Assert.Equal(pool.Select(o => o.Tokens).Order(), pool.Select(o => o.Tokens));
        Assert.True(pool[0].Cost.PerMillion > pool[^1].Cost.PerMillion, "what takes less pays more for each");
    }

    [Fact]
    public void The_cost_is_of_accounts_addresses_and_tokens()
    {
        var assumed = new Assumptions { AccountPrice = 5, ProxyPerAccountDay = 2, PaidShare = 0.1, OutputPrice = 10 };
        var course = Course(4, 30); // two days
        var cost = AttackCost.Of(course, new Dictionary<AccountId, DateTimeOffset> { [new("a1")] = s_start.AddHours(10) }, listPrice: 120, tokens: 12_000, assumed);
        Assert.Equal((4, 1, 20, (4 + 3) * 2, 12), (cost.Accounts, cost.Burnt, cost.OfAccounts, cost.OfAddresses, cost.OfTokens)); // a1 needs no address on the second day
        Assert.Equal((20 + 14 + 12) / 12_000.0 * 1e6, cost.PerMillion!.Value, 6);
        Assert.Null(AttackCost.Of(course, new Dictionary<AccountId, DateTimeOffset>(), 0, 0, assumed).PerMillion);
    }

    [Fact]
    public void Standstill_costs_once_all_are_stopped_and_not_while_one_is_free()
    {
        var assumed = new Assumptions { AccountPrice = 0, ProxyPerAccountDay = 0, PaidShare = 0, HoursToReturn = 24, DelayPerHour = 50 };
        var course = Course();
        var some = Strategies.PoolWide(course, s_start.AddHours(2)).Where(s => s.Key.Value != "a4").ToDictionary();
        Assert.Equal((0, 0), (AttackCost.Of(course, some, 0, 1e6, assumed).HoursLost, AttackCost.Of(course, some, 0, 1e6, assumed).Total));
        var all = AttackCost.Of(course, Strategies.PoolWide(course, s_start.AddHours(2)), 0, 2e6, assumed);
        Assert.Equal((24, 1200, 1200, 600), (all.HoursLost, all.OfDelay, all.Total, all.PerMillion));
        Assert.Equal(0, AttackCost.Of(course, Strategies.PoolWide(course, s_start.AddHours(99)), 0, 1e6, assumed).HoursLost); // after all that is stored
    }

    [Fact]
    public void Campaigns_are_reckoned_each_by_its_own_moments_and_added_up()
    {
        CampaignMoments Pool(int flagged, params string[] accounts) =>
            new(Guid.NewGuid(), "Pool", s_start, s_start, s_start.AddHours(flagged), null, null, null, null, accounts.Length, new Dictionary<AccountId, DateTimeOffset>()) { Accounts = [.. accounts.Select(a => new AccountId(a))] };
        // a1 is in both and counts in the first: 3,000 tokens flagged after 2 of 10 hours, 1,000 after 6.
        var all = OverallEconomics.Of(Course(), [Pool(2, "a1", "a2", "a3"), Pool(6, "a1", "a4"), Pool(1, "nobody")], new() { AccountPrice = 5, ProxyPerAccountDay = 0, PaidShare = 0, AccountsPerHour = 1 });
        Assert.Equal((2, 4000, 20, 5000), (all.Campaigns, all.Tokens, all.Cost, all.CostPerMillion));
        Assert.Equal(((3000 * 0.2) + (1000 * 0.6)) / 4000, all.BeforeFlag.Value!.Value, 9);
        Assert.Equal((2, (double?)null, 0), (all.BeforeFlag.Campaigns, all.BeforeFreeze.Value, all.BeforeFreeze.Campaigns));
        Assert.Equal(((3000 * 0.2) + (1000 * 0.6)) / 4000, all.Ways[("pool-wide", TimeSpan.Zero)], 9);
        Assert.Equal(((3000 * 0.4) + (1000 * 0.6)) / 4000, all.Ways[("one by one", TimeSpan.Zero)], 9); // three accounts, one an hour: all of it until the third is stopped
        Assert.Equal(4000 / 24.0, all.AtRiskTokens, 9);
        var none = OverallEconomics.Of(new(s_hour, null, []), [], new());
        Assert.Equal((0, (double?)null, (double?)null), (none.Campaigns, none.CostPerMillion, none.BeforeFlag.Value));
    }

    [Fact]
    public void Shares_taken_before_the_moments_and_the_rate_of_the_last_day_follow_the_course()
    {
        var moments = new CampaignMoments(Guid.Empty, "Pool", s_start, s_start, s_start.AddHours(3), null, s_start.AddHours(24), null, null, 4, new Dictionary<AccountId, DateTimeOffset>());
        var report = CampaignEconomics.Report(moments, Course(4, 48), new(), null);
        Assert.Equal((3 / 48.0, 0.5, (double?)null), (report.BeforeFlag!.Value, report.BeforeFreeze!.Value, report.BeforeContained));
        Assert.Equal(400 * 23 / 24.0, report.TokensPerHour, 6); // the step that begins a day ago belongs to the day before
        Assert.Equal(4 * 48 * 200 / 1e6 * 15, report.Loss, 6);
    }

    [Theory]
    [InlineData(-1, 0.5)]
    [InlineData(double.NaN, 0.5)]
    [InlineData(5, 1.5)]
    [InlineData(double.PositiveInfinity, 0)]
    public void Assumptions_that_are_no_numbers_are_refused(double price, double share) => Assert.NotNull((new Assumptions { AccountPrice = price, MovedShare = share }).Check());

    [Fact]
    public void A_pool_is_contained_when_19_of_20_are_stopped()
    {
        var stops = Enumerable.Range(0, 19).Select(n => s_start.AddHours(n)).ToList();
        Assert.Equal(s_start.AddHours(18), CampaignMoments.Contained(stops, 20));
        Assert.Null(CampaignMoments.Contained(stops.Take(18), 20));
        Assert.Null(CampaignMoments.Contained([], 0));
    }

    [Fact]
    public void Quartiles_and_intervals_are_those_of_the_books()
    {
        var hours = OutcomeFigure.Hours("x", "X", "x", [TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(-1), null]);
        Assert.Equal((4L, 3.0, 1.75, 5.0), (hours.Of, hours.Value!.Value, hours.Low!.Value, hours.High!.Value));
        var share = OutcomeFigure.Share("x", "X", "x", 9, 10);
        Assert.Equal((0.9, 0.5958, 0.9821), (share.Value!.Value, Math.Round(share.Low!.Value, 4), Math.Round(share.High!.Value, 4)));
        Assert.Null(OutcomeFigure.Share("x", "X", "x", 0, 0).Value);
    }
}
