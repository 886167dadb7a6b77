using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;

namespace Investigator.Tests.Decisions;

public sealed class DecisionTargetTests
{
    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.0/24")]
    [InlineData(" 192.0.2.77/24 ", "192.0.2.0/24")]
    [InlineData("192.0.2.77", "192.0.2.77/32")]
    [InlineData("2001:DB8:0:1::1/48", "2001:db8::/48")]
    public void A_prefix_is_kept_with_its_host_bits_cleared(string said, string kept) => Assert.Equal(kept, new DecisionTarget(DecisionScope.Prefix, said).Tidy().Value!.Value);

    [Theory]
    [InlineData("10.1/16", Refusal.PrefixWrong)]
    [InlineData("somewhere", Refusal.PrefixWrong)]
    [InlineData("192.0.2.0/33", Refusal.PrefixWrong)]
    [InlineData("192.0.2.0/-1", Refusal.PrefixWrong)]
    [InlineData("192.0.2.0/24/1", Refusal.PrefixWrong)]
    [InlineData("fe80::1%eth0/64", Refusal.PrefixWrong)]
    [InlineData("0.0.0.0/0", Refusal.PrefixTooWide)]
    [InlineData("10.0.0.0/15", Refusal.PrefixTooWide)]
    [InlineData("2001::/31", Refusal.PrefixTooWide)]
    [InlineData("", Refusal.NobodyToActOn)]
    public void What_is_no_prefix_or_far_too_wide_is_refused(string said, Refusal why) => Assert.Equal(why, new DecisionTarget(DecisionScope.Prefix, said).Tidy().Refusal);

    [Fact]
    public void A_target_holds_the_requests_that_it_means_and_no_others()
    {
        var request = new RequestSubject("acc-1", "key-1", "org-1", "192.0.2.7", "ses-1");
        Assert.True(new DecisionTarget(DecisionScope.Session, "ses-1").Holds(request));
        Assert.False(new DecisionTarget(DecisionScope.Session, "ses-1").Holds(new("acc-1")));
        Assert.True(new DecisionTarget(DecisionScope.Account, "acc-1").Holds(request));
        Assert.True(new DecisionTarget(DecisionScope.Key, "key-1").Holds(request));
        Assert.True(new DecisionTarget(DecisionScope.Organization, "org-1").Holds(request));
        Assert.True(new DecisionTarget(DecisionScope.Prefix, "192.0.2.0/24").Holds(request));
        Assert.True(new DecisionTarget(DecisionScope.Prefix, "192.0.2.0/24").Holds(request with { Address = "::ffff:192.0.2.7" }));
        Assert.False(new DecisionTarget(DecisionScope.Key, "acc-1").Holds(request));
        Assert.False(new DecisionTarget(DecisionScope.Prefix, "192.0.3.0/24").Holds(request));
        Assert.False(new DecisionTarget(DecisionScope.Prefix, "192.0.2.0/24").Holds(request with { Address = "hostile" }));
        Assert.False(new DecisionTarget(DecisionScope.Organization, "org-1").Holds(new("acc-1")));
    }

    [Fact]
    public void A_gateway_is_told_of_what_it_names_alone()
    {
        Assert.Equal(EnforcedKinds.Stops, EnforcedKindSets.Parse("freeze, ban"));
        Assert.Equal(EnforcedKinds.All, EnforcedKindSets.Parse("observe,throttle,step-up,degrade,freeze,ban,scopes"));
        Assert.Null(EnforcedKindSets.Parse("freeze,slow-down"));
        Assert.False(EnforcedKinds.Stops.Take(DecisionKind.Throttle));
        Assert.False(EnforcedKinds.Stops.Take(DecisionKind.Freeze, DecisionScope.Key));
        Assert.True((EnforcedKinds.Freeze | EnforcedKinds.OtherScopes).Take(DecisionKind.Freeze, DecisionScope.Prefix));
        Assert.All(DecisionKinds.ByGravity, kind => Assert.True(EnforcedKinds.All.Take(kind, DecisionScope.Organization)));
        Assert.Equal(Enum.GetValues<DecisionKind>().Order(), DecisionKinds.ByGravity.Order());
    }
}
