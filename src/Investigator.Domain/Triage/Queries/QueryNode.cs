namespace Investigator.Domain.Triage.Queries;

/// <summary>A part of a query. Make <see cref="AllOf"/> and <see cref="AnyOf"/> by <see cref="All"/> and <see cref="Any"/>, which leave no needless level.</summary>
public abstract record QueryNode
{
    /// <summary>Every part holds.</summary>
    public static QueryNode All(IEnumerable<QueryNode> parts)
    {
        List<QueryNode> flat = [.. parts.SelectMany(p => p is AllOf all ? all.Parts : [p])];
        return flat is [var only] ? only : new AllOf(flat);
    }

    /// <summary>At least one part holds.</summary>
    public static QueryNode Any(IEnumerable<QueryNode> parts)
    {
        List<QueryNode> flat = [.. parts.SelectMany(p => p is AnyOf any ? any.Parts : [p])];
        return flat is [var only] ? only : new AnyOf(flat);
    }
}

/// <summary>Every part holds; two at least.</summary>
public sealed record AllOf(IReadOnlyList<QueryNode> Parts) : QueryNode;

/// <summary>At least one part holds; two at least.</summary>
public sealed record AnyOf(IReadOnlyList<QueryNode> Parts) : QueryNode;

/// <summary>The part does not hold.</summary>
public sealed record NotThis(QueryNode Part) : QueryNode;

/// <summary>Kept in the text, but not asked: as if it were not there.</summary>
public sealed record SwitchedOff(QueryNode Part) : QueryNode;

/// <summary>A bare word or quoted text.</summary>
public sealed record TextTerm(QueryPattern Pattern) : QueryNode;

/// <summary>A test of one field.</summary>
public sealed record FieldTerm(QueryField Field, FieldTest Test) : QueryNode;
