using System.Text;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>Cuts a pattern into words (STIX 2.1, section 9). Linear in its length.</summary>
internal static class PatternWords
{
    /// <returns>The words with an end behind them, or what is wrong.</returns>
    internal static (List<PatternToken> Tokens, string? Wrong) Of(string pattern)
    {
        var tokens = new List<PatternToken>();
        for (var at = 0; at < pattern.Length;)
        {
            var letter = pattern[at];
            if (char.IsWhiteSpace(letter))
            {
                at++;
                continue;
            }

            var (token, length) = letter switch
            {
                '\'' => Quoted(pattern, at),
                '[' or ']' or '(' or ')' or ',' => (new PatternToken(PatternTokenKind.Sign, letter.ToString(), at), 1),
                '=' => (new(PatternTokenKind.Sign, "=", at), pattern[at..].StartsWith("==", StringComparison.Ordinal) ? 2 : 1),
                '!' or '<' or '>' => Operator(pattern, at),
                _ => Word(pattern, at),
            };
            if (length == 0) return ([], $"the character at place {at + 1} begins nothing that a pattern has");
            if (length < 0) return ([], $"the quoted text that begins at place {at + 1} does not end");
            tokens.Add(token);
            at += length;
        }

        tokens.Add(new(PatternTokenKind.End, "", pattern.Length));
        return (tokens, null);
    }

    private static (PatternToken Token, int Length) Operator(string pattern, int at)
    {
        var two = at + 1 < pattern.Length ? pattern.Substring(at, 2) : "";
        return two is "!=" or "<=" or ">=" or "<>" ? (new(PatternTokenKind.Sign, two, at), 2)
            : pattern[at] is '!' ? (default, 0)
            : (new(PatternTokenKind.Sign, pattern[at].ToString(), at), 1);
    }

    private static (PatternToken Token, int Length) Quoted(string pattern, int at)
    {
        var text = new StringBuilder();
        for (var i = at + 1; i < pattern.Length; i++)
        {
            if (pattern[i] == '\'') return (new(PatternTokenKind.Text, text.ToString(), at), i + 1 - at);
            if (pattern[i] == '\\' && ++i == pattern.Length) break;
            text.Append(pattern[i]);
        }

        return (default, -1);
    }

    // An object path may hold quoted steps and steps into lists: file:hashes.'SHA-256', network-traffic:protocols[*].
    private static (PatternToken Token, int Length) Word(string pattern, int at)
    {
        var (text, i, path) = (new StringBuilder(), at, false);
        while (i < pattern.Length)
        {
            var letter = pattern[i];
            if (char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or '+')
            {
                text.Append(letter);
                i++;
            }
            else if (letter == ':' && !path && i > at)
            {
                path = true;
                text.Append(letter);
                i++;
            }
            else if (letter == '\'' && (i > at) && (pattern[i - 1] == '.' || i == at + 1))
            {
                var (quoted, length) = Quoted(pattern, i);
                if (length < 0) return (default, -1);
                text.Append(quoted.Text);
                i += length;
            }
            else if (letter == '[' && path && pattern.IndexOf(']', i) is > 0 and var end && end - i <= 12)
            {
                text.Append(pattern, i, end + 1 - i);
                i = end + 1;
            }
            else
            {
                break;
            }
        }

        return (new(PatternTokenKind.Word, text.ToString(), at), i - at);
    }
}
