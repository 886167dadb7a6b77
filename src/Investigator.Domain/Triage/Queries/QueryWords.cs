using Investigator.Domain.Text;

namespace Investigator.Domain.Triage.Queries;

/// <summary>The few words of the language, and which characters it can't show.</summary>
internal static class QueryWords
{
    public const string And = "and";
    public const string Or = "or";
    public const string Not = "not";
    public const string Off = "off";
    public const string In = "in";

    public static bool Are(string word) => Is(word, And) || Is(word, Or) || Is(word, Not) || Is(word, Off) || Is(word, In);

    public static bool Is(string word, string known) => word.Equals(known, StringComparison.OrdinalIgnoreCase);

    public static bool HasUnseen(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (IsUnseen(text, i, out var length)) return true;
            i += length;
        }

        return false;
    }

    /// <summary>Controls, marks that turn the direction of text, joiners, half characters: what a reader can't see.</summary>
    /// <param name="length">How many <c>char</c>s the character at this place takes.</param>
    public static bool IsUnseen(string text, int at, out int length) => Unseen.At(text, at, out length);
}
