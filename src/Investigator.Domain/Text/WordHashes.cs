using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Investigator.Domain.Text;

/// <summary>
/// Cuts text into words and hashes each: lower-cased, digits masked, punctuation dropped, invisible format characters (zero-width, direction marks)
/// passed over so that they cannot split a word. Scripts written without spaces (Han, Kana, Thai) give one word per character.
/// </summary>
public static class WordHashes
{
    /// <summary>Stands for every number, so that two texts that differ in numbers only are equal.</summary>
    public const ulong Number = 0x9E3779B97F4A7C15;

    private const ulong Seed = 14695981039346656037;    // FNV-1a, 64 bit: the word is short, one multiplication a character
    private const ulong Prime = 1099511628211;

    /// <summary>Writes one hash per word. O(length); never throws; stops when <paramref name="words"/> is full, which cannot happen when it is as long as the text.</summary>
    /// <returns>How many words were written.</returns>
    public static int Read(ReadOnlySpan<char> text, Span<ulong> words)
    {
        var count = 0;
        for (var i = 0; i < text.Length && count < words.Length;)
        {
            var kind = KindOf(text[i]);
            switch (kind)
            {
                case CharKind.Letter:
                    words[count++] = ReadWord(text, ref i);
                    break;
                case CharKind.Digit:
                    i = EndOfNumber(text, i);
                    words[count++] = Number;
                    break;
                case CharKind.Alone:
                    words[count++] = Mix((Seed ^ text[i++]) * Prime);
                    break;
                default:
                    i++;
                    break;
            }
        }
        return count;
    }

    /// <summary>The hashes of a phrase, for look-ups that must agree with <see cref="Read"/>.</summary>
    public static ulong[] Of(string phrase)
    {
        var words = new ulong[phrase.Length];
        return words[..Read(phrase, words)];
    }

    /// <summary>Hash of the word that starts at <paramref name="at"/>, which is moved past its end.</summary>
    internal static ulong ReadWord(ReadOnlySpan<char> text, ref int at)
    {
        var hash = Seed;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c < 128 && AsciiKinds[c] == (byte)CharKind.Letter)
            {
                hash = (hash ^ ((uint)c | 0x20)) * Prime;
                continue;
            }
            var kind = KindOf(c);
            if (kind is CharKind.Invisible) continue;
            if (kind is not CharKind.Letter) break;
            hash = (hash ^ (c < 128 ? (uint)c | 0x20 : char.ToLowerInvariant(c))) * Prime;
        }
        return Mix(hash);
    }

    /// <summary>First position after the number at <paramref name="at"/>: digits with single separators between them (1,000.5, 12:30, 2026-01-02).</summary>
    internal static int EndOfNumber(ReadOnlySpan<char> text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (KindOf(text[at]) is CharKind.Digit) continue;
            if (!".,:/-".Contains(text[at]) || at + 1 >= text.Length || KindOf(text[at + 1]) is not CharKind.Digit) break;
        }
        return at;
    }

    internal static CharKind KindOf(char c) => c < 128 ? (CharKind)AsciiKinds[c] : KindOfForeign(c);

    // One look-up a character: computing the kind and reading words were 39 % of the samples of a profile of all text features.
    private static ReadOnlySpan<byte> AsciiKinds =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    ];

    private static CharKind KindOfForeign(char c)
    {
        if (c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\u0E00' and <= '\u0E7F') return CharKind.Alone;
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharKind.Letter,
            UnicodeCategory.DecimalDigitNumber => CharKind.Digit,
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => CharKind.Invisible,
            _ => c is '\u2019' ? CharKind.Invisible : CharKind.Separator,
        };
    }

    /// <summary>Spreads the bits (finalizer of MurmurHash3), because FNV leaves the high ones of short words alike.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]      // five times a word; as a call it was a tenth of all text features
    internal static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }

    /// <summary>One hash of two in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Pair(ulong first, ulong second) =>
        Mix(BitOperations.RotateLeft(first, 23) ^ (second * Number));
}

// The numbers stand in the table of ASCII above.
internal enum CharKind { Separator = 0, Letter = 1, Digit = 2, Alone = 3, Invisible = 4 }
