namespace Investigator.Domain.Detection.Rules;

/// <summary>What an operator looks for, as text and as a tree. Two that say the same are equal, however they were typed. The grammar is in docs/rules.md.</summary>
public sealed class Rule : IEquatable<Rule>
{
    /// <summary>Longest text that is read, in characters. A longer one is refused unread.</summary>
    public const int LongestText = 4_000;

    /// <summary>Deepest nesting of parentheses and <c>not</c>.</summary>
    public const int DeepestNesting = 20;

    /// <summary>Most comparisons, and most values that they compare with.</summary>
    public const int MostTests = 100;

    /// <summary>Most different measures: each is a column of the query.</summary>
    public const int MostMeasures = 16;

    private Rule(RuleSubject subject, RuleNode root)
    {
        (Subject, Root) = (subject, root);
        Text = RuleWriter.Write(this);
        Measures = [.. Among(root).DistinctBy(m => m.Text)];
    }

    public RuleSubject Subject { get; }

    public RuleNode Root { get; }

    /// <summary>The one way in which this rule is written.</summary>
    public string Text { get; }

    /// <summary>The different numbers that it compares, in the order in which they stand.</summary>
    public IReadOnlyList<RuleMeasure> Measures { get; }

    /// <summary>Reads a text. O(length); a text that is too long costs nothing.</summary>
    public static RuleReading Read(string? text)
    {
        if (text is { Length: > LongestText })
            return new(null, new(LongestText, 0, FormattableString.Invariant($"A rule has at most {LongestText:N0} characters; this one has {text.Length:N0}.")));
        if (string.IsNullOrWhiteSpace(text)) return new(null, new(0, 0, "A rule asks for something, for example requests in 1h > 400."));
        var parser = new RuleParser(text);
        if (parser.Read() is not var (subject, root)) return new(null, parser.Fault);
        var rule = new Rule(subject, root);
        return rule.Measures.Count > MostMeasures
            ? new(null, new(0, text.Length, FormattableString.Invariant($"A rule compares at most {MostMeasures} different numbers; this one has {rule.Measures.Count}. Make two rules of it.")))
            : new(rule, null);
    }

    /// <summary>Of a tree.</summary>
    public static Rule Of(RuleSubject subject, RuleNode root) => new(subject, root);

    public bool Equals(Rule? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as Rule);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;

    /// <summary>Every field that it asks about, of requests and of accounts.</summary>
    public IReadOnlyList<RuleField> Fields => [.. FieldsOf(Root).Distinct()];

    private static IEnumerable<RuleMeasure> Among(RuleNode node) => node switch
    {
        RuleAll all => all.Parts.SelectMany(Among),
        RuleAny any => any.Parts.SelectMany(Among),
        RuleNot not => Among(not.Part),
        MeasureTest test => [test.Measure],
        _ => [],
    };

    private static IEnumerable<RuleField> FieldsOf(RuleNode node) => node switch
    {
        RuleAll all => all.Parts.SelectMany(FieldsOf),
        RuleAny any => any.Parts.SelectMany(FieldsOf),
        RuleNot not => FieldsOf(not.Part),
        MeasureTest { Measure: var measure } => [.. measure.Field is { } field ? [field] : Array.Empty<RuleField>(), .. measure.Of is { } of ? FieldsOf(of) : []],
        FieldTest test => [test.Field],
        _ => [],
    };
}
