using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Investigator.Tests.Fingerprints;

/// <summary>A byte-pair tokenizer that is learnt here from random text, and the plain way to use it: look for the best pair again and again. It shares no code with the reader.</summary>
internal sealed partial class LearntPairs
{
    private readonly List<byte[]> _tokens = [.. Enumerable.Range(0, 256).Select(b => new[] { (byte)b })];
    private readonly List<(int Left, int Right)> _merges = [];
    private readonly Random _random;

    private LearntPairs(int seed) => _random = new(seed);

    public static LearntPairs From(int seed, int merges)
    {
        var learnt = new LearntPairs(seed);
        var words = learnt.Texts(400).SelectMany(Words).Select(w => Encoding.UTF8.GetBytes(w).Select(b => (int)b).ToList()).ToList();
        for (var i = 0; i < merges; i++)
        {
            var pairs = words.SelectMany(w => w.Zip(w.Skip(1))).GroupBy(p => p).Where(g => !learnt.Knows(g.Key)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.First).ThenBy(g => g.Key.Second).FirstOrDefault();
            if (pairs is null) break;
            learnt._merges.Add(pairs.Key);
            learnt._tokens.Add([.. learnt._tokens[pairs.Key.First], .. learnt._tokens[pairs.Key.Second]]);
            foreach (var word in words) learnt.JoinOnce(word, learnt._merges.Count - 1);
        }

        return learnt;
    }

    public IEnumerable<string> Texts(int count)
    {
        string[] syllables = ["an", "ti", "gen", " the", "ough", "水", "é", "12", "!", "\n", " ", "'s", "𝒳", "qu"];
        return [.. Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, 60).Select(_ => syllables[_random.Next(syllables.Length)])))];
    }

    public IEnumerable<int> ByHand(string text)
    {
        foreach (var word in Words(text))
        {
            var ids = Encoding.UTF8.GetBytes(word).Select(b => (int)b).ToList();
            for (var merge = 0; merge < _merges.Count; merge++) JoinOnce(ids, merge);
            foreach (var id in ids) yield return id;
        }
    }

    public byte[] Tiktoken() => Encoding.ASCII.GetBytes(string.Concat(_tokens.Select((t, i) => $"{Convert.ToBase64String(t)} {i}\n")));

    public byte[] TokenizerJson() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        model = new { type = "BPE", vocab = _tokens.Select((t, i) => (Text: Spelt(t), i)).ToDictionary(t => t.Text, t => t.i), merges = _merges.Select(m => new[] { Spelt(_tokens[m.Left]), Spelt(_tokens[m.Right]) }) },
        pre_tokenizer = new { type = "ByteLevel", add_prefix_space = false, use_regex = true },
    });

    // In the order in which pairs were learnt, each over the whole word, is the definition.
    private void JoinOnce(List<int> ids, int merge)
    {
        for (var at = 0; at + 1 < ids.Count; at++)
        {
            if (ids[at] != _merges[merge].Left || ids[at + 1] != _merges[merge].Right) continue;
            ids[at] = 256 + merge;
            ids.RemoveAt(at + 1);
        }
    }

    // One text has one token: a pair whose joined bytes are a token already would be another in a file of ranks.
    private bool Knows((int First, int Second) pair)
    {
        byte[] joined = [.. _tokens[pair.First], .. _tokens[pair.Second]];
        return _tokens.Any(t => t.AsSpan().SequenceEqual(joined));
    }

    // Words by whole characters: letters beyond the basic plane are written as one that is a letter in it.
    private static IEnumerable<string> Words(string text)
    {
        var plain = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        var standing = plain.Replace("𝒳", "\uE001", StringComparison.Ordinal).Replace("😀", "\uE002", StringComparison.Ordinal);
        return Word().Matches(standing).Select(m => m.Value.Replace("\uE001", "𝒳", StringComparison.Ordinal).Replace("\uE002", "😀", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?[\p{L}\uE001]+| ?\p{N}+| ?[^\s\p{L}\p{N}\uE001]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    private static string Spelt(byte[] token)
    {
        var next = 256;
        var letters = new Dictionary<byte, char>();
        for (var b = 0; b < 256; b++) letters[(byte)b] = b is (>= '!' and <= '~') or (>= 0xA1 and <= 0xFF and not 0xAD) ? (char)b : (char)next++;
        return string.Concat(token.Select(b => letters[b]));
    }
}
