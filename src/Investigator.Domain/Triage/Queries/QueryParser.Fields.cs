using System.Globalization;
using Investigator.Domain.Text;

namespace Investigator.Domain.Triage.Queries;

/// <summary>A field and what is asked of it.</summary>
internal sealed partial class QueryParser
{
    private QueryNode? Field(QueryToken name)
    {
        if (fields.Find(name.Raw) is not { } field)
        {
            if (PastedIndicators.AsQuery(text, fields) is { } pasted) return Fail(0, text.Length, "These look like indicators: ask for the accounts that used them?", pasted);
            var near = fields.Nearest(name.Raw);
            return Fail(name.At, name.Length - 1, $"There is no field \"{name.Raw}\" here. {(near is null ? "Put the whole in quotes to search for it as text." : $"Is {near} meant?")}", near);
        }

        var token = _lexer.Next(value: true);
        if (token.IsWord(QueryWords.In) && _lexer.OpensNext()) return List(field, _lexer.Position);
        if (token.Kind is QueryTokenKind.Open) return List(field, token.At);
        if (token.Kind is QueryTokenKind.Sign)
        {
            if (token.Raw != "=") return Compare(field, token);
            token = _lexer.Next(value: true);
        }

        if (IsRanged(field) && token.Kind is QueryTokenKind.Word && token.Raw.Contains("..", StringComparison.Ordinal)) return Range(field, token);
        if (Value(field, token, equals: true) is not { } value) return null;
        Advance();
        return new FieldTerm(field, new IsOneOf([value]));
    }

    private QueryNode? Compare(QueryField field, QueryToken sign)
    {
        if (!IsRanged(field)) return Fail(sign.At, sign.Length, $"{field.Name} has no order: {sign.Raw} compares numbers and times.", "");
        if (Value(field, _lexer.Next(value: true), equals: false) is not { } value) return null;
        Advance();
        return new FieldTerm(field, new Compares(sign.Raw switch { ">" => QueryComparison.More, ">=" or "≥" => QueryComparison.AtLeast, "<" => QueryComparison.Less, _ => QueryComparison.AtMost }, value));
    }

    // 0.5..0.9, 0.5.. and ..0.9; both ends belong to it.
    private QueryNode? Range(QueryField field, QueryToken token)
    {
        var dots = token.Raw.IndexOf("..", StringComparison.Ordinal);
        var (left, right) = (Part(token, 0, dots), Part(token, dots + 2, token.Length));
        if (left.Length == 0 && right.Length == 0) return Fail(token.At, token.Length, "A range needs one end at least, as in 0.5..0.9.", null);
        QueryValue? from = null, to = null;
        if (left.Length > 0 && (from = Value(field, left, equals: false)) is null) return null;
        if (right.Length > 0 && (to = Value(field, right, equals: false)) is null) return null;
        if (IsTurned(from, to)) return Fail(token.At, token.Length, "This range ends before it begins.", $"{right.Raw}..{left.Raw}");
        Advance();
        return new FieldTerm(field, from is null ? new Compares(QueryComparison.AtMost, to!) : to is null ? new Compares(QueryComparison.AtLeast, from) : new Between(from, to));
    }

    /// <param name="at">Just before the opening parenthesis.</param>
    private QueryNode? List(QueryField field, int at)
    {
        _lexer.Position = at;
        var open = _lexer.Next(value: true);
        var values = new List<QueryValue>();
        while (true)
        {
            if (Value(field, _lexer.Next(value: true), equals: true) is not { } value) return null;
            values.Add(value);
            var after = _lexer.Next(value: true);
            if (after.Kind is QueryTokenKind.Close) break;
            if (after.Kind is QueryTokenKind.End) return Fail(open.At, 1, "This list is never closed.", null);
            if (after.Kind is QueryTokenKind.Broken) return Fail(_lexer.Fault!);
            if (after.Kind is not QueryTokenKind.Comma) return Fail(after.At, after.Length, "A comma stands between the values of a list; a value with spaces is put in quotes.", ", " + after.Raw);
        }

        Advance();
        return new FieldTerm(field, new IsOneOf(values));
    }

