using System.Globalization;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Text;

namespace Investigator.Domain.Detection.Rules;

/// <summary>
/// The wordings of a prompt family as text, so that a family is versioned, compared and tested as a rule is: the word <c>family</c>, a line <c>bias −4</c>, and one line per
/// wording with its weight in front. The grammar is in docs/rules.md.
/// </summary>
public static class FamilyText
{
    public const int MostPatterns = 200;

    public const int LongestPhrase = 200;

    /// <summary>Fewest and most examples of a family, the longest one that is kept, and the characters of all together as they are typed.</summary>
    public const int FewestExamples = 5, MostExamples = 100, LongestExample = 4_000, LongestExamples = 64_000;

    /// <summary>Weight of a wording for which nobody said one: it fits alone, at the usual bias.</summary>
    public const float UsualWeight = 4.5f;

    private const string Head = "family";
    private const string BiasWord = "bias ";
    private const string EndWord = "end:";
    private const float MostWeight = 20;

    /// <summary>True: the text is of a family, not of a rule.</summary>
    public static bool Is(string? text) => text is not null && (text == Head || text.StartsWith(Head + "\n", StringComparison.Ordinal) || text.StartsWith(Head + "\r\n", StringComparison.Ordinal));

    /// <summary>The one way in which a family is written.</summary>
    public static string Write(PromptFamily family)
    {
        var text = new StringBuilder(Head).Append('\n').Append(BiasWord).Append(Number(family.Bias));
        foreach (var pattern in family.Patterns) text.Append('\n').Append(Line(pattern));
        return text.ToString();
    }

    /// <summary>One wording as a line: <c>+3.5 rate the following</c>, <c>−1 for my homework</c>, <c>+4 end: response think</c>.</summary>
    public static string Line(PromptPattern pattern) =>
        $"{(pattern.Weight >= 0 ? "+" : "")}{Number(pattern.Weight)} {(pattern.At is PatternPlace.End ? EndWord + " " : "")}{pattern.Phrase}";

    /// <summary>Reads a text. O(length).</summary>
    public static FamilyReading Read(string text)
    {
        if (text.Length > Rule.LongestText) return Wrong(Rule.LongestText, 0, FormattableString.Invariant($"The wordings have at most {Rule.LongestText:N0} characters; these have {text.Length:N0}."));
        var (bias, patterns, at) = (FamilyWordings.Bias, new List<PromptPattern>(), 0);
        foreach (var (n, line) in text.Split('\n').Index())
        {
            var start = at;
            at += line.Length + 1;
            var said = line.Trim();
            if (said.Length == 0 || (n == 0 && said == Head)) continue;
            if (said.StartsWith(BiasWord, StringComparison.Ordinal))
            {
                if (!Numeric(said[BiasWord.Length..], out bias) || bias is not (>= -MostWeight and <= -1))
                    return Wrong(start, line.Length, "A bias is a number from -20 to -1: what speaks against the family before anything is seen.");
                continue;
            }

            if (Pattern(said) is not { } pattern) return Wrong(start, line.Length, FormattableString.Invariant($"A wording is a weight from -{MostWeight} to {MostWeight} and at most {LongestPhrase} characters with a word in them, such as +3.5 rate the following * on a scale."));
            if (patterns.Exists(p => p.Phrase == pattern.Phrase && p.At == pattern.At)) return Wrong(start, line.Length, "This wording stands there twice.");
            patterns.Add(pattern);
        }

        return patterns.Count switch
        {
            0 => Wrong(text.Length, 0, "A family has one wording at least."),
            > MostPatterns => Wrong(0, text.Length, FormattableString.Invariant($"A family has at most {MostPatterns} wordings; this one has {patterns.Count}.")),
            _ when patterns.TrueForAll(p => p.Weight <= 0) => Wrong(text.Length, 0, "Every wording speaks against the family: nothing can fit it."),
            _ => new(new(Head, "", "", bias, patterns), null),
        };
    }

    /// <summary>Why these can't be the examples of a family; <c>null</c>: they can.</summary>
    public static Refusal? CheckExamples(IReadOnlyList<string> examples) =>
        examples.Count is < FewestExamples or > MostExamples ? Refusal.ExamplesMissing
        : examples.Any(e => e.Length > LongestExample) || examples.Sum(e => e.Length) > LongestExamples ? Refusal.TooLong
        : null;

    /// <summary>Examples as they are typed, one below the other, each ended by a line of three dashes or more.</summary>
    public static IReadOnlyList<string> Examples(string? text)
    {
        var (all, one) = (new List<string>(), new StringBuilder());
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Trim() is { Length: >= 3 } rule && rule.All(c => c == '-')) Take();
            else one.Append(line).Append('\n');
        }

        Take();
        return all;

        void Take()
        {
            if (one.ToString().Trim() is { Length: > 0 } example) all.Add(example);
            one.Clear();
        }
    }

    private static PromptPattern? Pattern(string said)
    {
        var weight = UsualWeight;
        if (said[0] is '+' or '-' or '−' || char.IsAsciiDigit(said[0]))
        {
            var blank = said.IndexOf(' ', StringComparison.Ordinal);
            if (blank < 0 || !Numeric(said[..blank].TrimStart('+').Replace('−', '-'), out weight)) return null;
            said = said[blank..].Trim();
        }

        var place = said.StartsWith(EndWord, StringComparison.Ordinal) ? PatternPlace.End : PatternPlace.Anywhere;
        var phrase = place is PatternPlace.End ? said[EndWord.Length..].Trim() : said;
        return phrase.Length is 0 or > LongestPhrase || WordHashes.Of(phrase.Replace('*', ' ')).Length == 0 || weight is not (>= -MostWeight and <= MostWeight) ? null : new(phrase, weight, place);
    }

    private static bool Numeric(string text, out float number) =>
        float.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);

    private static string Number(float number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static FamilyReading Wrong(int at, int length, string says) => new(null, new(at, length, says));
}
