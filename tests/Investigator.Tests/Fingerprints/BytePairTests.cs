using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Investigator.Domain.Audit;
using Investigator.Domain.Fingerprints;

namespace Investigator.Tests.Fingerprints;

/// <summary>Tokenizers of byte pairs from files: what the model would count, or a sentence why not.</summary>
public sealed class BytePairTests
{
    private const string Strange = "It's 12345 naïve 水火 😀𝒳𝒳 \u202Eabc\u0000 \r\n\n  <b>=1+1</b>\t don't\uD800";

    [Fact]
    public void Pairs_are_joined_in_the_order_in_which_they_were_learnt()
    {
        // "l o w": the earlier merge wins although the later one would come first in the text.
        var read = Read(Json(["l", "o", "w", "ow", "lo", "low"], ["o w", "l o", "lo w"]));
        Assert.Equal([0, 3], read.Tokens("low"));
        Assert.Equal([5], Read(Json(["l", "o", "w", "ow", "lo", "low"], ["l o", "o w", "lo w"])).Tokens("low"));
        Assert.Equal([5], Read(Json(["l", "o", "w", "ow", "lo", "low"], ["o w", "l o"], model => model["ignore_merges"] = true)).Tokens("low"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_learnt_tokenizer_gives_what_joining_by_hand_gives_in_both_forms_of_file(int seed)
    {
        var learnt = LearntPairs.From(seed, 300);
        var (ranks, json) = (TokenizerFile.Read(learnt.Tiktoken(), "gpt2").Tokenizer!, TokenizerFile.Read(learnt.TokenizerJson(), null).Tokenizer!);
        foreach (var text in learnt.Texts(40).Append(Strange))
        {
            int[] byHand = [.. learnt.ByHand(text)];
            Assert.Equal(byHand, ranks.Tokens(text));
            Assert.Equal(byHand, json.Tokens(text));
            Assert.True(byHand.Length < Encoding.UTF8.GetByteCount(text) || text.Length < 8, "Something was joined.");
        }
    }

    [Fact]
    public void Letters_beyond_the_basic_plane_are_letters()
    {
        // Six mathematical letters are one piece, as a letter pattern means it; in halves they would be signs.
        var cut = TextCutting.Read(@"\p{L}+|[^\p{L}]+", false)!;
        Assert.Equal(["𝒳𝒳", " 😀 ", "𠀀a"], cut.Pieces("𝒳𝒳 😀 𠀀a"));
    }

    [Fact]
    public void An_expression_that_never_gives_back_is_written_as_dot_net_writes_it()
    {
        Assert.Equal(@"(?>[^\r\n\p{L}\p{N}]?)(?>\p{L}+)|(?>a*)\+", TokenizerPatterns.ForDotNet(@"[^\r\n\p{L}\p{N}]?+\p{L}++|a*+\+"));
        Assert.Null(TextCutting.Read(TokenizerPatterns.ForDotNet(@"\p{N}{1,3}+"), false)); // one library means that it gives nothing back, another that it comes several times
        Assert.Equal(@" ?[^\s\p{L}]+[\r\n]*|\s+(?!\S)", TokenizerPatterns.ForDotNet(@" ?[^\s\p{L}]+[\r\n]*|\s+(?!\S)"));
        Assert.Equal(["ab", "1"], TextCutting.Read(TokenizerPatterns.ForDotNet(@"\p{L}++|\d"), false)!.Pieces("ab1"));
    }

    [Theory]
    [InlineData("Isolated", false, "a,-,b,-,-,c")]
    [InlineData("Removed", false, "a,b,c")]
    [InlineData("Removed", true, "-,-,-")]
    [InlineData("MergedWithPrevious", false, "a-,b-,-,c")]
    [InlineData("MergedWithNext", false, "a,-b,-,-c")]
    [InlineData("Contiguous", false, "a,-,b,--,c")]
    public void What_an_expression_finds_stands_alone_goes_or_joins_a_neighbour(string behavior, bool invert, string pieces) =>
        Assert.Equal(pieces.Split(','), TextCutting.Read("-", false, behavior, invert)!.Pieces("a-b--c"));

    [Fact]
    public void A_tokenizer_with_a_mark_for_spaces_falls_back_to_bytes()
    {
        var file = Json(
            ["<unk>", "\u2581", "a", "b", "\u2581a", .. Enumerable.Range(0, 256).Select(b => $"<0x{b:X2}>")], ["\u2581 a"],
            model => (model["byte_fallback"], model["fuse_unk"], model["unk_token"]) = (true, true, "<unk>"),
            root => root["normalizer"] = JsonNode.Parse("""{"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"▁"},{"type":"Replace","pattern":{"String":" "},"content":"▁"}]}"""));
        Assert.Equal([4, 3, 4, 5 + 0xC3, 5 + 0xA9], Read(file).Tokens("ab aé"));
        var metaspace = Json(["\u2581", "a", "\u2581a"], ["\u2581 a"], null, root => root["pre_tokenizer"] = JsonNode.Parse("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"first","split":true}"""));
        Assert.Equal([2, 2, 1], Read(metaspace).Tokens("a aa"));
    }

    [Fact]
    public void Added_tokens_are_whole_wherever_they_stand_the_longest_first()
    {
        var file = Json(["a", "b"], [], null, root => root["added_tokens"] = JsonNode.Parse("""[{"id":7,"content":"<s>"},{"id":8,"content":"<s><s>"},{"id":9,"content":"  ","normalized":true},{"id":5,"content":"|","lstrip":true,"rstrip":true}]"""));
        Assert.Equal([0, 3, 2, 1, 4, 0, 5, 1], Read(file).Tokens("a<s><s><s>b  a | b")); // by the next free ids, as the reference gives them, not by those of the list
        Assert.Equal([1, 1], Read(Json(["a", "b"], [], null, root => root["added_tokens"] = JsonNode.Parse("""[{"id":9,"content":"b"}]"""))).Tokens("bb")); // the model has it under another id
        var twice = Json(["a", "b"], [], null, root => root["added_tokens"] = JsonNode.Parse("""[{"id":2,"content":"|"},{"id":3,"content":"|","lstrip":true},{"id":4,"content":"+"}]"""));
        Assert.Equal([2, 3], Read(twice).Tokens("|+")); // the first of two counts, and the second takes no id
    }

    [Fact]
    public void An_added_token_that_is_looked_for_in_form_is_itself_brought_into_form()
    {
        var file = Json(["a", "b"], [], null, root =>
        {
            root["normalizer"] = JsonNode.Parse("""{"type":"Lowercase"}""");
            root["added_tokens"] = JsonNode.Parse("""[{"id":2,"content":"AB","normalized":true},{"id":3,"content":"BA","normalized":false}]""");
        });
        Assert.Equal([2, 2, 3, 1, 0], Read(file).Tokens("abAbBAba")); // "BA" as it came, and only so
        Assert.Empty(Read(file).Tokens("\u0130")); // small it is an i and a dot above it, and the file has neither
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{", "no whole JSON")]
    [InlineData("{}", "no model")]
    [InlineData("""{"model":{"type":"Unigram","vocab":[]}}""", "its model is Unigram")]
    [InlineData("""{"model":{"type":"<script>\u202E","vocab":{}}}""", "something unknown")]
    [InlineData("""{"model":{"type":"BPE","vocab":{},"merges":[]}}""", "its vocab is empty")]
    [InlineData("""{"model":{"type":"BPE","vocab":[1],"merges":[]}}""", "vocab is no JSON object")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1.5},"merges":[]}}""", "no whole number")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":-1},"merges":[]}}""", "no whole number")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1}}}""", "no list of merges")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1},"merges":["a b"]}}""", "merge 1 speaks of a token that is not in its vocab")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1},"merges":[["a"]]}}""", "a merge is no pair")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1},"merges":[],"unk_token":"x"}}""", "unk_token is not in its vocab")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1},"merges":[],"end_of_word_suffix":"</w>"}}""", "end_of_word_suffix")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1},"merges":[],"dropout":0.1}}""", "at random")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1},"merges":[]},"normalizer":{"type":"BertNormalizer"}}""", "BertNormalizer, which is not done here")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1},"merges":[]},"pre_tokenizer":{"type":"UnicodeScripts"}}""", "UnicodeScripts, which is not done here")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1},"merges":[]},"pre_tokenizer":{"type":"Split","behavior":"Isolated","pattern":{"Regex":"(a"}}}""", "can't be read here")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1},"merges":[]},"added_tokens":[{"id":1,"content":"w","single_word":true}]}""", "single_word")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1},"merges":[]},"added_tokens":[{"content":"w"}]}""", "no id")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":1},"merges":[]},"normalizer":{"type":"Lowercase"},"added_tokens":[{"id":1,"content":"W","normalized":true},{"id":2,"content":"w","normalized":true}]}""", "the same once they are brought into form")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"\ud800":1},"merges":["\ud800 \ud800"]}}""", "not UTF-8")]
    [InlineData("YQ== 0\nYQ== 1", "a token that stood before")]
    [InlineData("YQ== 0\nYg==", "line 2 is not a token in base64 and its rank")]
    [InlineData("YQ== 0\nYg== -1", "line 2")]
    [InlineData("YQ== 0\nYg== 1", "each of the 256 bytes")]
    public void A_file_that_can_not_be_used_is_refused_by_what_is_wrong_with_it(string file, string says)
    {
        var read = TokenizerFile.Read(Encoding.UTF8.GetBytes(file), null);
        Assert.Null(read.Tokenizer);
        Assert.Contains(says, read.Fault, StringComparison.Ordinal);
        Assert.DoesNotContain('<', read.Fault!);
    }

    [Fact]
    public void Huge_and_deep_files_are_refused_and_cost_nothing()
    {
        Assert.Contains("larger than 64 MiB", TokenizerFile.Read(new byte[TokenizerFile.MostBytes + 1], null).Fault, StringComparison.Ordinal);
        Assert.Contains("no whole JSON", TokenizerFile.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 5000))), null).Fault, StringComparison.Ordinal);
        Assert.Contains("1,024 characters", TokenizerFile.Read(Json([new string('x', 1025)], []), null).Fault, StringComparison.Ordinal);
        Assert.Contains("32 steps", TokenizerFile.Read(Json(["a"], [], null, root => root["normalizer"] = Deep(10)), null).Fault, StringComparison.Ordinal);
        Assert.Contains("4,000 characters", TokenizerFile.Read(Json(["a"], [], null, root => root["pre_tokenizer"] = Split(new string('a', 4001))), null).Fault, StringComparison.Ordinal);
        var learnt = LearntPairs.From(1, 10);
        Assert.Contains("Fingerprints:TokenizerPatterns", TokenizerFile.Read(learnt.Tiktoken(), null).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_without_a_space_is_joined_in_time()
    {
        var read = Read(Json(["a", "aa", "aaaa"], ["a a", "aa aa"]));
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.Equal(50_000, read.Tokens(new string('a', 200_000)).Count);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void An_expression_that_never_ends_ends_the_test_with_a_sentence()
    {
        var slow = Read(Json(["a"], [], null, root => root["pre_tokenizer"] = Split("^(a|aa)+$")));
        Assert.Throws<RegexMatchTimeoutException>(() => slow.Tokens(new string('a', 4000) + "!"));
        var plan = Prints.Plan() with { Tokenizer = "slow", TokenizerSha256 = slow.Sha256 };
        var answers = SuspectAnswers.Read(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { prompt = plan.Queries[0], answer = new string('a', 4000) + "!" })))!;
        Assert.Equal(Refusal.TokenizerTooSlow, ModelTesting.Test(plan, Prints.Watermark(), new byte[16], slow, answers, default).Refusal);
    }

    private static ITokenizer Read(byte[] file) => TokenizerFile.Read(file, null) is { Tokenizer: { } read } ? read : throw new InvalidOperationException(TokenizerFile.Read(file, null).Fault);

    private static JsonObject Deep(int levels) => levels == 0 ? new JsonObject { ["type"] = "NFC" } : new JsonObject { ["type"] = "Sequence", ["normalizers"] = new JsonArray(Deep(levels - 1)) };

    private static JsonObject Split(string pattern) => new JsonObject { ["type"] = "Split", ["behavior"] = "Isolated", ["pattern"] = new JsonObject { ["Regex"] = pattern } };

    private static byte[] Json(IReadOnlyList<string> vocabulary, IReadOnlyList<string> merges, Action<JsonObject>? model = null, Action<JsonObject>? root = null)
    {
        var pairs = new JsonObject { ["type"] = "BPE", ["vocab"] = new JsonObject(vocabulary.Select((t, i) => KeyValuePair.Create(t, (JsonNode?)i))), ["merges"] = new JsonArray([.. merges.Select(m => (JsonNode)m)]) };
        model?.Invoke(pairs);
        var file = new JsonObject { ["model"] = pairs };
        root?.Invoke(file);
        return Encoding.UTF8.GetBytes(file.ToJsonString());
    }
}
