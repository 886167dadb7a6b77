using System.Buffers;
using System.Globalization;
using System.Text;

namespace Investigator.Domain.Text;

/// <summary>Characters that a reader can't see, and behind which a text can say something else than it shows.</summary>
internal static class Unseen
{
    /// <summary>Controls, marks that turn the direction of text, joiners, half characters, white space that is no plain space.</summary>
    /// <param name="length">How many <c>char</c>s the character at this place takes.</param>
    public static bool At(string text, int at, out int length)
    {
        if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length) != OperationStatus.Done)
        {
            length = 1;
            return true;
        }

        return rune.Value != ' ' && (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
    }
}
