using System.Text;
using System.Text.RegularExpressions;

namespace Investigator.Tests.Sharing.Stix;

internal enum TokenKind { Word, Keyword, Text, Number, Timestamp, Bytes, Symbol, End }

internal sealed record Token(TokenKind Kind, string Text);

internal sealed class PatternException(string message) : Exception(message);

/// <summary>Words of the STIX patterning language (STIX 2.1, section 9), as the grammar of OASIS makes them: keywords in capitals alone, and never a name. Comments are not read: nobody who shares needs them.</summary>
internal static partial class PatternLexer
{
    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "AND", "OR", "NOT", "FOLLOWEDBY", "LIKE", "MATCHES", "ISSUPERSET", "ISSUBSET", "EXISTS", "LAST", "IN", "START", "STOP", "SECONDS", "true", "false", "WITHIN", "REPEATS", "TIMES",
    };

    private static readonly string[] s_symbols = ["==", "!=", "<>", "<=", ">=", "=", "<", ">", "[", "]", "(", ")", ":", ",", ".", "*"];

    internal static List<Token> Read(string pattern)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < pattern.Length)
        {
            if (" \t\r\n".Contains(pattern[at], StringComparison.Ordinal))
                at++;
            else if (pattern[at] == '\'')
                tokens.Add(new(TokenKind.Text, Literal(pattern, ref at)));
            else if (pattern[at] is 't' or 'h' or 'b' && at + 1 < pattern.Length && pattern[at + 1] == '\'')
                tokens.Add(Typed(pattern, ref at));
            else if (Number().Match(pattern, at) is { Success: true } number)
                at = Take(TokenKind.Number, number.Value);
            else if (Word().Match(pattern, at) is { Success: true } word)
                at = Take(s_keywords.Contains(word.Value) ? TokenKind.Keyword : TokenKind.Word, word.Value);
            else if (s_symbols.FirstOrDefault(symbol => string.CompareOrdinal(pattern, at, symbol, 0, symbol.Length) == 0) is { } symbol)
                at = Take(TokenKind.Symbol, symbol);
            else
                throw new PatternException($"unexpected U+{(int)pattern[at]:X4} at {at}");
        }

        tokens.Add(new(TokenKind.End, ""));
        return tokens;

        int Take(TokenKind kind, string text)
        {
            tokens.Add(new(kind, text));
            return at + text.Length;
        }
    }

    private static string Literal(string pattern, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\'':
                    at++;
                    return text.ToString();
                case '\\' when at + 1 < pattern.Length && pattern[at + 1] is '\'' or '\\':
                    text.Append(pattern[++at]);
                    break;
                case '\\':
                    throw new PatternException($"backslash before nothing to escape at {at}");
                default:
                    text.Append(pattern[at]);
                    break;
            }
        }

        throw new PatternException("string without an end");
    }

    private static Token Typed(string pattern, ref int at)
    {
        var kind = pattern[at++];
        var text = Literal(pattern, ref at);
        var good = kind switch
        {
            't' => StixForms.IsTimestamp(text, anyPrecision: true),
            'h' => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit),
            _ => Base64().IsMatch(text),
        };
        return good ? new(kind == 't' ? TokenKind.Timestamp : TokenKind.Bytes, text) : throw new PatternException($"bad {kind}'' literal");
    }

    [GeneratedRegex(@"\G[+-]?([0-9]*\.[0-9]+|0(?![0-9])|[1-9][0-9]*)(?![A-Za-z_0-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Base64();

    [GeneratedRegex(@"\G[A-Za-z_][A-Za-z0-9_-]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
