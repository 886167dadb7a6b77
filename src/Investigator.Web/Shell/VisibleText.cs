using System.Globalization;
using System.Text;

namespace Investigator.Web.Shell;

/// <summary>Text written by strangers, made safe to look at: what would be invisible or would turn the line around is shown as its code point.</summary>
public static class VisibleText
{
    /// <param name="keepLines">Keep line breaks and tabs, for prompts; else they are shown as signs too.</param>
    public static string Of(string text, int most = int.MaxValue, bool keepLines = false)
    {
        var shown = new StringBuilder(Math.Min(text.Length, most) + 16);
        var taken = 0;
        foreach (var rune in text.EnumerateRunes()) // lone surrogates come as U+FFFD
        {
            if (taken + rune.Utf16SequenceLength > most) break;
            taken += rune.Utf16SequenceLength;
            if (keepLines && rune.Value is '\n' or '\t') shown.Append(rune.ToString());
            else if (!keepLines && rune.Value is '\n') shown.Append('⏎');
            else if (!keepLines && rune.Value is '\t') shown.Append('⇥');
            else if (keepLines && rune.Value is '\r') continue;
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                     or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                shown.Append(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩");
            else shown.Append(rune.ToString());
        }

        return shown.ToString();
    }
}