    private QueryValue? Value(QueryField field, QueryToken token, bool equals)
    {
        if (token.Kind is QueryTokenKind.Broken) return Refuse(_lexer.Fault!);
        if (token.Kind is not (QueryTokenKind.Word or QueryTokenKind.Quoted) || (token.Kind is QueryTokenKind.Word && IsBetweenWord(token)))
            return Refuse(new(token.At, token.Length, $"A value is missing after {field.Name}: {Example(field)}."));
        if (!Counts(token)) return null;
        var (pattern, letters) = (token.Pattern!, token.Pattern!.Letters);
        switch (field.Kind)
        {
            case QueryFieldKind.Number:
                return pattern.IsPlain && Number(letters) is { } number ? new NumberValue(number) : Refuse(new(token.At, token.Length, $"{field.Name} is a number: {Example(field)}."));
            case QueryFieldKind.Time:
                if (!pattern.IsPlain || QueryMoment.Read(letters) is not { } moment) return Refuse(new(token.At, token.Length, $"{field.Name} is a time: {Example(field)}."));
                return equals && moment.IsRelative
                    ? Refuse(new(token.At, token.Length, $"Nothing happens exactly at {letters}. Write {field.Name}:>{letters} for what came after it, or < for before.", ">" + letters))
                    : new MomentValue(moment);
            case QueryFieldKind.Choice:
                if (pattern.IsPlain && field.Choices.FirstOrDefault(c => c.Equals(letters, StringComparison.OrdinalIgnoreCase)) is { } choice) return new ChoiceValue(choice);
                return Refuse(new(token.At, token.Length, $"{field.Name} is one of {string.Join(", ", field.Choices)}.", Spelling.Nearest(letters, field.Choices)));
            case QueryFieldKind.Name when token.Kind is QueryTokenKind.Word && pattern.IsPlain && field.Choices.FirstOrDefault(c => c.Equals(token.Raw, StringComparison.OrdinalIgnoreCase)) is { } word:
                return new ChoiceValue(word);
            case QueryFieldKind.Exact when !pattern.IsPlain:
                return Refuse(new(token.At, token.Length, $"{field.Name} is compared whole: * can't stand for anything here."));
            case QueryFieldKind.Text when letters.Length == 0 && pattern.IsPlain:
                return Refuse(new(token.At, token.Length, $"This asks for nothing: {field.Name} is searched for one letter at least."));
            default:
                return new PatternValue(pattern);
        }
    }

    private QueryValue? Refuse(QueryFault fault)
    {
        Fail(fault);
        return null;
    }

    private static QueryToken Part(QueryToken token, int from, int to)
    {
        var raw = token.Raw[from..to];
        return new(QueryTokenKind.Word, token.At + from, raw.Length, raw, QueryPattern.Plain(raw));
    }

    // 0.8, 80%, 10k, 2.5m.
    private static double? Number(string text)
    {
        if (text.Length == 0) return null;
        var factor = text[^1] switch { '%' => 0.01, 'k' or 'K' => 1e3, 'm' or 'M' => 1e6, _ => 1 };
        var digits = factor is 1 ? text.AsSpan() : text.AsSpan(0, text.Length - 1);
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number * factor)
            ? factor is 0.01 ? number / 100 : number * factor : null;
    }

    private static bool IsTurned(QueryValue? from, QueryValue? to) => (from, to) switch
    {
        (NumberValue a, NumberValue b) => a.Number > b.Number,
        (MomentValue a, MomentValue b) when a.Moment.IsRelative == b.Moment.IsRelative => a.Moment.Span(DateTimeOffset.UnixEpoch.AddYears(200)).From > b.Moment.Span(DateTimeOffset.UnixEpoch.AddYears(200)).From,
        _ => false,
    };

    private static bool IsRanged(QueryField field) => field.Kind is QueryFieldKind.Number or QueryFieldKind.Time;

    private static bool IsBetweenWord(QueryToken token) => token.IsWord(QueryWords.And) || token.IsWord(QueryWords.Or) || token.IsWord(QueryWords.Not) || token.IsWord(QueryWords.Off);

    private static string Example(QueryField field) => field.Kind switch
    {
        QueryFieldKind.Number => $"{field.Name}:>=0.8, {field.Name}:10k, {field.Name}:0.5..0.9",
        QueryFieldKind.Time => $"{field.Name}:>-7d, {field.Name}:2026-03-01, {field.Name}:2026-03-01..2026-03-05",
        QueryFieldKind.Choice => $"{field.Name}:{field.Choices[0]}",
        _ => $"{field.Name}:word, {field.Name}:beg*, {field.Name}:\"two words\"",
    };
}
