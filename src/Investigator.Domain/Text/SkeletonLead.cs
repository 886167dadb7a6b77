using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Investigator.Domain.Text;

/// <summary>
/// The lead of a text: its first instruction, masked. A template carries its wording there and its slot later, so the lead ends where the
/// slot is likely to begin: after a colon, a line break or a sentence once enough words have passed, and at a fixed number of words in any case.
/// </summary>
internal static class SkeletonLead
{
    /// <summary>When a lead ends, in masked words.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Limits(int AtRule, int AtColon, int AtLine, int AtSentence, int Words);

    internal static readonly Limits Prompt = new(AtRule: 3, AtColon: 4, AtLine: 6, AtSentence: 12, Words: 32);

    /// <summary>A system prompt is mostly wording, its slot comes late.</summary>
    internal static readonly Limits System = new(AtRule: 12, AtColon: 12, AtLine: 24, AtSentence: 32, Words: 48);

    private const int LongestWord = 40;         // above: encoded bytes, not language
    private const int LongestQuote = 600;
    private const int LongestRun = 256;
    private static readonly SearchValues<char> RunEnds = SearchValues.Create(" \t\r\n<>\"");
    private static readonly SearchValues<char> RunEndsOrAt = SearchValues.Create(" \t\r\n<>\"@");
    private static readonly SearchValues<string> Links = SearchValues.Create(["http://", "https://", "www."], StringComparison.OrdinalIgnoreCase);

    /// <summary>Masks the lead of <paramref name="text"/> into <paramref name="tokens"/> (at least as long as the word limit). O(window).</summary>
    /// <returns>How many tokens there are.</returns>
    internal static int Read(ReadOnlySpan<char> text, Limits limits, Span<LeadToken> tokens)
    {
        text = PromptWindow.HeadOf(text);
        int count = 0, words = 0;
        var mails = text.Contains('@');         // looked for once: to look ahead of every word costs more than to hash it
        for (var i = 0; i < text.Length && count < limits.Words;)
        {
            var start = i;
            var kind = Next(text, ref i, mails, out var hash);
            if (kind is LeadKind.None)
            {
                if (EndsAt(text, start, words, limits)) break;
                continue;
            }
            var token = new LeadToken(kind, start, i - start, kind is LeadKind.Word ? hash : (ulong)kind);
            if (kind is not LeadKind.Word && count > 0 && tokens[count - 1].Kind == kind) continue;     // "1, 2, 3" is one number: lists vary in length
            tokens[count++] = token;
            if (kind is not LeadKind.Quote) words++;      // a prompt that opens with a quotation has not said anything yet
        }
        return count;
    }

