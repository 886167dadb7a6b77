namespace Investigator.Domain.Detection.Rules;

/// <summary>A part of a rule, or of what a measure counts. Make <see cref="RuleAll"/> and <see cref="RuleAny"/> by <see cref="All"/> and <see cref="Any"/>, which leave no needless level.</summary>
public abstract record RuleNode
{
    /// <summary>Every part holds.</summary>
    public static RuleNode All(IEnumerable<RuleNode> parts)
    {
        List<RuleNode> flat = [.. parts.SelectMany(p => p is RuleAll all ? all.Parts : [p])];
        return flat is [var only] ? only : new RuleAll(flat);
    }

    /// <summary>At least one part holds.</summary>
    public static RuleNode Any(IEnumerable<RuleNode> parts)
    {
        List<RuleNode> flat = [.. parts.SelectMany(p => p is RuleAny any ? any.Parts : [p])];
        return flat is [var only] ? only : new RuleAny(flat);
    }
}

/// <summary>Every part holds; two at least.</summary>
public sealed record RuleAll(IReadOnlyList<RuleNode> Parts) : RuleNode;

/// <summary>At least one part holds; two at least.</summary>
public sealed record RuleAny(IReadOnlyList<RuleNode> Parts) : RuleNode;

/// <summary>The part does not hold.</summary>
public sealed record RuleNot(RuleNode Part) : RuleNode;

/// <summary>A number compared with a bound. What has no value does not hold.</summary>
public sealed record MeasureTest(RuleMeasure Measure, RuleComparison How, double Bound) : RuleNode;

/// <summary>A question to one field. What the sender left out does not hold.</summary>
public sealed record FieldTest(RuleField Field, FieldAsk Ask) : RuleNode;

/// <summary>More, less or the same.</summary>
public enum RuleComparison
{
    More,
    AtLeast,
    Less,
    AtMost,
    Same,
}

/// <summary>What is asked of a field.</summary>
public abstract record FieldAsk;

/// <summary>It is one of these, letter by letter; one at least.</summary>
public sealed record IsOneOf(IReadOnlyList<string> Values) : FieldAsk;

/// <summary>It is made of these pieces with anything between them, letter by letter; two pieces at least, or one that is the whole.</summary>
public sealed record IsLike(IReadOnlyList<string> Pieces) : FieldAsk;

/// <summary>It is one of these numbers, or <see cref="RuleComparison"/> to the only one. An age is in days.</summary>
public sealed record Compares(RuleComparison How, IReadOnlyList<double> Numbers) : FieldAsk;

/// <summary>It is true, or false.</summary>
public sealed record IsFlag(bool Value) : FieldAsk;

/// <summary>The sender said it.</summary>
public sealed record IsKnown : FieldAsk;
