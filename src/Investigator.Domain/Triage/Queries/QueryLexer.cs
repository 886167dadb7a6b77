using System.Globalization;
using System.Text;

namespace Investigator.Domain.Triage.Queries;

/// <summary>Cuts a text into tokens, on demand: what a colon or a sign means depends on whether a value is expected.</summary>
internal sealed class QueryLexer(string text)
{
    private static readonly string[] s_signs = [">=", "<=", "≥", "≤", ">", "<", "="];

    private readonly StringBuilder _letters = new();
    private List<string> _pieces = [];

    /// <summary>Where the next token is looked for.</summary>
    public int Position { get; set; }

    public QueryFault? Fault { get; private set; }

    /// <param name="value">True: a value is expected, so a colon is a letter and a sign is a sign.</param>
    public QueryToken Next(bool value)
    {
        while (Position < text.Length && char.IsWhiteSpace(text[Position])) Position++;
        if (Position >= text.Length) return new(QueryTokenKind.End, text.Length, 0, "");
        QueryTokenKind? single = text[Position] switch { '(' => QueryTokenKind.Open, ')' => QueryTokenKind.Close, ',' => QueryTokenKind.Comma, _ => null };
        if (single is { } kind) return Take(kind, 1);
        if (value && s_signs.FirstOrDefault(s => text.AsSpan(Position).StartsWith(s, StringComparison.Ordinal)) is { } sign) return Take(QueryTokenKind.Sign, sign.Length);
        (_pieces, _) = ([], _letters.Clear());
        return text[Position] == '"' ? Quoted() : Word(value);
    }

    /// <summary>True when an opening parenthesis is the next thing.</summary>
    public bool OpensNext()
    {
        var at = Position;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at < text.Length && text[at] == '(';
    }

    private QueryToken Quoted()
    {
        var from = Position++;
        while (Position < text.Length && text[Position] != '"')
            if (!Letter(inQuotes: true)) return Broken(from);
        if (Position >= text.Length) return Fail(from, text.Length - from, "This quote is never closed.", text[from..] + "\"");
        Position++;
        return End(QueryTokenKind.Quoted, from);
    }

    private QueryToken Word(bool value)
    {
        var from = Position;
        if (Defanged.Begins(text[from..Math.Min(text.Length, from + 4)]))
        {
            _letters.Append("http");
            Position += 4;
        }

        while (Position < text.Length && text[Position] is not ('(' or ')' or ',') && !char.IsWhiteSpace(text[Position]))
        {
            if (text[Position] == '"') return Fail(Position, 1, "A quote begins in the middle of a word. Put all of it in quotes, or write \\\" for a quote that is meant.", "\\\"");
            if (!value && text[Position] == ':' && IsName(from))
            {
                Position++;
                return new(QueryTokenKind.Field, from, Position - from, text[from..(Position - 1)]);
            }

            if (!Letter(inQuotes: false)) return Broken(from);
        }

        return End(QueryTokenKind.Word, from);
    }

    // A scheme (https://) and an address of the sixth version (fe80::1) have colons, too.
    private bool IsName(int from)
    {
        var name = text.AsSpan(from, Position - from);
        var after = text.AsSpan(Position + 1);
        if (name.IsEmpty || !char.IsAsciiLetter(name[0]) || after.StartsWith("//", StringComparison.Ordinal) || after.StartsWith(":", StringComparison.Ordinal)) return false;
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')) return false;
        return true;
    }

    /// <summary>Takes one letter, escaped or not.</summary>
    private bool Letter(bool inQuotes)
    {
        if (text[Position] == '\\') return Escape();
        if (!inQuotes && text[Position] == '*')
        {
            _pieces.Add(_letters.ToString());
            _letters.Clear();
            Position++;
            return true;
        }

        if (!inQuotes && Defanged.At(text.AsSpan(Position)) is { } mark)
        {
            _letters.Append(mark.Meant);
            Position += mark.Length;
            return true;
        }

        if (QueryWords.IsUnseen(text, Position, out var length))
        {
            var code = length == 2 ? char.ConvertToUtf32(text[Position], text[Position + 1]) : text[Position];
            Fault = new(Position, length, string.Create(CultureInfo.InvariantCulture, $"Here stands a character that can't be seen (U+{code:X4}). Take it out, or write it as \\u{{{code:X}}} if it is meant."), "");
            return false;
        }

        _letters.Append(text, Position, length);
        Position += length;
        return true;
    }

    private bool Escape()
    {
        var from = Position;
        var rest = text.AsSpan(from + 1);
        if (rest.StartsWith("u{", StringComparison.Ordinal))
        {
            var end = rest.IndexOf('}');
            if (end is > 2 and <= 8 && int.TryParse(rest[2..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code <= 0x10FFFF)
            {
                if (code is >= 0xD800 and <= 0xDFFF) _letters.Append((char)code);
                else _letters.Append(char.ConvertFromUtf32(code));
                Position += end + 2;
                return true;
            }
        }

        if (rest.IsEmpty || QueryWords.IsUnseen(text, from + 1, out var length) || (char.IsAsciiLetterOrDigit(rest[0])))
        {
            Fault = new(from, 1, "A backslash takes the meaning from the sign that follows; write \\\\ for a backslash that is meant.", "\\\\");
            return false;
        }

        _letters.Append(text, from + 1, length);
        Position += 1 + length;
        return true;
    }

    private QueryToken Take(QueryTokenKind kind, int length)
    {
        var token = new QueryToken(kind, Position, length, text.Substring(Position, length));
        Position += length;
        return token;
    }

    private QueryToken End(QueryTokenKind kind, int from)
    {
        _pieces.Add(_letters.ToString());
        return new(kind, from, Position - from, text[from..Position], new(Joined(_pieces)));
    }

    private QueryToken Fail(int at, int length, string says, string? instead)
    {
        Fault = new(at, length, says, instead);
        return Broken(at);
    }

    private static QueryToken Broken(int from) => new(QueryTokenKind.Broken, from, 0, "");

    // Two wildcards side by side say no more than one.
    private static List<string> Joined(List<string> pieces) => [.. pieces.Where((p, i) => p.Length > 0 || i == 0 || i == pieces.Count - 1)];
}
