using System.Numerics;

namespace Investigator.Domain.Text;

/// <summary>All phrases of all families, found in one pass over the words: look up the first word, then follow.</summary>
internal sealed class PhraseIndex
{
    private const int LongestGap = 5;
    private readonly Dictionary<ulong, Phrase[]> _byFirstWord;

    // 4,096 bits each: almost every word of a text is turned away by the first, and most of the rest by the word behind it, unless a wording has one word alone to begin with.
    private readonly ulong[] _mayStart = new ulong[64];
    private readonly ulong[] _mayStartAlone = new ulong[64];
    private readonly ulong[] _mayFollow = new ulong[64];

    internal PhraseIndex(IReadOnlyList<PromptFamily> families)
    {
        var phrases = families
            .SelectMany((family, index) => family.Patterns.Select(p => (Family: index, Pattern: p)))
            .Select((p, number) => new Phrase(number, p.Family, p.Pattern.Weight, p.Pattern.At,
                [.. p.Pattern.Phrase.Split('*').Select(WordHashes.Of).Where(part => part.Length > 0)]))
            .ToArray();
        Count = phrases.Length;
        _byFirstWord = phrases.GroupBy(p => p.Parts[0][0]).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var phrase in phrases)
        {
            var start = phrase.Parts[0];
            Set(_mayStart, start[0]);
            if (start.Length == 1) Set(_mayStartAlone, start[0]);
            else Set(_mayFollow, Both(start));
        }
    }

    internal int Count { get; }

    /// <summary>Adds the weight of every phrase that occurs, once each, to the score of its family.</summary>
    internal void AddWeights(ReadOnlySpan<ulong> words, Span<float> scores)
    {
        Span<ulong> seen = stackalloc ulong[(Count + 63) / 64];
        seen.Clear();
        for (var i = 0; i < words.Length; i++)
        {
            if (!MayStart(words[i..]) || !_byFirstWord.TryGetValue(words[i], out var phrases)) continue;
            foreach (var phrase in phrases)
            {
                if ((seen[phrase.Number >> 6] >> (phrase.Number & 63) & 1) != 0 || !phrase.Matches(words[i..])) continue;
                seen[phrase.Number >> 6] |= 1UL << (phrase.Number & 63);
                scores[phrase.Family] += phrase.Weight;
            }
        }
    }

    private bool MayStart(ReadOnlySpan<ulong> words) =>
        Has(_mayStart, words[0]) && (Has(_mayStartAlone, words[0]) || (words.Length > 1 && Has(_mayFollow, Both(words))));

    private static ulong Both(ReadOnlySpan<ulong> words) => words[0] ^ BitOperations.RotateLeft(words[1], 17);

    private static void Set(ulong[] bits, ulong word) => bits[word >> 6 & 63] |= 1UL << (int)(word & 63);

    private static bool Has(ulong[] bits, ulong word) => (bits[word >> 6 & 63] >> (int)(word & 63) & 1) != 0;

    private sealed record Phrase(int Number, int Family, float Weight, PatternPlace At, ulong[][] Parts)
    {
        internal bool Matches(ReadOnlySpan<ulong> words)
        {
            if (!words.StartsWith(Parts[0])) return false;
            words = words[Parts[0].Length..];
            foreach (var part in Parts.AsSpan(1))
            {
                var at = words[..Math.Min(words.Length, LongestGap + part.Length)].IndexOf(part);
                if (at < 0) return false;
                words = words[(at + part.Length)..];
            }
            return At is PatternPlace.Anywhere || words.IsEmpty;
        }
    }
}
