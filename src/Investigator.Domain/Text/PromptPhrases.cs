using System.Numerics;
using System.Runtime.InteropServices;

namespace Investigator.Domain.Text;

/// <summary>
/// What is kept of a prompt's wording in pieces smaller than a template: eight runs of three words of its first 40 and last 12, as hashes of 32 bits. Those with the smallest hashes are kept (Broder 1997), so that a turn of
/// speech which is kept of one prompt is kept of nearly all that have it. A template that is reworded for each account has no skeleton in common with the others, but pieces of it come back.
/// </summary>
/// <param name="A">The two smallest, the smaller one in the upper half; 0: none.</param>
/// <param name="B">The next two.</param>
/// <param name="C">The next two.</param>
/// <param name="D">The next two.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PromptPhrases(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>Most that are kept of a prompt.</summary>
    public const int Most = 8;

    private const int Run = 3;
    private const int FromStart = 40;
    private const int FromEnd = 12;

    /// <summary>Nothing was kept: there was no text, or fewer than three words.</summary>
    public bool IsEmpty => A == 0;

    /// <summary>The phrases of a text by its words (<see cref="WordHashes"/>). O(1): at most 50 runs; allocation-free.</summary>
    public static PromptPhrases Of(ReadOnlySpan<ulong> words)
    {
        Span<uint> kept = stackalloc uint[Most];
        kept.Fill(uint.MaxValue);
        var start = Math.Min(words.Length, FromStart);
        for (var i = 0; i + Run <= start; i++) Keep(kept, Hash(words[i..]));
        for (var i = Math.Max(FromStart, words.Length - FromEnd); i + Run <= words.Length; i++) Keep(kept, Hash(words[i..]));
        return new(Pair(kept), Pair(kept[2..]), Pair(kept[4..]), Pair(kept[6..]));
    }

    /// <summary>Writes the phrases, smallest first, without what is missing.</summary>
    /// <param name="phrases">At least <see cref="Most"/> long.</param>
    /// <returns>How many there are.</returns>
    public int CopyTo(Span<uint> phrases)
    {
        var count = 0;
        foreach (var two in (ReadOnlySpan<ulong>)[A, B, C, D])
        {
            if (two >> 32 is > 0 and var first) phrases[count++] = (uint)first;
            if ((uint)two is > 0 and var second) phrases[count++] = second;
        }
        return count;
    }

    private static uint Hash(ReadOnlySpan<ulong> words)
    {
        var hash = (uint)(WordHashes.Mix(words[0] ^ BitOperations.RotateLeft(words[1], 21) ^ BitOperations.RotateLeft(words[2], 43)) >> 32);
        return hash is 0 or uint.MaxValue ? 1 : hash;     // both stand for none
    }

    // The smallest eight, each once, in order. Most runs fail the first comparison.
    private static void Keep(Span<uint> kept, uint hash)
    {
        if (hash >= kept[^1]) return;
        var place = kept.Length - 1;
        while (place > 0 && kept[place - 1] > hash) place--;
        if (place > 0 && kept[place - 1] == hash) return;
        for (var i = kept.Length - 1; i > place; i--) kept[i] = kept[i - 1];
        kept[place] = hash;
    }

    private static ulong Pair(ReadOnlySpan<uint> two) => ((ulong)Said(two[0]) << 32) | Said(two[1]);

    private static uint Said(uint hash) => hash == uint.MaxValue ? 0 : hash;
}
