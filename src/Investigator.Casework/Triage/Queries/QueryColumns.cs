using System.Linq.Expressions;
using Investigator.Domain.Triage.Queries;

namespace Investigator.Casework.Triage.Queries;

/// <summary>Where the fields of a list lie in its rows, and so what a query asks of the store.</summary>
internal sealed class QueryColumns<T>
{
    private readonly Dictionary<string, Func<FieldTest, QueryAsker, Expression<Func<T, bool>>>> _fields = new(StringComparer.Ordinal);
    private readonly Func<QueryPattern, Expression<Func<T, bool>>> _text;

    /// <param name="text">What a bare word asks.</param>
    public QueryColumns(Func<QueryPattern, Expression<Func<T, bool>>> text) => _text = text;

    /// <summary>The fields that have a place.</summary>
    public IReadOnlyCollection<string> Names => _fields.Keys;

    public QueryColumns<T> Number(string field, Expression<Func<T, double>> column) => With(field, (test, _) => Predicates.On(column, ColumnTests.Number(test)));

    public QueryColumns<T> Whole(string field, Expression<Func<T, long>> column) => With(field, (test, _) => Predicates.On(column, ColumnTests.Whole(test)));

    public QueryColumns<T> Time(string field, Expression<Func<T, DateTimeOffset>> column) => With(field, (test, asker) => Predicates.On(column, ColumnTests.Time(test, asker.Now)));

    /// <param name="known">Whether the row has the time at all.</param>
    public QueryColumns<T> Time(string field, Expression<Func<T, bool>> known, Expression<Func<T, DateTimeOffset>> column) =>
        With(field, (test, asker) => Predicates.And(known, Predicates.On(column, ColumnTests.Time(test, asker.Now))));

    public QueryColumns<T> Id(string field, Expression<Func<T, string>> column) => Each(field, (value, asker) => Predicates.On(column, ColumnTests.Id(Pattern(value), asker.OnSqlite)));

    public QueryColumns<T> Name(string field, Expression<Func<T, string>> column) => Each(field, (value, _) => Predicates.On(column, ColumnTests.Name(Pattern(value))));

    public QueryColumns<T> Text(string field, Expression<Func<T, string>> column) => Each(field, (value, _) => Predicates.On(column, ColumnTests.Text(Pattern(value))));

    public QueryColumns<T> Choice(string field, Func<string, QueryAsker, Expression<Func<T, bool>>> choice) => Each(field, (value, asker) => choice(((ChoiceValue)value).Choice, asker));

    /// <summary>A field whose values need more than one column.</summary>
    public QueryColumns<T> Each(string field, Func<QueryValue, QueryAsker, Expression<Func<T, bool>>> value) =>
        With(field, (test, asker) => ColumnTests.Any(((IsOneOf)test).Values.Select(v => value(v, asker))));

    /// <summary>The conditions, all of which must hold; none when everything is switched off.</summary>
    public IReadOnlyList<Expression<Func<T, bool>>> Conditions(Query query, QueryAsker asker) => [.. query.Parts.Select(p => Condition(p, asker)).OfType<Expression<Func<T, bool>>>()];

    private Expression<Func<T, bool>>? Condition(QueryNode node, QueryAsker asker) => node switch
    {
        AllOf all => Joined(all.Parts, asker, Predicates.And),
        AnyOf any => Joined(any.Parts, asker, Predicates.Or),
        NotThis not => Condition(not.Part, asker) is { } condition ? Predicates.Not(condition) : null,
        SwitchedOff => null,
        TextTerm text => _text(text.Pattern),
        FieldTerm term => _fields[term.Field.Name](term.Test, asker),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private Expression<Func<T, bool>>? Joined(IReadOnlyList<QueryNode> parts, QueryAsker asker, Func<Expression<Func<T, bool>>, Expression<Func<T, bool>>, Expression<Func<T, bool>>> join)
    {
        var conditions = parts.Select(p => Condition(p, asker)).OfType<Expression<Func<T, bool>>>().ToList();
        return conditions.Count == 0 ? null : conditions.Aggregate(join);
    }

    private QueryColumns<T> With(string field, Func<FieldTest, QueryAsker, Expression<Func<T, bool>>> condition)
    {
        _fields.Add(field, condition);
        return this;
    }

    private static QueryPattern Pattern(QueryValue value) => ((PatternValue)value).Pattern;
}
