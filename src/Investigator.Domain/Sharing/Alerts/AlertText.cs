using System.Globalization;
using System.Text;

namespace Investigator.Domain.Sharing.Alerts;

/// <summary>Text of others, made safe for a line that machines read and people look at.</summary>
internal static class AlertText
{
    /// <summary>Longest text of one field, in characters; the rest is cut.</summary>
    public const int Longest = 1000;

    /// <summary>Control characters, ends of lines, and marks that turn the direction of text or hide in it become the replacement character.</summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (safe.Length + rune.Utf16SequenceLength > Longest) break;
            safe.Append(IsPlain(rune) ? rune.ToString() : "\uFFFD");
        }

        return safe.ToString();
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
