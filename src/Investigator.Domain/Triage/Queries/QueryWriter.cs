using System.Globalization;
using System.Text;

namespace Investigator.Domain.Triage.Queries;

/// <summary>Writes a tree so that reading it gives the same tree. What can't be seen is written by its number, so no text says something else than it shows.</summary>
internal static class QueryWriter
{
    public static string Write(QueryNode node) => node switch
    {
        AllOf all => string.Join(" and ", all.Parts.Select(p => Inside(p, p is AnyOf or AllOf))),
        AnyOf any => string.Join(" or ", any.Parts.Select(p => Inside(p, p is AnyOf or AllOf))),
        NotThis not => "not " + Inside(not.Part, not.Part is AllOf or AnyOf),
        SwitchedOff off => "off " + Inside(off.Part, off.Part is AllOf or AnyOf),
        TextTerm text => Word(text.Pattern, bare: true, []),
        FieldTerm term => $"{term.Field.Name}:{Test(term)}",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string Inside(QueryNode part, bool parentheses) => parentheses ? $"({Write(part)})" : Write(part);

    private static string Test(FieldTerm term) => term.Test switch
    {
        IsOneOf { Values: [var only] } => Value(only, term.Field),
        IsOneOf one => $"in ({string.Join(", ", one.Values.Select(v => Value(v, term.Field)))})",
        Compares compares => Sign(compares.How) + Value(compares.Value, term.Field),
        Between between => $"{Value(between.From, term.Field)}..{Value(between.To, term.Field)}",
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private static string Sign(QueryComparison how) => how switch { QueryComparison.More => ">", QueryComparison.AtLeast => ">=", QueryComparison.Less => "<", QueryComparison.AtMost => "<=" };

    private static string Value(QueryValue value, QueryField field) => value switch
    {
        NumberValue number => number.Number.ToString("R", CultureInfo.InvariantCulture),
        MomentValue moment => moment.Moment.Text,
        ChoiceValue choice => choice.Choice,
        PatternValue pattern => Word(pattern.Pattern, bare: false, field.Choices),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    // Quoted where a bare word would be read as something else.
    private static string Word(QueryPattern pattern, bool bare, IReadOnlyList<string> choices)
    {
        var letters = pattern.Letters;
        if (!pattern.IsPlain) return string.Join('*', pattern.Pieces.Select((piece, i) => Escaped(piece, first: i == 0)));
        var plain = letters.Length > 0 && letters.All(IsPlain) && !QueryWords.HasUnseen(letters) && IsPlainFirst(letters[0]) && !QueryWords.Are(letters) && !Defanged.Begins(letters)
            && !(bare && letters.Contains(':', StringComparison.Ordinal)) && !choices.Contains(letters, StringComparer.OrdinalIgnoreCase);
        return plain ? letters : Quoted(letters);
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        Append(quoted, text, c => c is '"' or '\\');
        return quoted.Append('"').ToString();
    }

    private static string Escaped(string piece, bool first)
    {
        var escaped = new StringBuilder();
        if (first && Defanged.Begins(piece))
        {
            escaped.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)piece[0]:X}}}");
            piece = piece[1..];
            first = false;
        }

        var at = 0;
        Append(escaped, piece, c => !IsPlain(c) || (at++ == 0 && first && !IsPlainFirst(c)) || c == ':');
        return escaped.ToString();
    }

    private static void Append(StringBuilder to, string text, Func<char, bool> escape)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (QueryWords.IsUnseen(text, i, out var length))
            {
                to.Append(CultureInfo.InvariantCulture, $"\\u{{{(length == 2 ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]):X}}}");
                i += length - 1;
                continue;
            }

            if (escape(text[i])) to.Append('\\');
            to.Append(text, i, length);
            i += length - 1;
        }
    }

    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '-' or '_' or '.' or '/' or '@' or '+' or '#' or '%' or '~' or ':' or '?' or ';' or '\'' or '$' or '|' or '^';

    private static bool IsPlainFirst(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '_' or '.' or '/' or '@' or '#' or '%' or '~' or '?' or '$' or '\'';
}
