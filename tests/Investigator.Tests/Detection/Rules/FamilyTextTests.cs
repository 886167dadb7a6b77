using Investigator.Domain.Audit;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Text;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Detection.Rules;

public sealed class FamilyTextTests
{
    [Fact]
    public void Wordings_are_read_with_their_weights_and_written_in_one_way()
    {
        var family = FamilyText.Read("family\nbias -3\n\n  3.50 grade the following * scale \n−1 for my homework\nrubric\n+4 end: score only").Family!;

        Assert.Equal(-3, family.Bias);
        Assert.Equal(
            [new("grade the following * scale", 3.5f), new("for my homework", -1), new("rubric", FamilyText.UsualWeight), new("score only", 4, PatternPlace.End)], family.Patterns);
        Assert.Equal("family\nbias -3\n+3.5 grade the following * scale\n-1 for my homework\n+4.5 rubric\n+4 end: score only", FamilyText.Write(family));
    }

    [Fact]
    public void What_is_written_reads_as_the_same_family()
    {
        foreach (var family in PromptFamilies.BuiltIn.All.Where(f => FamilyText.Write(f).Length <= Rule.LongestText))
            Assert.Equal(family.Patterns, FamilyText.Read(FamilyText.Write(family)).Family!.Patterns);
    }

    [Theory]
    [InlineData("family", "one wording")]
    [InlineData("family\nbias 2\n+3 a word", "from -20 to -1")]
    [InlineData("family\nbias many\n+3 a word", "from -20 to -1")]
    [InlineData("family\n+3", "a word in them")]
    [InlineData("family\n+3 * ?!", "a word in them")]
    [InlineData("family\n+nan a word", "a word in them")]
    [InlineData("family\n+900 a word", "a word in them")]
    [InlineData("family\n+3 a word\n+2 a word", "twice")]
    [InlineData("family\n-3 a word", "nothing can fit it")]
    public void What_cannot_be_read_says_why(string text, string says) => Assert.Contains(says, FamilyText.Read(text).Fault!.Says, StringComparison.Ordinal);

    [Fact]
    public void A_fault_names_its_line()
    {
        const string Text = "family\n+3 a word\n+3 ?!\n+2 another";
        var fault = FamilyText.Read(Text).Fault!;
        Assert.Equal("+3 ?!", Text.Substring(fault.At, fault.Length));
    }

    [Fact]
    public void Too_much_is_refused_unread()
    {
        Assert.Contains("4,000", FamilyText.Read("family\n" + new string('a', 4_000)).Fault!.Says, StringComparison.Ordinal);
        Assert.Contains("at most 200", FamilyText.Read("family\n" + string.Join('\n', Enumerable.Range(0, 201).Select(n => $"w{(char)('a' + (n / 26))}{(char)('a' + (n % 26))}"))).Fault!.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_stand_between_lines_of_dashes()
    {
        Assert.Equal(["one\ntwo", "three - four"], FamilyText.Examples("one\r\ntwo\r\n---\r\n\n-----\nthree - four\n--- \n"));
        Assert.Empty(FamilyText.Examples(null));
    }

    [Fact]
    public void A_draft_needs_examples_and_wordings_that_most_of_them_have()
    {
        Assert.Null(AFamily.Draft().Tidied().Check());
        Assert.Equal(Refusal.ExamplesMissing, (AFamily.Draft() with { Examples = [.. AFamily.Examples.Take(4)] }).Check());
        Assert.Equal(Refusal.ExamplesMissed, AFamily.Draft("family\n+5 nobody says this").Check());
        Assert.Equal(Refusal.FamilyUnreadable, AFamily.Draft("family\n+5 ?!").Check());
        Assert.Equal(Refusal.TooLong, FamilyText.CheckExamples([.. Enumerable.Repeat(new string('a', 4_000), 17)]));
        Assert.Equal(Refusal.TooLong, (AFamily.Draft() with { Examples = [.. AFamily.Examples, new string('a', 4_001)] }).Check());
    }

    [Fact]
    public void A_rule_does_not_become_a_family_nor_a_family_a_rule()
    {
        var rule = RuleVersion.Write(Guid.NewGuid(), "rule-a", 1, People.Analyst, ARule.Draft(), TimeProvider.System).Value!;
        Assert.Equal(Refusal.NotInThisState, rule.Edit(People.Analyst, AFamily.Draft(), TimeProvider.System));
        var family = RuleVersion.Write(Guid.NewGuid(), "rule-family-a", 1, People.Analyst, AFamily.Draft(), TimeProvider.System).Value!;
        Assert.Equal(Refusal.NotInThisState, family.Edit(People.Analyst, ARule.Draft(), TimeProvider.System));
    }
}
