using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Investigator.Domain.Fingerprints;

/// <summary>Cuts a text into pieces before pairs are joined within each.</summary>
/// <param name="first">Whether the text is the beginning of what is cut.</param>
internal delegate IEnumerable<string> Cutting(string text, bool first);

/// <summary>
/// Cutting by a regular expression that was written for whole characters. .NET matches halves of those beyond U+FFFF, which are letters to nobody: for the match each stands as one character of its
/// own category, and the pieces are taken from the text as it is.
/// </summary>
public sealed class TextCutting
{
    /// <summary>Characters of an expression.</summary>
    public const int LongestPattern = 4000;

    private static readonly TimeSpan s_match = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_text = TimeSpan.FromSeconds(10);

    // One character of each category; control, format and white space stand below U+FFFF alone.
    private static readonly Dictionary<UnicodeCategory, char> s_standIns = new[]
    {
        '\u00C0', '\u00E0', '\u01C5', '\u02B0', '\u00AA', '\u0300', '\u0903', '\u0488', '\u0660', '\u2160', '\u00B2', '\u00AD', '\uE000', '\u203F', '\u2010', '\u0028', '\u0029', '\u00AB', '\u00BB',
        '\u00A1', '\u00D7', '\u00A2', '\u00A8', '\u00A9', '\u0378',
    }.ToDictionary(CharUnicodeInfo.GetUnicodeCategory);

    private readonly Regex _pattern;
    private readonly string _behavior;
    private readonly bool _invert;

    private TextCutting(Regex pattern, string behavior, bool invert) => (_pattern, _behavior, _invert) = (pattern, behavior, invert);

    /// <summary>What can be done with what an expression finds, and with what lies between.</summary>
    public static IReadOnlySet<string> Behaviors { get; } = new HashSet<string>(StringComparer.Ordinal) { "Isolated", "Removed", "MergedWithPrevious", "MergedWithNext", "Contiguous" };

    /// <summary>Reads an expression.</summary>
    /// <param name="isTrusted">Whether it is one of ours, which may be compiled.</param>
    /// <returns><c>null</c> when it is longer than <see cref="LongestPattern"/> or none that .NET knows.</returns>
    public static TextCutting? Read(string pattern, bool isTrusted, string behavior = "Isolated", bool invert = false)
    {
        if (pattern.Length is 0 or > LongestPattern) return null;
        try
        {
            const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
            return new(new Regex(pattern, isTrusted ? Plain | RegexOptions.Compiled : Plain, s_match), behavior, invert);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The pieces in order. O(length) for expressions that do not go back over what they read.</summary>
    /// <exception cref="RegexMatchTimeoutException">A match takes longer than a second, or a text longer than ten.</exception>
    public IEnumerable<string> Pieces(string text)
    {
        var (standing, starts) = Standing(text);
        var began = Stopwatch.GetTimestamp();
        var parts = new List<(int From, int To, bool IsMatch)>();
        var at = 0;
        for (var match = _pattern.Match(standing); match.Success; match = match.NextMatch())
        {
            if (Stopwatch.GetElapsedTime(began) > s_text) throw new RegexMatchTimeoutException(text, _pattern.ToString(), s_text);
            if (match.Length == 0) continue;
            if (match.Index > at) parts.Add((at, match.Index, _invert));
            parts.Add((match.Index, at = match.Index + match.Length, !_invert));
        }

        if (at < standing.Length) parts.Add((at, standing.Length, _invert));
        foreach (var (from, to) in Joined(parts)) yield return starts is null ? text[from..to] : text[starts[from]..starts[to]];
    }

    private List<(int From, int To)> Joined(List<(int From, int To, bool IsMatch)> parts)
    {
        var joined = new List<(int From, int To)>();
        for (var i = 0; i < parts.Count; i++)
        {
            var (from, to, isMatch) = parts[i];
            if (isMatch && _behavior is "Removed") continue;
            var withPrevious = i > 0 && _behavior switch
            {
                "MergedWithPrevious" => isMatch && !parts[i - 1].IsMatch,
                "MergedWithNext" => !isMatch && parts[i - 1].IsMatch,
                "Contiguous" => isMatch == parts[i - 1].IsMatch,
                _ => false,
            };
            if (withPrevious) joined[^1] = (joined[^1].From, to);
            else joined.Add((from, to));
        }

        return joined;
    }

    // The text with one character for each whole one, and where each begins in the text itself.
    private static (string Standing, int[]? Starts) Standing(string text)
    {
        if (!text.Any(char.IsSurrogate)) return (text, null);
        var (standing, starts, at) = (new StringBuilder(text.Length), new List<int>(text.Length + 1), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            starts.Add(at);
            standing.Append(rune.IsBmp ? (char)rune.Value : s_standIns.GetValueOrDefault(Rune.GetUnicodeCategory(rune), '\u0378'));
            at += rune.Utf16SequenceLength;
        }

        return (standing.ToString(), [.. starts, at]);
    }
}
