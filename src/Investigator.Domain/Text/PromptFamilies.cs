using System.Text.Json;

namespace Investigator.Domain.Text;

/// <summary>
/// The prompt families known, and how well a text fits each: sigmoid(bias + weights of the wordings found).
/// Immutable and thread-safe.
/// </summary>
public sealed class PromptFamilies
{
    /// <summary>Probability from which a text is said to belong to a family.</summary>
    public const float Threshold = 0.5f;

    private const int HeadWords = 512;      // templates show in their first words; the rest is mostly slot
    private const int TailWords = 128;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly Lazy<PromptFamilies> Shipped = new(LoadShipped);
    private readonly PhraseIndex _phrases;

    /// <summary>Makes a set of families.</summary>
    /// <param name="all">The families; ids are distinct, every pattern has a word.</param>
    public PromptFamilies(IReadOnlyList<PromptFamily> all)
    {
        if (Problem(all) is { } problem) throw new ArgumentException(problem, nameof(all));
        All = all;
        _phrases = new(all);
    }

    /// <summary>The families that ship with the product.</summary>
    public static PromptFamilies BuiltIn => Shipped.Value;

    /// <summary>The families, in the order of their scores.</summary>
    public IReadOnlyList<PromptFamily> All { get; }

    /// <summary>These families and those of an operator's JSON list; one with a known id replaces it.</summary>
    /// <returns>The new set, or why the JSON cannot be used, in words for its author.</returns>
    public (PromptFamilies? Families, string? Refusal) With(ReadOnlySpan<byte> json)
    {
        try
        {
            var own = JsonSerializer.Deserialize<List<PromptFamily>>(json, Json) ?? [];
            List<PromptFamily> all = [.. All.Where(f => own.TrueForAll(o => !string.Equals(o?.Id, f.Id, StringComparison.Ordinal))), .. own];
            return Problem(all) is { } problem ? (null, problem) : (new(all), null);
        }
        catch (JsonException malformed)
        {
            return (null, $"The list of families is not valid JSON of the expected form: {malformed.Message}");
        }
    }

    /// <summary>Probability of each family, in the order of <see cref="All"/>. Independent: they need not sum to one. O(words).</summary>
    /// <param name="words">Words of system prompt and prompt (<see cref="WordHashes.Read"/>); of a long text the first 512 and last 128 count.</param>
    /// <param name="scores">As long as <see cref="All"/>.</param>
    public void Score(ReadOnlySpan<ulong> words, Span<float> scores)
    {
        scoped Span<ulong> cut = stackalloc ulong[HeadWords + TailWords];
        if (words.Length > cut.Length)
        {
            words[..HeadWords].CopyTo(cut);
            words[^TailWords..].CopyTo(cut[HeadWords..]);
            Combine(cut, scores);
        }
        else
        {
            Combine(words, scores);
        }
    }

    private void Combine(ReadOnlySpan<ulong> words, Span<float> scores)
    {
        for (var f = 0; f < All.Count; f++) scores[f] = All[f].Bias;
        _phrases.AddWeights(words, scores);
        for (var f = 0; f < All.Count; f++) scores[f] = 1f / (1f + MathF.Exp(-scores[f]));
    }

    /// <summary>The family that fits best and its probability; null and 0 when none reaches <see cref="Threshold"/>.</summary>
    public (string? Family, float Score) Best(ReadOnlySpan<ulong> words)
    {
        if (words.IsEmpty) return (null, 0);
        Span<float> scores = All.Count <= 64 ? stackalloc float[All.Count] : new float[All.Count];
        Score(words, scores);
        var best = 0;
        for (var f = 1; f < scores.Length; f++)
            if (scores[f] > scores[best]) best = f;
        return scores[best] >= Threshold ? (All[best].Id, scores[best]) : (null, 0);
    }

    private static int IndexOf(IReadOnlyList<PromptFamily> all, string id)
    {
        for (var f = 0; f < all.Count; f++)
            if (string.Equals(all[f]?.Id, id, StringComparison.Ordinal)) return f;
        return -1;
    }

    private static string? Problem(IReadOnlyList<PromptFamily> all)
    {
        if (all.Count is 0 or > 1000) return "Between 1 and 1,000 prompt families are needed.";
        if (all.Sum(f => f?.Patterns?.Count ?? 0) > 20_000) return "At most 20,000 patterns are taken.";
        for (var f = 0; f < all.Count; f++)
        {
            var family = all[f];
            if (family is null || string.IsNullOrWhiteSpace(family.Id) || family.Patterns is null) return "A prompt family needs an id and a list of patterns.";
            if (IndexOf(all, family.Id) != f) return $"The prompt family '{family.Id}' is listed twice.";
            if (!float.IsFinite(family.Bias)) return $"The bias of '{family.Id}' is not a number.";
            foreach (var pattern in family.Patterns)
            {
                if (pattern?.Phrase is null || WordHashes.Of(pattern.Phrase).Length == 0) return $"A pattern of '{family.Id}' has no word in it.";
                if (!float.IsFinite(pattern.Weight)) return $"The weight of '{pattern.Phrase}' in '{family.Id}' is not a number.";
            }
        }
        return null;
    }

    private static PromptFamilies LoadShipped()
    {
        var house = typeof(PromptFamilies).Assembly;
        using var list = house.GetManifestResourceStream("prompt-families.json")
            ?? throw new InvalidOperationException("The list of prompt families is missing from the assembly.");
        return new(JsonSerializer.Deserialize<List<PromptFamily>>(list, Json) ?? []);
    }
}
