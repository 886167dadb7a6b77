using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Investigator.Domain.Fingerprints;

/// <summary>
/// A tokenizer from a vocabulary: UTF-8, one token a line, its id the number of the line from 0. With <c>##</c> tokens it works as word pieces (BERT's rule: words at spaces and punctuation, the
/// longest piece first, an unknown word is <c>[UNK]</c>, lower case when the vocabulary has no upper case); with <c>▁</c> tokens each space is one and the longest token goes first; otherwise the
/// longest token goes first over the text as it is.
/// </summary>
public sealed class VocabularyTokenizer : ITokenizer
{
    private const int MostTokens = TokenizerFile.MostTokens;
    private const int LongestToken = 256;
    private const string Piece = "##";
    private const string Space = "\u2581";

    private readonly Dictionary<string, int> _ids;
    private readonly int _longest;
    private readonly int _unknown;
    private readonly bool _pieces;
    private readonly bool _spaces;
    private readonly bool _lower;

    private VocabularyTokenizer(Dictionary<string, int> ids, string sha256)
    {
        (_ids, Sha256) = (ids, sha256);
        _longest = ids.Keys.Max(t => t.Length);
        _unknown = ids.GetValueOrDefault("[UNK]", ids.GetValueOrDefault("<unk>", ids.Count));
        _pieces = ids.Keys.Any(t => t.Length > 2 && t.StartsWith(Piece, StringComparison.Ordinal));
        _spaces = ids.Keys.Any(t => t.StartsWith(Space, StringComparison.Ordinal));
        _lower = _pieces && !ids.Keys.Any(t => t.Any(char.IsUpper) && !t.StartsWith('['));
    }

    /// <inheritdoc/>
    public string Sha256 { get; }

    /// <inheritdoc/>
    public string Says => string.Create(CultureInfo.InvariantCulture, $"{(_pieces ? "word pieces" : "a vocabulary, the longest token first")}, {_ids.Count:N0} tokens");

    /// <summary>Reads a vocabulary.</summary>
    /// <returns><c>null</c> when it is empty, too large, not UTF-8 or has a token longer than 256 characters.</returns>
    public static VocabularyTokenizer? Read(byte[] file)
    {
        if (file.Length is 0 or > TokenizerFile.MostBytes) return null;
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var line = 0;
        foreach (var one in text.TrimStart('\uFEFF').TrimEnd('\n').EnumerateLines())
        {
            var token = one.TrimEnd('\r');
            if (token.Length > LongestToken || line >= MostTokens) return null;
            if (token.Length > 0) ids.TryAdd(token.ToString(), line);
            line++;
        }

        return ids.Count == 0 ? null : new(ids, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    /// <summary>Token ids in order. O(length · longest token).</summary>
    public IReadOnlyList<int> Tokens(string text)
    {
        var tokens = new List<int>();
        if (_pieces)
        {
            foreach (var word in WordsOf(_lower ? text.ToLowerInvariant() : text)) Pieces(word, tokens);
            return tokens;
        }

        var all = (_spaces ? Space + text.Replace(" ", Space, StringComparison.Ordinal) : text).AsSpan();
        var look = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < all.Length;)
        {
            var length = Math.Min(_longest, all.Length - at);
            while (length > 0 && !look.ContainsKey(all.Slice(at, length))) length--;
            tokens.Add(length == 0 ? _unknown : look[all.Slice(at, length)]);
            at += Math.Max(1, length);
        }

        return tokens;
    }

    private void Pieces(string word, List<int> tokens)
    {
        var (begun, at) = (tokens.Count, 0);
        while (at < word.Length)
        {
            var length = Math.Min(_longest, word.Length - at);
            var id = 0;
            while (length > 0 && !_ids.TryGetValue(at == 0 ? word[..length] : string.Concat(Piece, word.AsSpan(at, length)), out id)) length--;
            if (length == 0)
            {
                tokens.RemoveRange(begun, tokens.Count - begun);
                tokens.Add(_unknown);
                return;
            }

            tokens.Add(id);
            at += length;
        }
    }

    private static IEnumerable<string> WordsOf(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text)
        {
            var mark = char.IsPunctuation(c) || char.IsSymbol(c);
            if (!mark && !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                if (word.Length <= LongestToken) word.Append(c); // a longer one is unknown anyway
                continue;
            }

            if (word.Length > 0) yield return word.ToString();
            word.Clear();
            if (mark) yield return c.ToString();
        }

        if (word.Length > 0) yield return word.ToString();
    }
}