    /// <summary>Appends the tokens as a person can read them: words lower-cased, masks in angle quotes.</summary>
    internal static void Append(StringBuilder to, ReadOnlySpan<char> text, ReadOnlySpan<LeadToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (to.Length > 0) to.Append(' ');
            if (token.Kind is not LeadKind.Word)
            {
                to.Append('‹').Append(token.Kind.ToString().ToLowerInvariant()).Append('›');
                continue;
            }
            foreach (var c in text.Slice(token.Start, token.Length))
                if (WordHashes.KindOf(c) is not CharKind.Invisible || c is '\'') to.Append(char.ToLowerInvariant(c));
        }
    }

    private static bool EndsAt(ReadOnlySpan<char> text, int at, int words, Limits limits)
    {
        var spaceFollows = at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]);
        return text[at] switch
        {
            ':' or '：' => words >= limits.AtColon && (spaceFollows || text[at] is '：'),
            '\n' or '\r' or '\u2028' => words >= limits.AtLine,
            '-' or '=' or '*' or '#' or '_' => words >= limits.AtRule && IsRule(text, at),
            '.' or '!' or '?' => words >= limits.AtSentence && spaceFollows,
            '。' or '？' or '！' => words >= limits.AtSentence,
            _ => false,
        };
    }

    // A line that begins with three of the same sign separates wording from what was pasted in.
    private static bool IsRule(ReadOnlySpan<char> text, int at) =>
        (at == 0 || text[at - 1] is '\n') && at + 2 < text.Length && text[at + 1] == text[at] && text[at + 2] == text[at];

    // Moves past the token at i and says what it was, and of a word its hash; None for a single character that is no token.
    private static LeadKind Next(ReadOnlySpan<char> text, ref int i, bool mails, out ulong hash)
    {
        hash = 0;
        var rest = text[i..];
        switch (rest[0])
        {
            case '`' when rest.StartsWith("```"):
                i += rest[3..].IndexOf("```") is >= 0 and var fence ? fence + 6 : rest.Length;
                return LeadKind.Code;
            case '`' when Closes(rest, '`', LongestQuote) is > 0 and var end:
                i += end;
                return LeadKind.Code;
            case '"' when IsKey(rest[1..]):        // closes a key, opens nothing
                i++;
                return LeadKind.None;
            case '"' when rest.StartsWith("\"\"\"") && rest[3..].IndexOf("\"\"\"") is >= 0 and var passage:
                i += passage + 6;
                return LeadKind.Quote;
            case '"' or '“' or '«' or '「' when Closes(rest, ClosingOf(rest[0]), LongestQuote) is > 0 and var end && !IsKey(rest[end..]):
                i += end;
                return LeadKind.Quote;
            case '\'' when (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && ClosesSingle(rest) is > 0 and var end:
                i += end;
                return LeadKind.Quote;
            case '<' when Element(rest) is > 0 and var end:
                i += end;
                return LeadKind.Text;
        }
        switch (WordHashes.KindOf(rest[0]))
        {
            case CharKind.Letter:
                return Word(text, ref i, mails, out hash);
            case CharKind.Digit:
                i = WordHashes.EndOfNumber(text, i);
                return LeadKind.Number;
            case CharKind.Alone:
                hash = WordHashes.Mix(text[i++]);
                return LeadKind.Word;
            default:
                i++;
                return LeadKind.None;
        }
    }

    private static LeadKind Word(ReadOnlySpan<char> text, ref int i, bool mails, out ulong hash)
    {
        hash = 0;
        var rest = text[i..];
        if (rest is ['h' or 'H' or 'w' or 'W', 't' or 'T' or 'w' or 'W', ..] && RunOf(rest).IndexOfAny(Links) == 0)       // the search itself costs more than all the rest of a word
        {
            var end = rest.IndexOfAny(RunEnds);
            i += (end < 0 ? rest : rest[..end]).TrimEnd(".,:;!?)").Length;
            return LeadKind.Url;
        }
        var near = rest[..Math.Min(rest.Length, LongestRun)];
        if (mails && near.IndexOfAny(RunEndsOrAt) is > 0 and var at && near[at] is '@' && at + 1 < near.Length && char.IsLetterOrDigit(near[at + 1]))
        {
            i += RunOf(rest).TrimEnd(".,:;!?)").Length;
            return LeadKind.Mail;
        }
        var start = i;
        hash = WordHashes.ReadWord(text, ref i);
        return i - start > LongestWord ? LeadKind.Long : LeadKind.Word;
    }

    private static ReadOnlySpan<char> RunOf(ReadOnlySpan<char> rest)
    {
        var run = rest[..Math.Min(rest.Length, LongestRun)];
        return run.IndexOfAny(RunEnds) is >= 0 and var blank ? run[..blank] : run;
    }

    // "name": is the key of a JSON object, so wording, not filling.
    private static bool IsKey(ReadOnlySpan<char> behindQuote) => behindQuote.TrimStart(' ') is [':', ..];

    private static char ClosingOf(char open) => open switch { '“' => '”', '«' => '»', '「' => '」', _ => open };

    private static int Closes(ReadOnlySpan<char> rest, char close, int longest)
    {
        var at = rest[1..Math.Min(rest.Length, longest)].IndexOf(close);
        return at < 0 ? -1 : at + 2;
    }

    // A single quote is also an apostrophe: it closes only before something that is no letter, on the same line.
    private static int ClosesSingle(ReadOnlySpan<char> rest)
    {
        for (var i = 1; i < Math.Min(rest.Length, LongestQuote) && rest[i] is not '\n'; i++)
            if (rest[i] is '\'' && i > 1 && (i + 1 >= rest.Length || !char.IsLetterOrDigit(rest[i + 1]))) return i + 1;
        return -1;
    }

    // <name …>anything</name>: what stands between tags is a slot.
    private static int Element(ReadOnlySpan<char> rest)
    {
        var length = 1;
        while (length < Math.Min(rest.Length, 40) && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '_' or '-')) length++;
        if (length == 1 || length >= rest.Length || rest[length] is not ('>' or ' ')) return -1;

        Span<char> close = stackalloc char[length + 2];
        close[0] = '<';
        close[1] = '/';
        rest[1..length].CopyTo(close[2..]);
        close[^1] = '>';
        var at = rest.IndexOf(close, StringComparison.Ordinal);
        return at < 0 ? -1 : at + close.Length;
    }
}

internal enum LeadKind { None, Word, Number, Url, Mail, Code, Quote, Text, Long }

/// <summary>One word or mask of a lead, where it stands in the text, and its hash.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LeadToken(LeadKind Kind, int Start, int Length, ulong Hash);
