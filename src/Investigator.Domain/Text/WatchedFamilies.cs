namespace Investigator.Domain.Text;

/// <summary>The families that new prompts are compared with just now. Thread-safe: the set is replaced whole, and a prompt is compared with one set.</summary>
public sealed class WatchedFamilies
{
    /// <summary>Most families watched at once; each costs every prompt a little.</summary>
    public const int Most = 50;

    private volatile Set? _now;

    /// <summary>The families watched now.</summary>
    public IReadOnlyList<WatchedFamily> Now => _now?.Families ?? [];

    /// <summary>Watches these from now on, and no others; beyond <see cref="Most"/> the rest is left out.</summary>
    public void Watch(IReadOnlyList<WatchedFamily> families) => _now = families.Count == 0 ? null : new([.. families.Take(Most)]);

    /// <summary>The families that a prompt fits; <c>null</c>: none. O(words); allocates only for a match.</summary>
    internal IReadOnlyList<FamilyMatch>? Among(ReadOnlySpan<ulong> words)
    {
        if (_now is not { } now || words.IsEmpty) return null;
        Span<float> scores = stackalloc float[now.Families.Count];
        now.Scored.Score(words, scores);
        List<FamilyMatch>? found = null;
        for (var f = 0; f < scores.Length; f++)
            if (scores[f] >= PromptFamilies.Threshold) (found ??= []).Add(new(now.Families[f].Id, now.Families[f].Version, scores[f]));
        return found;
    }

    private sealed class Set(IReadOnlyList<WatchedFamily> families)
    {
        public IReadOnlyList<WatchedFamily> Families { get; } = families;

        // Two versions of one family are two to the scorer.
        public PromptFamilies Scored { get; } = new([.. families.Select(f => f.Family with { Id = FormattableString.Invariant($"{f.Id}/{f.Version}") })]);
    }
}
