using Investigator.Domain.Text;
using Investigator.Tests.Detection.Rules;

namespace Investigator.Tests.Text;

public sealed class FamilyWordingsTests
{
    [Fact]
    public void Wordings_that_ordinary_prompts_hold_too_weigh_little()
    {
        string[] examples = [.. Enumerable.Range(0, 10).Select(n => $"please answer with care: rotate the glyph number {n}")];
        string[] candidates = ["please answer", "rotate the glyph"];

        var chosen = FamilyWordings.Choose(examples, candidates, [900, 0], 1_000);

        Assert.Equal(["rotate the glyph"], chosen.Select(p => p.Phrase));
    }

    [Fact]
    public void No_wording_alone_makes_a_family()
    {
        var candidates = FamilyWordings.Candidates(AFamily.Examples);
        var chosen = FamilyWordings.Choose(AFamily.Examples, candidates, new int[candidates.Count], 100_000);
        Assert.True(chosen.Count >= 2);
        Assert.All(chosen, p => Assert.True(p.Weight + FamilyWordings.Bias < 0));
        // Nor do two wordings of the same words.
        var pairs = chosen.SelectMany(p => p.Phrase.Split(' ').Zip(p.Phrase.Split(' ').Skip(1)).Distinct()).ToList();
        Assert.Equal(pairs.Distinct().Count(), pairs.Count);
    }

    [Fact]
    public void Scripts_without_spaces_and_numbers_have_wordings_too()
    {
        string[] examples = [.. Enumerable.Range(0, 8).Select(n => $"请 为 以下 回答 评分 {n} 分")];
        var candidates = FamilyWordings.Candidates(examples);
        Assert.Contains("评 分 0 分", candidates);
        var counter = new PhraseCounter(candidates);
        foreach (var example in examples) counter.Add(null, example);
        Assert.All(counter.Of, of => Assert.Equal(8, of));
        Assert.Equal(8, counter.Texts);
    }

    [Fact]
    public void Hostile_examples_cost_no_more_than_their_length()
    {
        Assert.Empty(FamilyWordings.Candidates([new string('a', 4_000), "\uD800\u202E?!", "", "!!!", "0"]));
        Assert.Equal(FamilyWordings.MostCandidates, FamilyWordings.Candidates([.. Enumerable.Repeat(string.Join(' ', Enumerable.Range(0, 600).Select(n => $"word{(char)('a' + (n / 26))}{(char)('a' + (n % 26))}")), 100)]).Count);
    }
}
