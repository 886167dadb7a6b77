using System.Globalization;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>
/// One rule as one query: a common table per kind of source and span, grouped by subject, joined and filtered at the end. Half hours and daily roll-ups answer what they
/// can, events the rest. The text is put together from pieces of this class and of <see cref="RuleColumns"/>; every value is a parameter.
/// </summary>
internal sealed class RuleSql
{
    private readonly Rule _rule;
    private readonly RuleParameters _values;
    private readonly List<string> _tables = [];
    private readonly List<string> _joins = [];
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);

    private RuleSql(Rule rule, RuleParameters values) => (_rule, _values) = (rule, values);

    /// <returns>Rows of <c>subjects, account_id, key, requests</c> and one number per measure; one row without an account where nothing was found.</returns>
    internal static string Write(Rule rule, TimeWindow window, RuleParameters values) => new RuleSql(rule, values).Write(window);

    private string Subject => _rule.Subject is RuleSubject.Key ? "account_id, coalesce(api_key_id, '') AS subject_key" : "account_id";

    private string By => _rule.Subject is RuleSubject.Key ? "account_id, subject_key" : "account_id";

    private string Write(TimeWindow window)
    {
        foreach (var group in _rule.Measures.Select((measure, n) => (measure, n)).GroupBy(m => (Source: SourceOf(m.measure), Span: m.measure.In))) Table(group.Key.Source, group.Key.Span, [.. group]);
        foreach (var measure in _rule.Measures.Where(m => m.Per is not null)) _numbers[measure.Text] = $"({_numbers[measure.Text]} * {_values.Add(measure.Factor(window.Length))})";
        var columns = string.Concat(_rule.Measures.Select((m, n) => string.Create(CultureInfo.InvariantCulture, $", {_numbers[m.Text]} AS n{n}")));
        return $"""
            WITH half_hours AS ({HalfHours}),
            subjects AS (SELECT {By}, sum(requests)::BIGINT AS requests FROM half_hours GROUP BY {By}){string.Concat(_tables)},
            found AS (
                SELECT s.account_id, {(_rule.Subject is RuleSubject.Key ? "s.subject_key" : "NULL::VARCHAR")} AS key, s.requests{columns}
                FROM subjects s {string.Concat(_joins)}LEFT JOIN account a ON a.account_id = s.account_id
                WHERE {Where(_rule.Root)})
            SELECT n.subjects, f.* FROM (SELECT count(*) AS subjects FROM subjects) n LEFT JOIN found f ON true ORDER BY f.account_id, f.key
            """;
    }

    // The end of the window may lie inside a half hour: its requests are asked one by one.
    private string HalfHours => $"""

            SELECT {Subject}, api_key_id, session_id, family, make_timestamp(slot::BIGINT * 1800000000) AS time, requests, errors, input_tokens, output_tokens
            FROM usage_slot WHERE slot >= $first_slot AND slot < $last_slot {_values.Only}
            UNION ALL SELECT {Subject}, api_key_id, session_id, family, time, 1, (status >= 400)::BIGINT, input_tokens, output_tokens
            FROM usage_event WHERE time >= $tail AND time < $to {_values.Only}
        """;

    // Days without the last, and the requests of the last day.
    private string Resources(ResourceKind kind)
    {
        var column = ResourceColumn.All.First(c => c.Kind == kind && !c.OfAccount).Column;
        return $"""
            SELECT account_id, value, day::TIMESTAMP AS time FROM usage_resource WHERE kind = '{kind}' AND day >= $first_day::DATE AND day < $last_day::DATE {_values.Only}
            UNION ALL SELECT account_id, {column}::VARCHAR, time FROM usage_event WHERE {column} IS NOT NULL AND time >= $last_day AND time < $to {_values.Only}
            """;
    }

    private string SourceOf(RuleMeasure measure) => SourceOf(_rule, measure);

    /// <summary>Where a measure of a rule is read: <c>half_hours</c>, <c>events</c>, or the kind of a daily roll-up.</summary>
    internal static string SourceOf(Rule rule, RuleMeasure measure) =>
        RuleColumns.HalfHoursKnow(measure) ? "half_hours"
        : rule.Subject is RuleSubject.Account && measure is { Amount: RuleAmount.Distinct, Of: null, Field: { } field } && (measure.In is null || measure.In.Length >= TimeSpan.FromDays(1))
            && RuleColumns.RolledUp(field) is { } kind ? kind.ToString()
        : "events";

    private void Table(string source, RuleSpan? span, IReadOnlyList<(RuleMeasure Measure, int N)> measures)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{_tables.Count}");
        var rows = source switch
        {
            "half_hours" => "half_hours",
            "events" => $"(SELECT *{(_rule.Subject is RuleSubject.Key ? ", coalesce(api_key_id, '') AS subject_key" : "")} FROM usage_event WHERE time >= $from AND time < $to {_values.Only})",
            _ => $"({Resources(Enum.Parse<ResourceKind>(source))})",
        };
        var sums = string.Concat(measures.Select(m => string.Create(CultureInfo.InvariantCulture, $", {Sum(m.Measure, source)} AS m{m.N}")));
        // A span's number is that of the stretch where it is largest.
        var text = span is null
            ? $"SELECT {By}{sums} FROM {rows} GROUP BY {By}"
            : $"""
                SELECT {By}{string.Concat(measures.Select(m => string.Create(CultureInfo.InvariantCulture, $", max(m{m.N}) AS m{m.N}")))} FROM (
                    SELECT {By}{sums} FROM {rows} GROUP BY {By}, {Stretch(span)}) GROUP BY {By}
                """;
        _tables.Add($",\n{name} AS ({text})");
        _joins.Add($"LEFT JOIN {name} ON {name}.account_id = s.account_id{(_rule.Subject is RuleSubject.Key ? $" AND {name}.subject_key = s.subject_key" : "")} ");
        foreach (var (measure, n) in measures)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{name}.m{n}");
            _numbers[measure.Text] = measure.Amount is RuleAmount.Count or RuleAmount.Distinct or RuleAmount.Sum ? $"coalesce({number}, 0)" : number;
        }
    }

    private string Sum(RuleMeasure measure, string source)
    {
        var (rolled, field) = (source == "half_hours", measure.Field is { } f ? RuleColumns.Of(f) : "");
        var filter = measure.Of is { } of && !(rolled && RuleColumns.IsErrors(measure)) ? $" FILTER (WHERE {Where(of)})" : "";
        return measure.Amount switch
        {
            RuleAmount.Count when rolled => $"sum({(RuleColumns.IsErrors(measure) ? "errors" : "requests")}){filter}::DOUBLE",
            RuleAmount.Count => $"count(*){filter}::DOUBLE",
            RuleAmount.Share when rolled => $"coalesce(sum(requests){filter}, 0)::DOUBLE / sum(requests)::DOUBLE",
            RuleAmount.Share => $"count(*){filter}::DOUBLE / count(*)::DOUBLE",
            RuleAmount.Distinct => $"count(DISTINCT {(source is "half_hours" or "events" ? field : "value")}){filter}::DOUBLE",
            RuleAmount.Sum => $"sum({field}){filter}::DOUBLE",
            RuleAmount.Average => $"sum({field}){filter}::DOUBLE / count({field}){filter}::DOUBLE",
            _ => $"max({field}){filter}::DOUBLE",
        };
    }

    private static string Stretch(RuleSpan span) => string.Create(CultureInfo.InvariantCulture,
        $"(epoch_us(time) - {RuleSpan.Origin.ToUnixTimeMilliseconds()}000) // {span.Length.Ticks / TimeSpan.TicksPerMicrosecond}");

    // What is unknown does not hold, so that "not" has two sides, not three.
    private string Where(RuleNode node) => node switch
    {
        RuleAll all => $"({string.Join(" AND ", all.Parts.Select(Where))})",
        RuleAny any => $"({string.Join(" OR ", any.Parts.Select(Where))})",
        RuleNot not => $"NOT {Where(not.Part)}",
        MeasureTest test => $"coalesce({_numbers[test.Measure.Text]} {RuleWords.Sign(test.How)} {_values.Add(test.Bound)}, false)",
        FieldTest { Ask: IsKnown } test => $"({RuleColumns.Of(test.Field)} IS NOT NULL)",
        FieldTest { Field.Kind: RuleFieldKind.Age, Ask: Compares compares } test => Compare($"(epoch_us($to::TIMESTAMP) - epoch_us({RuleColumns.Of(test.Field)}))", compares.How, compares.Numbers.Select(Microseconds)),
        FieldTest { Ask: Compares compares } test => Compare(RuleColumns.Of(test.Field), compares.How, compares.Numbers.Select(n => (object)n)),
        FieldTest { Ask: IsOneOf one } test => Compare(RuleColumns.Of(test.Field), RuleComparison.Same, one.Values),
        FieldTest { Ask: IsLike like } test => $"coalesce({RuleColumns.Of(test.Field)} LIKE {_values.Add(string.Join('%', like.Pieces.Select(Plain)))} ESCAPE '!', false)",
        FieldTest { Ask: IsFlag flag } test => $"({RuleColumns.Of(test.Field)} IS {(flag.Value ? "TRUE" : "FALSE")})",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private string Compare(string column, RuleComparison how, IEnumerable<object> values) =>
        $"coalesce({(how is RuleComparison.Same ? $"{column} IN ({string.Join(", ", values.Select(_values.Add))})" : $"{column} {RuleWords.Sign(how)} {_values.Add(values.Single())}")}, false)";

    private static object Microseconds(double days) => (long)Math.Round(days * TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond);

    private static string Plain(string piece) => piece.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}
