using System.Globalization;
using System.Text;

namespace Investigator.Web.Linking;

/// <summary>
/// A label or reason as text that cannot act: characters that are invisible or turn the direction of text are written out, long ones cut.
/// The same rule as in the picture (text.ts), so that both show the same.
/// </summary>
internal static class PlainLabel
{
    public static string Of(string value, int limit = 400)
    {
        var shown = new StringBuilder(Math.Min(value.Length, limit));
        var count = 0;
        foreach (var rune in value.AsSpan(0, Math.Min(value.Length, limit * 2)).EnumerateRunes())
        {
            if (++count > limit) break;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            else
                shown.Append(rune.ToString());
        }
        if (count > limit || value.Length > limit * 2) shown.Append('…');
        return shown.ToString();
    }
}
