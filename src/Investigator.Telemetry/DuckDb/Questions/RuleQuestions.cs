using System.Globalization;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <inheritdoc cref="IRuleQuestions"/>
internal sealed class RuleQuestions(TelemetryStore store) : IRuleQuestions
{
    // Who has requests at all is always asked of the half hours.
    public IReadOnlyList<string> ReadsFrom(Rule rule) => [.. rule.Measures.Select(m => RuleSql.SourceOf(rule, m)).Prepend("half_hours").Distinct(StringComparer.Ordinal).Select(source => source switch
    {
        "half_hours" => "half-hour roll-ups",
        "events" => "events, one by one",
        _ => $"the daily roll-up of {ResourceColumn.All.First(c => c.Kind.ToString() == source && !c.OfAccount).Column}",
    })];

    public async Task<RuleMatches> MatchesAsync(Rule rule, TimeWindow window, IReadOnlyCollection<AccountId>? only, CancellationToken ct)
    {
        var values = new RuleParameters(window, only);
        var sql = RuleSql.Write(rule, window, values);
        var measures = rule.Measures.Count;
        var rows = await store.AskOfAllAsync(
            sql, values.Of(sql),
            row => (Subjects: row.GetInt64(0), Match: row.IsDBNull(1) ? null : new RuleMatch(
                new(row.GetString(1)), row.IsDBNull(2) || row.GetString(2).Length == 0 ? null : row.GetString(2),
                [.. Enumerable.Range(4, measures).Select(n => row.IsDBNull(n) ? (double?)null : Convert.ToDouble(row.GetValue(n), CultureInfo.InvariantCulture))], row.GetInt64(3))),
            ct).ConfigureAwait(false);
        return new([.. rows.Select(r => r.Match).OfType<RuleMatch>()], rows[0].Subjects);
    }
}
