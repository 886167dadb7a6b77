using System.Text;
using System.Text.RegularExpressions;

namespace Investigator.Domain.Sharing;

/// <summary>Free text on its way out: cut to a length, without control characters and broken Unicode, without e-mail addresses, with addresses that nothing opens by itself.</summary>
public static partial class SharedText
{
    // Endings that are files in what people write, and hardly ever hosts.
    private static readonly HashSet<string> s_files = new(StringComparer.Ordinal) { "cs", "csv", "html", "js", "json", "log", "md", "py", "ts", "txt", "yaml", "yml", "zip" };

    /// <summary>Most characters of a name.</summary>
    public const int MaxName = 200;

    /// <summary>Most characters of a description.</summary>
    public const int MaxDescription = 4000;

    /// <summary>
    /// The text in at most <paramref name="max"/> UTF-16 units, the last of them an ellipsis when something was cut. Control characters become spaces (line feed stays),
    /// direction overrides go (they let a name read as another), halves of surrogate pairs become U+FFFD. Linear in <paramref name="max"/>, not in the text.
    /// </summary>
    public static string Clean(string text, int max)
    {
        var cut = text.Length > max;
        var builder = new StringBuilder(Math.Min(text.Length, max));
        foreach (var rune in text.AsSpan(0, cut ? max - 1 : text.Length).EnumerateRunes())
        {
            if (rune.Value != '\n' && Rune.IsControl(rune))
                builder.Append(' ');
            else if (!IsDirectionMark(rune.Value))
                builder.Append(rune.ToString());
        }

        return cut ? builder.Append('…').ToString() : builder.ToString();
    }

    /// <summary>The text with e-mail addresses replaced by words.</summary>
    public static string WithoutEmails(string text, out int found)
    {
        var count = 0;
        var clean = EmailAddress().Replace(text, _ =>
        {
            count++;
            return "[e-mail withheld]";
        });
        found = count;
        return clean;
    }

    /// <summary>
    /// The text with its addresses defanged, as analysts write them: <c>hxxps://pool[.]example/x</c>, <c>198[.]51[.]100[.]7</c>. No mail client or chat makes a link of such a text that somebody opens by mistake.
    /// What is defanged already stays as it is.
    /// </summary>
    public static string Defanged(string text) => Host().Replace(Scheme().Replace(text, scheme => scheme.Value[0] is 'f' or 'F' ? "fxp://" : scheme.Value.Length > 7 ? "hxxps://" : "hxxp://"), host =>
        char.IsAsciiDigit(host.Value[^1]) || !s_files.Contains(host.Value[(host.Value.LastIndexOf('.') + 1)..]) ? host.Value.Replace(".", "[.]", StringComparison.Ordinal) : host.Value);

    /// <summary>Whether no half of a surrogate pair stands alone.</summary>
    internal static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
                continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return false;
            at++;
        }

        return true;
    }

    // U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069 (Unicode Standard Annex 9).
    private static bool IsDirectionMark(int rune) => rune is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    [GeneratedRegex(@"(http|https|ftp)://", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Scheme();

    // An IPv4 address, or small letters with dots between: a capital behind a dot begins a sentence.
    [GeneratedRegex(@"\b([0-9]{1,3}\.){3}[0-9]{1,3}\b|\b([a-z0-9][a-z0-9-]*\.)+[a-z]{2,24}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Host();

    [GeneratedRegex(@"[^\s@<>""',;:()]+@[^\s@<>""',;:()]+\.[^\s@<>""',;:().]+", RegexOptions.NonBacktracking)]
    private static partial Regex EmailAddress();
}
