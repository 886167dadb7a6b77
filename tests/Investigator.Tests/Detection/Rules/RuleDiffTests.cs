using Investigator.Domain.Detection.Rules;

namespace Investigator.Tests.Detection.Rules;

public sealed class RuleDiffTests
{
    [Fact]
    public void Parts_stay_go_and_come_at_their_places()
    {
        var diff = RuleDiff.Between("requests > 1 and errors > 2 and tokens > 3", "requests > 1 and errors > 5 and tokens > 3 and (requests < 9 or errors < 9)");

        Assert.Equal(
            [(RuleChange.Stays, "requests > 1"), (RuleChange.Goes, "errors > 2"), (RuleChange.Comes, "errors > 5"), (RuleChange.Stays, "tokens > 3"), (RuleChange.Comes, "(requests < 9 or errors < 9)")],
            diff.Select(d => (d.Change, d.Part)));
    }

    [Fact]
    public void Whom_a_rule_counts_for_is_a_part_too() =>
        Assert.Equal([(RuleChange.Comes, "for each key"), (RuleChange.Stays, "requests > 1")], RuleDiff.Between("requests > 1", "for each key: requests > 1").Select(d => (d.Change, d.Part)));

    [Fact]
    public void A_rule_that_says_the_same_has_no_change() =>
        Assert.All(RuleDiff.Between("requests in 24h > 1k and age < 48h", "requests in 1d > 1000 and account.age < 2d"), d => Assert.Equal(RuleChange.Stays, d.Change));
}
