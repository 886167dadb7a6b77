using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;

namespace Investigator.Tests.Decisions;

public sealed class ActTimingTests
{
    private const string Seed = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_moment_is_computed_again_by_anybody_who_has_the_seed()
    {
        // python3: int.from_bytes(hmac.new(bytes(range(32)), b"acc-1", "sha256").digest()[:8]) >> 11, of 86,400,000 ms
        Assert.Equal(Noon.AddMilliseconds(49703828), ActTiming.MomentOf(Seed, new("acc-1"), Noon, TimeSpan.FromDays(1)));
        Assert.Equal(Noon, ActTiming.MomentOf(Seed, new("acc-1"), Noon, TimeSpan.Zero));
    }

    [Fact]
    public void Moments_lie_evenly_in_the_span_and_another_seed_gives_another_order()
    {
        var accounts = Enumerable.Range(0, 24_000).Select(n => new AccountId($"acc-{n}")).ToList();
        var moments = accounts.ConvertAll(a => ActTiming.MomentOf(Seed, a, Noon, TimeSpan.FromHours(24)));

        Assert.All(moments, m => Assert.InRange(m, Noon, Noon.AddHours(24).AddTicks(-1)));
        // 1,000 an hour on the average; six standard deviations are 190.
        Assert.All(moments.CountBy(m => (int)(m - Noon).TotalHours), hour => Assert.InRange(hour.Value, 810, 1190));
        var order = accounts.OrderBy(a => ActTiming.MomentOf(Seed, a, Noon, TimeSpan.FromHours(24))).Take(20);
        Assert.NotEqual(order, accounts.OrderBy(a => ActTiming.MomentOf(ActTiming.NewSeed(), a, Noon, TimeSpan.FromHours(24))).Take(20));
        Assert.NotEqual(ActTiming.NewSeed(), ActTiming.NewSeed());
    }
}
