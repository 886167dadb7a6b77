using System.Globalization;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Usage;

namespace Investigator.Tests.Detection.Rules;

/// <summary>Rules over plain rows, one after the other: what every engine has to answer.</summary>
/// <param name="events">Rows of the store, by column.</param>
internal sealed class RuleEvaluator(IReadOnlyList<IReadOnlyDictionary<string, object?>> events, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> accounts, TimeWindow window)
{
    /// <summary>Each subject with its values, and whether the rule holds.</summary>
    public IEnumerable<(string Account, string Key, double?[] Values, bool Holds)> All(Rule rule)
    {
        var from = window.From.UtcDateTime.Date;
        var inside = events.Where(e => (DateTime)e["time"]! >= from && (DateTime)e["time"]! < window.To.UtcDateTime);
        foreach (var subject in inside.GroupBy(e => (Account: (string)e["account_id"]!, Key: rule.Subject is RuleSubject.Key ? (string?)e["api_key_id"] ?? "" : "")))
        {
            var values = rule.Measures.ToDictionary(m => m.Text, m => Value(m, [.. subject]), StringComparer.Ordinal);
            yield return (subject.Key.Account, subject.Key.Key, [.. rule.Measures.Select(m => values[m.Text])], Holds(rule.Root, n => n switch
            {
                MeasureTest test => values[test.Measure.Text] is { } value && Compare(value, test.How, test.Bound),
                FieldTest test => Asked(test, test.Field.Name == "account.id" ? subject.Key.Account : accounts.GetValueOrDefault(subject.Key.Account)?.GetValueOrDefault(test.Field.Kind is RuleFieldKind.Age ? "created_at" : test.Field.Name["account.".Length..])),
                _ => throw new InvalidOperationException(),
            }));
        }
    }

    private double? Value(RuleMeasure measure, IReadOnlyList<IReadOnlyDictionary<string, object?>> rows)
    {
        var stretches = measure.In is { } span ? rows.GroupBy(e => Math.Floor(((DateTime)e["time"]! - RuleSpan.Origin.UtcDateTime) / span.Length)).Select(g => g.ToList()) : [rows.ToList()];
        var largest = stretches.Select(s => One(measure, s)).Max();
        return largest * measure.Factor(window.Length);
    }

    private double? One(RuleMeasure measure, List<IReadOnlyDictionary<string, object?>> rows)
    {
        var counted = measure.Of is { } of ? rows.Where(e => Holds(of, n => Asked((FieldTest)n, Of(e, ((FieldTest)n).Field.Name)))).ToList() : rows;
        if (measure.Amount is RuleAmount.Count) return counted.Count;
        if (measure.Amount is RuleAmount.Share) return (double)counted.Count / rows.Count;
        var values = counted.Select(e => Of(e, measure.Field!.Name)).Where(v => v is not null).ToList();
        if (measure.Amount is RuleAmount.Distinct) return values.Distinct().Count();
        var numbers = values.ConvertAll(v => Convert.ToDecimal(v, CultureInfo.InvariantCulture));
        return measure.Amount switch
        {
            RuleAmount.Sum => (double)numbers.Sum(),
            RuleAmount.Average => numbers.Count == 0 ? null : (double)numbers.Sum() / numbers.Count,
            _ => numbers.Count == 0 ? null : values.Max(v => Convert.ToDouble(v, CultureInfo.InvariantCulture)),
        };
    }

    private static object? Of(IReadOnlyDictionary<string, object?> row, string field) => field switch
    {
        "tokens" => (decimal)(long)row["input_tokens"]! + (long)row["output_tokens"]!,
        "hour_of_day" => (long)((DateTime)row["time"]!).Hour,
        "hour" => ((DateTime)row["time"]!).Ticks / TimeSpan.TicksPerHour,
        "day" => ((DateTime)row["time"]!).Date,
        _ => row[field],
    };

    private static bool Holds(RuleNode node, Func<RuleNode, bool> leaf) => node switch
    {
        RuleAll all => all.Parts.All(p => Holds(p, leaf)),
        RuleAny any => any.Parts.Any(p => Holds(p, leaf)),
        RuleNot not => !Holds(not.Part, leaf),
        _ => leaf(node),
    };

    private bool Asked(FieldTest test, object? value) => test.Ask switch
    {
        IsKnown => value is not null,
        _ when value is null => false,
        IsFlag flag => (bool)value == flag.Value,
        IsOneOf one => one.Values.Contains((string)value, StringComparer.Ordinal),
        IsLike like => Like((string)value, like.Pieces),
        Compares compares when value is DateTime made => compares.Numbers.Any(n => Compare((window.To.UtcDateTime - made).TotalMicroseconds, compares.How, Math.Round(n * 86_400_000_000))),
        Compares compares => compares.Numbers.Any(n => Compare(Convert.ToDouble(value, CultureInfo.InvariantCulture), compares.How, n)),
        _ => throw new InvalidOperationException(),
    };

    private static bool Like(string text, IReadOnlyList<string> pieces)
    {
        if (!text.StartsWith(pieces[0], StringComparison.Ordinal)) return false;
        var at = pieces[0].Length;
        foreach (var piece in pieces.Skip(1).SkipLast(1))
        {
            var found = text.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + piece.Length;
        }

        return text.Length - pieces[^1].Length >= at && text.EndsWith(pieces[^1], StringComparison.Ordinal);
    }

    private static bool Compare(double value, RuleComparison how, double bound) => how switch
    {
        RuleComparison.More => value > bound,
        RuleComparison.AtLeast => value >= bound,
        RuleComparison.Less => value < bound,
        RuleComparison.AtMost => value <= bound,
        _ => value.Equals(bound),
    };
}
