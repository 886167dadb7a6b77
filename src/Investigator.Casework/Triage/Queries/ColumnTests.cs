using System.Linq.Expressions;
using Investigator.Domain.Triage.Queries;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage.Queries;

/// <summary>What is asked of a field, as a condition on a column. Every value is a variable: it reaches the store as a parameter, never as a part of the command.</summary>
internal static class ColumnTests
{
    private const string Escape = "\\";

    // The store's own lower(). Spelled out, because in code that runs here it would depend on somebody's locale.
    private static readonly Expression<Func<string, string>> s_small = SmallLetters();

    public static Expression<Func<double, bool>> Number(FieldTest test) => test switch
    {
        IsOneOf one => Any(one.Values.Select(v => Equal(NumberOf(v)))),
        Between between => Lies(NumberOf(between.From), NumberOf(between.To)),
        Compares { How: var how, Value: var value } => Compared(how, NumberOf(value)),
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    public static Expression<Func<long, bool>> Whole(FieldTest test) => test switch
    {
        IsOneOf one => Any(one.Values.Select(v => In(Interval(NumberOf(v), NumberOf(v))))),
        Between between => In(Interval(NumberOf(between.From), NumberOf(between.To))),
        Compares { How: QueryComparison.AtLeast, Value: var value } => In(Interval(NumberOf(value), double.MaxValue)),
        Compares { How: QueryComparison.AtMost, Value: var value } => In(Interval(double.MinValue, NumberOf(value))),
        Compares { How: QueryComparison.More, Value: var value } => In(Interval(Math.Floor(NumberOf(value)) + 1, double.MaxValue)),
        Compares { How: QueryComparison.Less, Value: var value } => In(Interval(double.MinValue, Math.Ceiling(NumberOf(value)) - 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    public static Expression<Func<DateTimeOffset, bool>> Time(FieldTest test, DateTimeOffset now) => test switch
    {
        IsOneOf one => Any(one.Values.Select(v => During(SpanOf(v, now).From, SpanOf(v, now).To))),
        Between between => During(SpanOf(between.From, now).From, SpanOf(between.To, now).To),
        Compares { How: QueryComparison.More, Value: var value } => After(SpanOf(value, now)),
        Compares { How: QueryComparison.AtLeast, Value: var value } => From(SpanOf(value, now).From),
        Compares { How: QueryComparison.Less, Value: var value } => Before(SpanOf(value, now).From),
        Compares { How: QueryComparison.AtMost, Value: var value } => UpTo(SpanOf(value, now)),
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    /// <summary>Letter by letter. SQLite's GLOB can walk an index from a beginning, which its LIKE can't.</summary>
    public static Expression<Func<string, bool>> Id(QueryPattern pattern, bool onSqlite)
    {
        var text = pattern.Letters;
        if (pattern.IsPlain) return column => column == text;
        var glob = string.Join('*', pattern.Pieces.Select(p => p.Replace("[", "[[]", StringComparison.Ordinal).Replace("*", "[*]", StringComparison.Ordinal).Replace("?", "[?]", StringComparison.Ordinal)));
        var like = Like(pattern);
        if (onSqlite) return column => EF.Functions.Glob(column, glob);
        return column => EF.Functions.Like(column, like, Escape);
    }

    /// <summary>In any case. As typed, too: a store may know no small form of a letter beyond A to Z.</summary>
    public static Expression<Func<string, bool>> Name(QueryPattern pattern)
    {
        var (exact, small, like) = (pattern.Letters, pattern.Letters.ToLowerInvariant(), Like(pattern).ToLowerInvariant());
        if (pattern.IsPlain) return Predicates.Or(column => column == exact, Predicates.On<string, string>(s_small, column => column == small));
        return Predicates.On<string, string>(s_small, column => EF.Functions.Like(column, like, Escape));
    }

    /// <summary>A part of it, in any case.</summary>
    public static Expression<Func<string, bool>> Text(QueryPattern pattern) => Predicates.On(s_small, SmallText(pattern));

    /// <summary>A part of what is stored in small letters.</summary>
    public static Expression<Func<string, bool>> SmallText(QueryPattern pattern)
    {
        var (small, like) = (pattern.Letters.ToLowerInvariant(), "%" + Like(pattern).ToLowerInvariant() + "%");
        if (pattern.IsPlain) return column => column.Contains(small);
        return column => EF.Functions.Like(column, like, Escape);
    }

    /// <summary>Condition for any of several tests of the same column.</summary>
    public static Expression<Func<T, bool>> Any<T>(IEnumerable<Expression<Func<T, bool>>> tests) => tests.Aggregate(Predicates.Or);

    private static Expression<Func<string, string>> SmallLetters()
    {
        var column = Expression.Parameter(typeof(string), "column");
        return Expression.Lambda<Func<string, string>>(Expression.Call(column, nameof(string.ToLower), null), column);
    }

    // What means something to LIKE loses its meaning; [ does on SQL Server alone, and an escape too many harms nowhere.
    private static string Like(QueryPattern pattern) => string.Join('%', pattern.Pieces.Select(p => p
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal).Replace("[", Escape + "[", StringComparison.Ordinal)));

    private static Expression<Func<double, bool>> Equal(double number) => column => column == number;

    private static Expression<Func<double, bool>> Lies(double from, double to) => column => column >= from && column <= to;

    private static Expression<Func<double, bool>> Compared(QueryComparison how, double number) => how switch
    {
        QueryComparison.More => column => column > number,
        QueryComparison.AtLeast => column => column >= number,
        QueryComparison.Less => column => column < number,
        QueryComparison.AtMost => column => column <= number,
    };

    private static Expression<Func<long, bool>> In((long From, long To) span)
    {
        var (from, to) = span;
        return (from, to) switch
        {
            (long.MinValue, _) => column => column <= to,
            (_, long.MaxValue) => column => column >= from,
            _ when from == to => column => column == from,
            _ => column => column >= from && column <= to,
        };
    }

    // Empty (1 to 0) when no whole number lies between: size:1.5 is no size.
    private static (long From, long To) Interval(double from, double to)
    {
        var (least, most) = (Math.Ceiling(from), Math.Floor(to));
        return least > most ? (1, 0) : (Saturated(least), Saturated(most));
    }

    private static long Saturated(double number) => number <= long.MinValue ? long.MinValue : number >= long.MaxValue ? long.MaxValue : (long)number;

    private static Expression<Func<DateTimeOffset, bool>> During(DateTimeOffset from, DateTimeOffset to) => column => column >= from && column < to;

    private static Expression<Func<DateTimeOffset, bool>> From(DateTimeOffset from) => column => column >= from;

    private static Expression<Func<DateTimeOffset, bool>> Before(DateTimeOffset to) => column => column < to;

    // After a day begins the next one; after a point comes what is later than it.
    private static Expression<Func<DateTimeOffset, bool>> After((DateTimeOffset From, DateTimeOffset To) span) => span.From == span.To ? column => column > span.From : From(span.To);

    private static Expression<Func<DateTimeOffset, bool>> UpTo((DateTimeOffset From, DateTimeOffset To) span) => span.From == span.To ? column => column <= span.From : Before(span.To);

    private static double NumberOf(QueryValue value) => ((NumberValue)value).Number;

    private static (DateTimeOffset From, DateTimeOffset To) SpanOf(QueryValue value, DateTimeOffset now) => ((MomentValue)value).Moment.Span(now);
}
