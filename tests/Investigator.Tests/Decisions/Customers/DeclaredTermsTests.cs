using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Decisions.Policies;

namespace Investigator.Tests.Decisions.Customers;

/// <summary>What counts as something else than was declared.</summary>
public sealed class DeclaredTermsTests
{
    private static readonly DeclaredTerms s_terms = new("Evaluation", 100, ["rubric-grading"], ["192.0.0.0/16", "2001:db8::/32"], null);

    private static PolicyFacts Facts(long requests, long graded, long others) => new(new("a"))
    {
        Requests = requests,
        ActiveDays = 10,
        Families = new Dictionary<string, long> { ["rubric-grading"] = graded, ["reasoning-elicitation"] = others },
    };

    [Theory]
    [InlineData(1000, 900, 100, 1000, 0, "")]
    [InlineData(1200, 1000, 100, 1000, 0, "")] // a fifth more is let pass
    [InlineData(1300, 1000, 100, 1000, 0, "130 requests a day instead of 100")]
    [InlineData(1000, 500, 300, 1000, 0, "30 % of the requests are of families that were not declared, most of reasoning-elicitation")]
    [InlineData(1000, 900, 0, 700, 300, "30 % of the requests come from elsewhere")]
    [InlineData(0, 0, 0, 0, 0, "")]
    public void More_than_a_fifth_beside_it_is_something_else(long requests, long graded, long others, long inside, long outside, string expected) =>
        Assert.Equal(expected, string.Join("; ", s_terms.Misses(requests == 0 ? [] : [Facts(requests, graded, others)], [new(new("a"), "192.0.2.0/24", inside), new(new("a"), "198.51.100.0/24", outside)])));

    [Fact]
    public void Nothing_said_is_nothing_missed() =>
        Assert.Empty(new DeclaredTerms("Anything", null, ["reasoning-elicitation", "rubric-grading"], [], null).Misses([Facts(1_000_000, 1, 1)], [new(new("a"), "198.51.100.0/24", 9)]));
}
