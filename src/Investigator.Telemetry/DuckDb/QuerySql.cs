using System.Globalization;
using Investigator.Domain.Triage.Queries;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>A query as a condition of the engine. Every value is sent as a parameter, never as a part of the command.</summary>
/// <param name="places">Where each field of the list lies.</param>
/// <param name="now">What offsets such as <c>-7d</c> count from.</param>
/// <param name="prefix">What the names of its parameters begin with.</param>
internal sealed class QuerySql(IReadOnlyDictionary<string, QueryPlace> places, DateTimeOffset now, string prefix = "q")
{
    private readonly List<(string Name, object? Value)> _values = [];

    /// <summary>The parameters of all conditions so far.</summary>
    internal IReadOnlyList<(string Name, object? Value)> Values => _values;

    /// <summary>All of it; <c>true</c> for no query, and where everything is switched off.</summary>
    internal string Of(Query? query) => query is null ? "true" : Of(query.Root);

    /// <summary>One part of a query.</summary>
    internal string Of(QueryNode part) => Condition(part, denied: false) ?? "true";

    // What a row does not say is equal to nothing: the engine calls that unknown, which is as good as false until it is denied. There, and only there, it has to be said, since an index helps no wrapped column.
    private string? Condition(QueryNode node, bool denied) => node switch
    {
        AllOf all => Joined(all.Parts, " AND ", denied),
        AnyOf any => Joined(any.Parts, " OR ", denied),
        NotThis not => Condition(not.Part, denied: true) is { } part ? $"NOT ({part})" : null,
        SwitchedOff => null,
        FieldTerm term => denied ? $"coalesce({Test(term)}, false)" : Test(term),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private string? Joined(IReadOnlyList<QueryNode> parts, string word, bool denied)
    {
        var conditions = parts.Select(part => Condition(part, denied)).OfType<string>().ToList();
        return conditions.Count == 0 ? null : $"({string.Join(word, conditions)})";
    }

    private string Test(FieldTerm term)
    {
        var place = places[term.Field.Name];
        return (place.Shape, term.Test) switch
        {
            (QueryShape.Number, _) => Number(place.Column, term.Test),
            (QueryShape.Time, _) => Time(place.Column, term.Test),
            (_, IsOneOf one) => $"({string.Join(" OR ", one.Values.Select(value => Value(place, term.Field, value)))})",
            _ => throw new ArgumentOutOfRangeException(nameof(term)),
        };
    }

    private string Value(QueryPlace place, QueryField field, QueryValue value)
    {
        var column = place.Column;
        if (value is ChoiceValue choice) return choice.Choice == "yes" ? $"coalesce({column}, false)" : $"NOT coalesce({column}, false)";
        var pattern = ((PatternValue)value).Pattern;
        var letters = field.Resource is { } kind && pattern.IsPlain ? QueriedResource.Of(kind, pattern.Letters).Value : pattern.Letters;
        return place.Shape switch
        {
            QueryShape.Hash => ulong.TryParse(letters, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash) ? $"{column} = {Given(hash)}" : "false",
            QueryShape.WholeName => long.TryParse(letters, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? $"{column} = {Given(whole)}" : "false",
            QueryShape.Several => $"list_contains({column}, {Given(StoredText.Of(letters))})",
            QueryShape.Account when pattern.IsPlain => $"(account_key = {Given(AccountKey.Of(letters))} AND {column} = {Given(StoredText.Of(letters))})",
            _ => Text(column, field.Kind, pattern, letters),
        };
    }

    private string Text(string column, QueryFieldKind kind, QueryPattern pattern, string letters)
    {
        var small = StoredText.Of(letters).ToLowerInvariant();
        return (kind, pattern.IsPlain) switch
        {
            (_, true) when letters.Length == 0 => $"coalesce({column}, '') = ''",
            (QueryFieldKind.Text, true) => $"contains(lower({column}), {Given(small)})",
            (QueryFieldKind.Text, false) => $"lower({column}) LIKE {Given($"%{Like(pattern).ToLowerInvariant()}%")} ESCAPE '\\'",
            (QueryFieldKind.Name, true) => $"lower({column}) = {Given(small)}",
            (QueryFieldKind.Name, false) => $"lower({column}) LIKE {Given(Like(pattern).ToLowerInvariant())} ESCAPE '\\'",
            (_, true) => $"{column} = {Given(StoredText.Of(letters))}",
            _ => $"{column} LIKE {Given(Like(pattern))} ESCAPE '\\'",
        };
    }

    private string Number(string column, FieldTest test) => test switch
    {
        IsOneOf one => $"({string.Join(" OR ", one.Values.Select(v => $"{column} = {Given(NumberOf(v))}"))})",
        Between between => $"{column} BETWEEN {Given(NumberOf(between.From))} AND {Given(NumberOf(between.To))}",
        Compares { How: var how, Value: var value } => $"{column} {Sign(how)} {Given(NumberOf(value))}",
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    // A day lasts until the next one begins; an offset from now is a point.
    private string Time(string column, FieldTest test) => test switch
    {
        IsOneOf one => $"({string.Join(" OR ", one.Values.Select(v => During(column, SpanOf(v).From, SpanOf(v).To)))})",
        Between between => During(column, SpanOf(between.From).From, SpanOf(between.To).To),
        Compares { How: QueryComparison.More, Value: var value } => SpanOf(value) is var (from, to) && from == to ? $"{column} > {Given(to)}" : $"{column} >= {Given(SpanOf(value).To)}",
        Compares { How: QueryComparison.AtLeast, Value: var value } => $"{column} >= {Given(SpanOf(value).From)}",
        Compares { How: QueryComparison.Less, Value: var value } => $"{column} < {Given(SpanOf(value).From)}",
        Compares { How: QueryComparison.AtMost, Value: var value } => SpanOf(value) is var (from, to) && from == to ? $"{column} <= {Given(to)}" : $"{column} < {Given(SpanOf(value).To)}",
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    private string During(string column, DateTime from, DateTime to) => $"({column} >= {Given(from)} AND {column} < {Given(to)})";

    private string Given(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{prefix}{_values.Count}");
        _values.Add((name, value));
        return "$" + name;
    }

    private (DateTime From, DateTime To) SpanOf(QueryValue value)
    {
        var (from, to) = ((MomentValue)value).Moment.Span(now);
        return (from.UtcDateTime, to.UtcDateTime);
    }

    private static double NumberOf(QueryValue value) => ((NumberValue)value).Number;

    private static string Sign(QueryComparison how) => how switch { QueryComparison.More => ">", QueryComparison.AtLeast => ">=", QueryComparison.Less => "<", QueryComparison.AtMost => "<=" };

    // What means something to LIKE loses its meaning.
    private static string Like(QueryPattern pattern) => StoredText.Of(string.Join('%', pattern.Pieces.Select(p => p
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal))));
}
