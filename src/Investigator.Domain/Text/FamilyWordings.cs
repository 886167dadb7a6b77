namespace Investigator.Domain.Text;

/// <summary>
/// Finds wordings that some examples of a prompt family have in common and ordinary prompts lack. The weight of a wording is the logarithm of how much more
/// often examples hold it than ordinary prompts do (half a text added to either side); wordings are taken one after the other, each time the one that
/// brings the examples that are still missed nearest to the line.
/// </summary>
public static class FamilyWordings
{
    /// <summary>Log-odds of a family before anything is seen, unless somebody says otherwise: about 2 %.</summary>
    public const float Bias = -4;

    /// <summary>Most wordings whose frequency in ordinary prompts is asked for.</summary>
    public const int MostCandidates = 900;

    private const int ShortestRun = 2;
    private const int LongestRun = 5;
    private const int MostWords = 256;          // of an example: templates show in their first words
    private const int MostChosen = 24;
    private const float MostWeight = 3.5f;      // two wordings are needed to fit, however rare one is
    private const float AloneWeight = 2.5f;     // without ordinary prompts to compare with
    private const float Margin = 1;             // beyond the line: 73 %
    private const float LeastGain = 0.5f;

    /// <summary>Runs of two to five words that at least two examples, and a fifth of them, have in common; those of most examples first. O(words of all examples).</summary>
    public static IReadOnlyList<string> Candidates(IReadOnlyList<string> examples)
    {
        var held = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var example in examples)
            foreach (var run in RunsOf(example)) held[run] = held.GetValueOrDefault(run) + 1;
        var fewest = Math.Max(2, (examples.Count + 4) / 5);
        return [.. held.Where(h => h.Value >= fewest).OrderByDescending(h => h.Value).ThenByDescending(h => h.Key.Length).ThenBy(h => h.Key, StringComparer.Ordinal).Take(MostCandidates).Select(h => h.Key)];
    }

    /// <summary>Chooses wordings and weighs them.</summary>
    /// <param name="candidates">Of <see cref="Candidates"/>.</param>
    /// <param name="ordinary">In how many ordinary prompts each occurs.</param>
    /// <param name="texts">How many ordinary prompts there were; 0: nothing is known of them, and weights say only how many examples hold a wording.</param>
    public static IReadOnlyList<PromptPattern> Choose(IReadOnlyList<string> examples, IReadOnlyList<string> candidates, IReadOnlyList<int> ordinary, int texts)
    {
        var weighed = Weighed(examples, candidates, ordinary, texts);
        var missing = Enumerable.Repeat(Margin - Bias, examples.Count).ToArray();
        var chosen = new List<PromptPattern>();
        while (chosen.Count < MostChosen)
        {
            var (best, gain) = (-1, LeastGain);
            for (var c = 0; c < weighed.Count; c++)
            {
                var (phrase, weight, holders) = weighed[c];
                if (chosen.Exists(p => Overlap(p.Phrase, phrase))) continue;
                var brings = holders.Sum(e => Math.Min(weight, Math.Max(0, missing[e])));
                // Of wordings that bring the same the longer one says more.
                if (brings > gain + 1e-4f) (best, gain) = (c, brings);
            }

            if (best < 0) break;
            foreach (var e in weighed[best].Holders) missing[e] -= weighed[best].Weight;
            chosen.Add(new(weighed[best].Phrase, weighed[best].Weight));
        }

        return chosen;
    }

    /// <summary>The probability of each example, in their order.</summary>
    public static IReadOnlyList<float> Fit(PromptFamily family, IReadOnlyList<string> examples)
    {
        var scorer = new PromptFamilies([family]);
        Span<float> score = stackalloc float[1];
        var fits = new float[examples.Count];
        for (var e = 0; e < fits.Length; e++)
        {
            scorer.Score(PromptReader.WordsOf(null, examples[e]), score);
            fits[e] = score[0];
        }

        return fits;
    }

    private static List<(string Phrase, float Weight, int[] Holders)> Weighed(IReadOnlyList<string> examples, IReadOnlyList<string> candidates, IReadOnlyList<int> ordinary, int texts)
    {
        var places = candidates.Select((phrase, n) => (phrase, n)).ToDictionary(c => c.phrase, c => c.n, StringComparer.Ordinal);
        var holders = candidates.Select(_ => new List<int>()).ToArray();
        foreach (var (e, example) in examples.Index())
            foreach (var run in RunsOf(example))
                if (places.TryGetValue(run, out var at)) holders[at].Add(e);
        return [.. candidates.Select((phrase, n) => (Phrase: phrase, Weight: WeightOf(holders[n].Count, examples.Count, texts == 0 ? 0 : ordinary[n], texts), Holders: holders[n].ToArray()))
            .Where(c => c.Weight >= LeastGain).OrderByDescending(c => c.Phrase.Length)];
    }

    private static float WeightOf(int held, int examples, int ordinary, int texts)
    {
        if (texts == 0) return MathF.Round(AloneWeight * held / examples, 1);
        var weight = Math.Log((held + 0.5) / (examples + 1)) - Math.Log((ordinary + 0.5) / (texts + 1));
        return (float)Math.Round(Math.Min(weight, MostWeight), 1);
    }

    // Two that share two words in a row are one piece of evidence, told twice.
    private static bool Overlap(string one, string other)
    {
        var (mine, theirs) = (one.Split(' '), other.Split(' '));
        return mine.Zip(mine.Skip(1)).Intersect(theirs.Zip(theirs.Skip(1))).Any();
    }

    // Each different run once. A run of short words alone is grammar.
    private static HashSet<string> RunsOf(string example)
    {
        var words = WordsOf(example);
        var runs = new HashSet<string>(StringComparer.Ordinal);
        for (var from = 0; from < words.Count; from++)
            for (var length = ShortestRun; length <= LongestRun && from + length <= words.Count; length++)
            {
                var run = words.GetRange(from, length);
                if (run.Exists(w => w.Length >= 4 || w[0] > 127)) runs.Add(string.Join(' ', run));
            }

        return runs;
    }

    // The words as WordHashes cuts them, in letters.
    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length && words.Count < MostWords;)
        {
            var start = i;
            switch (WordHashes.KindOf(text[i]))
            {
                case CharKind.Letter:
                    WordHashes.ReadWord(text, ref i);
                    words.Add(string.Concat(text[start..i].Where(c => WordHashes.KindOf(c) is CharKind.Letter)).ToLowerInvariant());
                    break;
                case CharKind.Digit:
                    i = WordHashes.EndOfNumber(text, i);
                    words.Add("0");
                    break;
                case CharKind.Alone:
                    words.Add(text[i++].ToString());
                    break;
                default:
                    i++;
                    break;
            }
        }

        return words;
    }
}
