using System.Globalization;
using System.Text;

namespace Investigator.Domain.Fingerprints;

/// <summary>
/// A text as its words, so that two spellings of one passage are equal: Unicode form KC, lower case, runs of letters, marks and digits. Scripts written without spaces (Han, Kana, Thai)
/// give one word a character. The rule is plain enough to be built again at a gateway.
/// </summary>
public static class PlainWords
{
    /// <summary>The words in order. O(length); half surrogate pairs are passed over.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        Span<char> letter = stackalloc char[2];
        foreach (var rune in Whole(text).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format) continue; // zero-width characters can't split a word
            if (IsPart(rune) && !IsAlone(rune.Value)) word.Append(letter[..Rune.ToLowerInvariant(rune).EncodeToUtf16(letter)]);
            else
            {
                End();
                if (IsAlone(rune.Value)) words.Add(rune.ToString());
            }
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Whether the words stand in the text together and in order. O(words of both).</summary>
    public static bool Hold(IReadOnlyList<string> text, IReadOnlyList<string> sought)
    {
        if (sought.Count == 0) return false;
        for (var from = 0; from + sought.Count <= text.Count; from++)
        {
            var at = 0;
            while (at < sought.Count && string.Equals(text[from + at], sought[at], StringComparison.Ordinal)) at++;
            if (at == sought.Count) return true;
        }

        return false;
    }

    // Normalising throws at half a pair, and strangers send them.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        Span<char> pair = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
            if (rune != Rune.ReplacementChar) whole.Append(pair[..rune.EncodeToUtf16(pair)]);
        return whole.ToString();
    }

    private static bool IsPart(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsAlone(int value) => value is >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0x0E00 and <= 0x0E7F or >= 0x20000 and <= 0x323AF;
}
