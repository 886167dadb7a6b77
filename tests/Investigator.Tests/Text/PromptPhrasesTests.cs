using Investigator.Domain.Text;

namespace Investigator.Tests.Text;

/// <summary>What is kept of a prompt's wording in pieces smaller than its template.</summary>
public sealed class PromptPhrasesTests
{
    private const string Piece = "so that an expert would have to think";

    [Fact]
    public void Two_prompts_worded_differently_share_the_pieces_they_have_in_common() => Assert.True(
        Of($"Take the following request {Piece}. After that, give the answer.").Intersect(Of($"Change this instruction {Piece} and solve the new one.")).Any());

    [Fact]
    public void Prompts_without_a_piece_in_common_share_nothing() => Assert.Empty(
        Of("Which birds stay here in winter and what do they eat?").Intersect(Of("My printer prints nothing but empty pages since yesterday.")));

    [Fact]
    public void Case_numbers_and_invisible_characters_change_nothing() =>
        Assert.Equal(Of("Write 10 more tasks of this kind"), Of("write 250 MORE ta\u200Bsks of this kind"));

    [Fact]
    public void The_end_of_a_long_prompt_counts_and_its_middle_does_not()
    {
        var middle = string.Join(' ', Enumerable.Range(0, 500).Select(n => $"word{(char)('a' + (n % 26))}{(char)('a' + (n / 26))}"));

        Assert.Equal(Of($"{Start()} {middle} Answer with nothing but the letter of the right choice, please, and be honest"),
            Of($"{Start()} Answer with nothing but the letter of the right choice, please, and be honest"));

        static string Start() => string.Join(' ', Enumerable.Range(0, 40).Select(n => $"start{(char)('a' + (n % 26))}{(char)('a' + (n / 26))}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("\u202E\u200B\u0000")]
    public void Of_fewer_than_three_words_nothing_is_kept(string prompt)
    {
        Assert.True(PromptPhrases.Of(WordHashes.Of(prompt)).IsEmpty);
        Assert.Empty(Of(prompt));
    }

    [Fact]
    public void At_most_eight_are_kept_each_once_and_the_smallest_first()
    {
        var phrases = Of(string.Join(' ', Enumerable.Repeat("again and again the same words", 50)) + " and a few other words behind them at the end");

        Assert.True(phrases.Length is > 4 and <= PromptPhrases.Most);
        Assert.Equal(phrases.Distinct().Order(), phrases);
    }

    private static uint[] Of(string prompt)
    {
        var phrases = new uint[PromptPhrases.Most];
        return phrases[..PromptPhrases.Of(WordHashes.Of(prompt)).CopyTo(phrases)];
    }
}
