using System.Text;

namespace Investigator.Domain.Fingerprints;

/// <summary>The expressions by which known tokenizers cut a text before they join pairs: a tiktoken file does not say its own.</summary>
public static class TokenizerPatterns
{
    /// <summary>GPT-2 and what came of it.</summary>
    internal const string Gpt2 = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    private const string Cl100k = @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private const string Qwen = @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private const string O200k =
        @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private static readonly Dictionary<string, string> s_named = new(StringComparer.Ordinal) { ["gpt2"] = Gpt2, ["cl100k"] = Cl100k, ["o200k"] = O200k, ["qwen"] = Qwen };

    // How many tokens each of the published files has.
    private static readonly Dictionary<int, string> s_bySize = new() { [50_256] = Gpt2, [50_280] = Gpt2, [100_256] = Cl100k, [199_998] = O200k, [128_000] = Cl100k, [151_643] = Qwen };

    /// <summary>The names by which a configuration chooses one.</summary>
    public static IReadOnlyCollection<string> Names => s_named.Keys;

    /// <summary>The expression that a name or an expression stands for, or, without any, that belongs to the published file with so many tokens.</summary>
    internal static string? Of(string? nameOrPattern, int tokens) => nameOrPattern is { Length: > 0 } asked ? s_named.GetValueOrDefault(asked, asked) : s_bySize.GetValueOrDefault(tokens);

    /// <summary>Whether it is one of these, which was looked over.</summary>
    internal static bool IsOurs(string pattern) => pattern is @"\p{N}" or @"\p{N}+" || s_named.ContainsValue(pattern);

    /// <summary>An expression as .NET writes it: what takes and never gives back (<c>a++</c>, <c>a?+</c>, <c>a*+</c>) is written <c>(?>a+)</c> there.</summary>
    /// <remarks>Where what is repeated is a group, the expression stays as it is and can't be read: it is then refused.</remarks>
    public static string ForDotNet(string pattern)
    {
        var (written, atom) = (new StringBuilder(pattern.Length + 16), 0);
        for (var at = 0; at < pattern.Length;)
        {
            var end = AtomEnd(pattern, at);
            if (end == at + 1 && pattern[at] is '?' or '*' or '+' && at > 0 && at + 1 < pattern.Length && pattern[at + 1] is '+' && pattern[at - 1] is not '(' and not ')' and not '|' && atom < written.Length)
            {
                written.Insert(atom, "(?>").Append(pattern[at]).Append(')');
                at += 2;
                continue;
            }

            if (pattern[at] is not ('?' or '*' or '+' or '{')) atom = written.Length;
            written.Append(pattern, at, end - at);
            at = end;
        }

        return written.ToString();
    }

    // Where the class, the escape, the repetition or the single character that begins here ends.
    private static int AtomEnd(string pattern, int at)
    {
        switch (pattern[at])
        {
            case '\\' when at + 2 < pattern.Length && pattern[at + 1] is 'p' or 'P' && pattern[at + 2] is '{' && pattern.IndexOf('}', at) is >= 0 and var close: return close + 1;
            case '\\': return Math.Min(at + 2, pattern.Length);
            case '{' when pattern.IndexOf('}', at) is >= 0 and var close: return close + 1;
            case '[':
                for (var i = at + 1; i < pattern.Length; i++)
                    if (pattern[i] is '\\') i++;
                    else if (pattern[i] is ']' && i > at + 1) return i + 1;
                return pattern.Length;
            default: return at + 1;
        }
    }
}
