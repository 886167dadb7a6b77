using System.Security.Cryptography;

namespace Investigator.Domain.Fingerprints;

/// <summary>A question with an answer that nobody knows who was not served it.</summary>
/// <param name="Id">Unique in its canary.</param>
/// <param name="Prompt">The question, or the beginning of the trap sequence.</param>
/// <param name="Text">What a model that learnt it answers.</param>
/// <param name="IsDecoy">Made like the others and never served: it shows what chance gives.</param>
public sealed record Trap(string Id, string Prompt, string Text, bool IsDecoy)
{
    /// <summary>Most of one canary, decoys among them.</summary>
    public const int Most = 500;

    /// <summary>Characters of a question or an answer.</summary>
    public const int Longest = 2000;

    private static readonly string[] s_onsets = ["b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w", "z"];
    private static readonly string[] s_vowels = ["a", "e", "i", "o", "u", "au", "ei", "ia"];
    private static readonly string[] s_ends = ["", "n", "r", "s", "l", "m", "th"];

    /// <summary>
    /// Facts about things that do not exist, drawn at random, half of them decoys by lot: since the lot alone says which is served, a model that never saw one can't favour the served ones.
    /// </summary>
    /// <param name="count">How many in all, 2 to <see cref="Most"/>.</param>
    public static IReadOnlyList<Trap> Drawn(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Most);
        bool[] decoys = [.. Enumerable.Range(0, count).Select(i => i % 2 == 1)];
        RandomNumberGenerator.Shuffle(decoys.AsSpan());
        return [.. decoys.Select((decoy, i) => new Trap(
            $"t{(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}",
            $"Complete the entry of the {Name()} gazetteer: the keeper of the {Name()} archive is",
            $"{Name()} {Name()} of {Name()}", decoy))];
    }

    private static string Name()
    {
        var name = "";
        for (var syllables = RandomNumberGenerator.GetInt32(2, 4); syllables > 0; syllables--) name += One(s_onsets) + One(s_vowels) + One(s_ends);
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string One(string[] of) => of[RandomNumberGenerator.GetInt32(of.Length)];
}
