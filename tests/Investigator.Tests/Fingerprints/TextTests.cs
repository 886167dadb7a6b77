using System.Text;
using Investigator.Domain.Fingerprints;

namespace Investigator.Tests.Fingerprints;

/// <summary>Tokenizers from files, words, and the hashes that are kept of an answer.</summary>
public sealed class TextTests
{
    private static readonly byte[] s_key = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    [Fact]
    public void Word_pieces_are_the_longest_first_and_an_unknown_word_is_unknown_as_a_whole() =>
        Assert.Equal([1, 2, 4, 0, 3, 5], Vocabulary("[UNK]", "un", "##believ", "the", "##able", ".")!.Tokens("Unbelievable xyzzy the."));

    [Fact]
    public void A_vocabulary_with_spaces_takes_the_longest_token_over_them() =>
        Assert.Equal([2, 3, 4, 0], Vocabulary("<unk>", "\u2581", "\u2581hello", "\u2581wor", "ld")!.Tokens("hello world\u0007"));

    [Fact]
    public void A_vocabulary_that_can_not_be_read_is_none()
    {
        Assert.Null(VocabularyTokenizer.Read([]));
        Assert.Null(VocabularyTokenizer.Read([0xff, 0xfe, 0x0a]));
        Assert.Null(Vocabulary(new string('x', 300)));
        Assert.NotEqual(Vocabulary("a")!.Sha256, Vocabulary("b")!.Sha256);
    }

    [Fact]
    public void Words_are_the_same_however_they_are_spelt_and_strange_text_breaks_nothing()
    {
        Assert.Equal(["the", "file", "of", "2026"], PlainWords.Of("The\u200b ﬁle\n*of*  2026!"));
        Assert.Equal(["\u6c34", "\u706b"], PlainWords.Of("\u6c34\u706b"));
        Assert.Equal(["a", "b"], PlainWords.Of("a \ud800 b"));
        Assert.True(PlainWords.Hold(["a", "b", "c"], ["b", "c"]));
        Assert.False(PlainWords.Hold(["a", "b", "c"], ["a", "c"]));
        Assert.False(PlainWords.Hold(["a"], []));
    }

    [Fact]
    public void Any_shared_passage_of_15_words_gives_a_hash_in_common()
    {
        var random = new Random(1);
        string Words(int n) => string.Join(' ', Enumerable.Range(0, n).Select(_ => $"w{random.Next(5000)}"));
        for (var run = 0; run < 300; run++)
        {
            var shared = Words(AnswerGrams.Shortest);
            var (one, other) = (Kept($"{Words(random.Next(60))} {shared} {Words(random.Next(60))}"), Kept($"{Words(random.Next(60))} {shared.ToUpperInvariant()}, {Words(random.Next(60))}"));
            Assert.NotEmpty(one.Intersect(other));
        }
    }

    [Fact]
    public void Other_texts_and_other_keys_share_nothing_and_about_two_in_nine_are_kept()
    {
        var random = new Random(2);
        var texts = Enumerable.Range(0, 2).Select(_ => string.Join(' ', Enumerable.Range(0, 5000).Select(_ => $"w{random.Next(5000)}"))).ToList();
        Assert.Empty(Kept(texts[0]).Intersect(Kept(texts[1])));
        Assert.Empty(Kept(texts[0]).Intersect(AnswerGrams.Kept(Counted.Key(1), AnswerGrams.Runs(texts[0]))));
        Assert.InRange(Kept(texts[0]).Count / 4993.0, 0.19, 0.26);
        Assert.Empty(AnswerGrams.Kept(s_key, []));
    }

    [Fact]
    public void A_gateway_that_follows_the_documented_rule_sends_the_same_hashes()
    {
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("one two three four five six seven eight"));
        Assert.Equal(Convert.ToHexString(hash[..8]), Assert.Single(AnswerGrams.Runs("One, two; three: four five six seven EIGHT.")).ToString("X16", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_file_of_answers_is_read_line_by_line_and_what_is_wrong_is_named()
    {
        var read = SuspectAnswers.Read(Encoding.UTF8.GetBytes("""
            {"prompt":"a","answer":"b"}

            nothing
            {"prompt":"a"}
            [1]
            {"prompt":"a","answer":"b","answer_tokens":[1,2.5]}
            {"prompt":" c ","answer":"<b>","answer_tokens":[1,2],"prompt_tokens":[3]}
            {"prompt":"\ud800","answer":"x"}
            """ + "\n" + new string('[', 2000)))!;
        Assert.Equal(["a", "c"], read.Rows.Select(r => r.Prompt));
        Assert.Equal([1, 2], read.Rows[1].AnswerTokens!);
        Assert.Equal(6, read.Faulty);
        Assert.StartsWith("Line 3: it is no JSON", read.Faults[0], StringComparison.Ordinal);
        Assert.Null(SuspectAnswers.Read(new byte[SuspectAnswers.MostBytes + 1]));
    }

    private static IReadOnlyCollection<ulong> Kept(string text) => AnswerGrams.Kept(s_key, AnswerGrams.Runs(text));

    private static VocabularyTokenizer? Vocabulary(params string[] tokens) => VocabularyTokenizer.Read(Encoding.UTF8.GetBytes(string.Join('\n', tokens)));
}
