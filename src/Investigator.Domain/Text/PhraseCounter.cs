namespace Investigator.Domain.Text;

/// <summary>Counts in how many texts each of some wordings occurs. Not thread-safe.</summary>
public sealed class PhraseCounter
{
    private readonly PhraseIndex _index;
    private readonly int[] _of;
    private readonly float[] _seen;

    /// <param name="phrases">As in <see cref="PromptPattern.Phrase"/>; each has a word.</param>
    public PhraseCounter(IReadOnlyList<string> phrases)
    {
        _index = new([.. phrases.Select(p => new PromptFamily("", "", "", 0, [new(p, 1)]))]);
        (_of, _seen) = (new int[phrases.Count], new float[phrases.Count]);
    }

    /// <summary>How many texts there were.</summary>
    public int Texts { get; private set; }

    /// <summary>In how many of them each wording occurs.</summary>
    public IReadOnlyList<int> Of => _of;

    /// <summary>Looks at one text. O(words).</summary>
    public void Add(string? systemPrompt, string prompt)
    {
        Array.Clear(_seen);
        _index.AddWeights(PromptReader.WordsOf(systemPrompt, prompt), _seen);
        for (var i = 0; i < _seen.Length; i++)
            if (_seen[i] > 0) _of[i]++;
        Texts++;
    }
}
