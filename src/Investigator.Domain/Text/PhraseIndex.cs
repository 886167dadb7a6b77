namespace Investigator.Domain.Text;

/// <summary>All phrases of all families, found in one pass over the words: look up the first word, then follow.</summary>
internal sealed class PhraseIndex
{
    private const int LongestGap = 5;
    private readonly Dictionary<ulong, Phrase[]> _byFirstWord;
    private readonly ulong[] _mayStart = new ulong[64];      // 4,096 bits: almost every word of a text is turned away here

    internal PhraseIndex(IReadOnlyList<PromptFamily> families)
    {
        var phrases = families
            .SelectMany((family, index) => family.Patterns.Select(p => (Family: index, Pattern: p)))
            .Select((p, number) => new Phrase(number, p.Family, p.Pattern.Weight, p.Pattern.At,
                [.. p.Pattern.Phrase.Split('*').Select(WordHashes.Of).Where(part => part.Length > 0)]))
            .ToArray();
        Count = phrases.Length;
        _byFirstWord = phrases.GroupBy(p => p.Parts[0][0]).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var first in _byFirstWord.Keys) _mayStart[first >> 6 & 63] |= 1UL << (int)(first & 63);
    }

    internal int Count { get; }

    /// <summary>Adds the weight of every phrase that occurs, once each, to the score of its family.</summary>
    internal void AddWeights(ReadOnlySpan<ulong> words, Span<float> scores)
    {
        Span<ulong> seen = stackalloc ulong[(Count + 63) / 64];
        seen.Clear();
        for (var i = 0; i < words.Length; i++)
        {
            if ((_mayStart[words[i] >> 6 & 63] >> (int)(words[i] & 63) & 1) == 0 || !_byFirstWord.TryGetValue(words[i], out var phrases)) continue;
            foreach (var phrase in phrases)
            {
                if ((seen[phrase.Number >> 6] >> (phrase.Number & 63) & 1) != 0 || !phrase.Matches(words[i..])) continue;
                seen[phrase.Number >> 6] |= 1UL << (phrase.Number & 63);
                scores[phrase.Family] += phrase.Weight;
            }
        }
    }

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
