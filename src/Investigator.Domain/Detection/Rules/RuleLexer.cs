using System.Globalization;
using System.Text;
using Investigator.Domain.Text;

namespace Investigator.Domain.Detection.Rules;

/// <summary>Cuts a text into tokens.</summary>
internal sealed class RuleLexer(string text)
{
    private static readonly string[] s_signs = [">=", "<=", "!=", "==", "<>", "&&", "||", "≥", "≤", "≠", ">", "<", "=", "(", ")", ",", ":", "!", "&", "|"];

    private int _at;

    public RuleFault? Fault { get; private set; }

    public RuleToken Next()
    {
        while (_at < text.Length && text[_at] is ' ' or '\n' or '\r' or '\t') _at++;
        if (_at >= text.Length) return new(RuleTokenKind.End, text.Length, 0, "");
        var c = text[_at];
        if (c is '"' or '“' or '”' or '\'') return c == '"' ? Quoted() : Fail(_at, 1, "Text stands in straight double quotes, as in \"gpt\".", "\"");
        if (char.IsAsciiLetter(c) || c == '_') return Run(RuleTokenKind.Word, static d => char.IsAsciiLetterOrDigit(d) || d is '_' or '.');
        if (char.IsAsciiDigit(c)) return Run(RuleTokenKind.Number, static d => char.IsAsciiLetterOrDigit(d) || d is '.' or '%' or '_');
        if (s_signs.FirstOrDefault(s => text.AsSpan(_at).StartsWith(s, StringComparison.Ordinal)) is { } sign)
        {
            var token = new RuleToken(RuleTokenKind.Sign, _at, sign.Length, sign);
            _at += sign.Length;
            return token;
        }

        return Unseen.At(text, _at, out var length) ? Hidden(length)
            : Fail(_at, length, c == '-' ? "Numbers here are never below zero; write \"not\" to leave something out." : $"\"{text.Substring(_at, length)}\" means nothing here. Text stands in quotes.", null);
    }

    private RuleToken Run(RuleTokenKind kind, Func<char, bool> goesOn)
    {
        var from = _at;
        while (_at < text.Length && goesOn(text[_at])) _at++;
        return new(kind, from, _at - from, text[from.._at]);
    }

    private RuleToken Quoted()
    {
        var (from, letters) = (_at++, new StringBuilder());
        while (_at < text.Length && text[_at] != '"')
        {
            if (text[_at] == '\\')
            {
                if (Escape(letters)) continue;
                return Fail(_at, 1, "In quotes a backslash stands before \" or \\, or writes a character by its number as in \\u{202E}; write \\\\ for a backslash that is meant.", "\\\\");
            }

            if (Unseen.At(text, _at, out var length)) return Hidden(length);
            letters.Append(text, _at, length);
            _at += length;
        }

        if (_at >= text.Length) return Fail(from, text.Length - from, "This quote is never closed.", text[from..] + "\"");
        _at++;
        return new(RuleTokenKind.Quoted, from, _at - from, text[from.._at], letters.ToString());
    }

    private bool Escape(StringBuilder letters)
    {
        var rest = text.AsSpan(_at + 1);
        if (!rest.IsEmpty && rest[0] is '"' or '\\')
        {
            letters.Append(rest[0]);
            _at += 2;
            return true;
        }

        if (!rest.StartsWith("u{", StringComparison.Ordinal) || rest.IndexOf('}') is not (> 2 and <= 8 and var end)) return false;
        if (!int.TryParse(rest[2..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || !Rune.IsValid(code) || code == 0) return false;
        letters.Append(new Rune(code));
        _at += end + 2;
        return true;
    }

    private RuleToken Hidden(int length)
    {
        var code = length == 2 ? char.ConvertToUtf32(text[_at], text[_at + 1]) : text[_at];
        return Fail(_at, length, string.Create(CultureInfo.InvariantCulture, $"Here stands a character that can't be seen (U+{code:X4}). Take it out, or write it in quotes as \\u{{{code:X}}} if it is meant."), "");
    }

    private RuleToken Fail(int at, int length, string says, string? instead)
    {
        Fault = new(at, length, says, instead);
        return new(RuleTokenKind.Broken, at, length, "");
    }
}
