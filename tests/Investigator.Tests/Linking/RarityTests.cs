using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Investigator.Domain.Linking;

namespace Investigator.Tests.Linking;

public sealed class RarityTests
{
    private static readonly LinkOptions Options = new();

    [Fact]
    public void A_card_that_two_of_many_use_weighs_much() => Assert.InRange(Rarity.Bits(2, 50_000, Options.HalfAtPayment), 15, 16);

    [Fact]
    public void A_carrier_s_shared_address_weighs_nothing() => Assert.InRange(Rarity.Bits(800, 50_000, Options.HalfAtAddress), 0, 0.001);

    [Fact]
    public void A_popular_template_weighs_nothing() => Assert.InRange(Rarity.Bits(900, 50_000, Options.HalfAtSkeleton), 0, 0.01);

    [Theory, InlineData(0, 100), InlineData(1, 100), InlineData(100, 100)]
    public void What_nobody_else_or_everybody_uses_ties_nobody(int users, int accounts) => Assert.Equal(0, Rarity.Bits(users, accounts, 10));

    [Property]
    public Property More_users_never_weigh_more() => Prop.ForAll(Gen.Choose(2, 5_000).Two().ToArbitrary(), users =>
        Rarity.Bits(Math.Min(users.Item1, users.Item2), 10_000, 20) >= Rarity.Bits(Math.Max(users.Item1, users.Item2), 10_000, 20));

    [Fact]
    public void A_template_of_ten_thousand_who_belong_together_weighs_although_many_use_it()
    {
        Assert.InRange(Rarity.Bits(10_000, 30_000, Options.HalfAtSkeleton), 0, 0.001);
        Assert.True(Rarity.Bits(10_000, 30_000, Options.HalfAtSkeleton, cohesion: 0.95) > 4);
    }

    [Property]
    public Property The_more_users_belong_together_the_more_it_weighs() => Prop.ForAll(Gen.Choose(2, 5_000).ToArbitrary(), Gen.Choose(0, 100).Two().ToArbitrary(), (users, shares) =>
        Rarity.Bits(users, 10_000, 20, Math.Max(shares.Item1, shares.Item2) / 100.0) >= Rarity.Bits(users, 10_000, 20, Math.Min(shares.Item1, shares.Item2) / 100.0));

    [Fact]
    public void Work_and_place_never_make_a_link_that_clusters() => Assert.True(Options.MostWorkBitsAlone < Options.FewestBitsToCluster);

    [Fact]
    public void Place_alone_never_makes_a_pool() => Assert.True(Options.MostPlaceBits < Options.FewestBitsToCluster);
}
