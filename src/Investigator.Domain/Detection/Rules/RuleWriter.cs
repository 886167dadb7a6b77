using System.Globalization;
using System.Text;
using Investigator.Domain.Text;

namespace Investigator.Domain.Detection.Rules;

/// <summary>Writes a rule so that reading it gives the same rule.</summary>
internal static class RuleWriter
{
    internal const string Requests = "requests";
    internal const string Errors = "errors";

    /// <summary>What <c>errors</c> counts.</summary>
    internal static RuleNode Failed { get; } = new FieldTest(RuleFields.Find("status")!, new Compares(RuleComparison.AtLeast, [400]));

    public static string Write(Rule rule) => (rule.Subject is RuleSubject.Key ? "for each key: " : "") + Write(rule.Root);

    public static string Write(RuleNode node) => node switch
    {
        RuleAll all => string.Join(" and ", all.Parts.Select(p => Inside(p))),
        RuleAny any => string.Join(" or ", any.Parts.Select(p => Inside(p))),
        RuleNot { Part: MeasureTest { How: RuleComparison.Same } test } => $"{Write(test.Measure)} != {Bound(test)}",
        RuleNot { Part: FieldTest { Ask: IsOneOf { Values: [var only] } } test } => $"{test.Field.Name} != {Quoted(only)}",
        RuleNot { Part: FieldTest { Ask: Compares { How: RuleComparison.Same, Numbers: [var only] } } test } => $"{test.Field.Name} != {Value(only, test.Field)}",
        RuleNot not => "not " + Inside(not.Part),
        MeasureTest test => $"{Write(test.Measure)} {Sign(test.How)} {Bound(test)}",
        FieldTest { Ask: IsKnown } test => $"known({test.Field.Name})",
        FieldTest test => $"{test.Field.Name} {Ask(test)}",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    public static string Write(RuleMeasure measure)
    {
        var text = (measure.Amount, measure.Field, measure.Of) switch
        {
            (RuleAmount.Count, _, null) => Requests,
            (RuleAmount.Count, _, { } of) when Write(of) == Write(Failed) => Errors,
            (RuleAmount.Sum, { Name: RuleFields.Tokens }, null) => RuleFields.Tokens,
            (RuleAmount.Count or RuleAmount.Share, _, { } of) => $"{Word(measure.Amount)}({Write(of)})",
            _ => $"{Word(measure.Amount)}({measure.Field!.Name}{(measure.Of is { } of ? " where " + Write(of) : "")})",
        };
        if (measure.Per is { } per) text += $" per {Word(per)}";
        return measure.In is { } span ? $"{text} in {span.Name}" : text;
    }

    internal static string Word(RuleAmount amount) => amount switch
    {
        RuleAmount.Count => "count",
        RuleAmount.Share => "share",
        RuleAmount.Distinct => "distinct",
        RuleAmount.Sum => "sum",
        RuleAmount.Average => "average",
        RuleAmount.Highest => "highest",
    };

    internal static string Word(RuleRate rate) => rate switch { RuleRate.Minute => "minute", RuleRate.Hour => "hour", RuleRate.Day => "day" };

    internal static string Sign(RuleComparison how) => how switch
    {
        RuleComparison.More => ">",
        RuleComparison.AtLeast => ">=",
        RuleComparison.Less => "<",
        RuleComparison.AtMost => "<=",
        RuleComparison.Same => "=",
    };

    internal static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture) is var text && !text.Contains('E', StringComparison.Ordinal)
        ? text : ((decimal)number).ToString(CultureInfo.InvariantCulture);

    /// <summary>In quotes, with what can't be seen written by its number.</summary>
    internal static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.Length;)
        {
            if (Unseen.At(text, i, out var length)) quoted.Append(CultureInfo.InvariantCulture, $"\\u{{{(length == 2 ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]):X}}}");
            else if (text[i] is '"' or '\\') quoted.Append('\\').Append(text[i]);
            else quoted.Append(text, i, length);
            i += length;
        }

        return quoted.Append('"').ToString();
    }

    private static string Inside(RuleNode part) => part is RuleAny or RuleAll ? $"({Write(part)})" : Write(part);

    private static string Bound(MeasureTest test) => Number(test.Bound);

    private static string Ask(FieldTest test) => test.Ask switch
    {
        IsOneOf { Values: [var only] } => "= " + Quoted(only),
        IsOneOf one => $"in ({string.Join(", ", one.Values.Select(Quoted))})",
        IsLike like => "like " + Quoted(string.Join('*', like.Pieces)),
        Compares { Numbers: [var only] } compares => $"{Sign(compares.How)} {Value(only, test.Field)}",
        Compares compares => $"in ({string.Join(", ", compares.Numbers.Select(n => Value(n, test.Field)))})",
        IsFlag flag => flag.Value ? "= true" : "= false",
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    private static string Value(double number, RuleField field) => field.Kind is RuleFieldKind.Age ? RuleSpan.Write(TimeSpan.FromMinutes(Math.Round(number * 24 * 60))) : Number(number);
}
