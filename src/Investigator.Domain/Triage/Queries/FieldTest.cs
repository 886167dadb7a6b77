namespace Investigator.Domain.Triage.Queries;

/// <summary>What is asked of a field.</summary>
public abstract record FieldTest;

/// <summary>It is one of these; one at least.</summary>
public sealed record IsOneOf(IReadOnlyList<QueryValue> Values) : FieldTest;

/// <summary>It is more or less than this.</summary>
public sealed record Compares(QueryComparison How, QueryValue Value) : FieldTest;

/// <summary>It lies between these, both included.</summary>
public sealed record Between(QueryValue From, QueryValue To) : FieldTest;

/// <summary>More or less.</summary>
public enum QueryComparison
{
    More,
    AtLeast,
    Less,
    AtMost,
}

/// <summary>A value as it was asked for.</summary>
public abstract record QueryValue;

/// <summary>A finite number.</summary>
public sealed record NumberValue(double Number) : QueryValue;

/// <summary>A point in time, or a day, minute or second.</summary>
public sealed record MomentValue(QueryMoment Moment) : QueryValue;

/// <summary>Text, perhaps with wildcards.</summary>
public sealed record PatternValue(QueryPattern Pattern) : QueryValue;

/// <summary>One of the field's <see cref="QueryField.Choices"/>.</summary>
public sealed record ChoiceValue(string Choice) : QueryValue;
