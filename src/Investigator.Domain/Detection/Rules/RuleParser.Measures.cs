namespace Investigator.Domain.Detection.Rules;

/// <summary>Numbers of an account or key, and what they are compared with.</summary>
internal sealed partial class RuleParser
{
    private static readonly Dictionary<string, RuleAmount> s_amounts = new(StringComparer.OrdinalIgnoreCase)
    {
        [RuleWriter.Requests] = RuleAmount.Count,
        [RuleWriter.Errors] = RuleAmount.Count,
        [RuleFields.Tokens] = RuleAmount.Sum,
        ["count"] = RuleAmount.Count,
        ["share"] = RuleAmount.Share,
        ["distinct"] = RuleAmount.Distinct,
        ["sum"] = RuleAmount.Sum,
        ["average"] = RuleAmount.Average,
        ["highest"] = RuleAmount.Highest,
    };

    // "tokens" is a field inside parentheses and a sum outside.
    private static RuleAmount? AmountOf(RuleToken token) => s_amounts.TryGetValue(token.Raw, out var amount) ? amount : null;

    private RuleNode? Measure(RuleAmount amount, int depth)
    {
        var name = _token;
        Advance();
        var measure = name.Is(RuleWriter.Requests) ? new RuleMeasure(RuleAmount.Count, null, null, null, null)
            : name.Is(RuleWriter.Errors) ? new(RuleAmount.Count, null, RuleWriter.Failed, null, null)
            : name.Is(RuleFields.Tokens) ? new(RuleAmount.Sum, RuleFields.Find(RuleFields.Tokens), null, null, null)
            : Counted(name, amount, depth);
        if (measure is null) return null;
        if (Spanned(measure, name) is not { } spanned) return null;
        return Compared(spanned);
    }

    // count(…), share(…), distinct(field where …), sum(…), average(…), highest(…)
    private RuleMeasure? Counted(RuleToken name, RuleAmount amount, int depth)
    {
        if (!_token.IsSign("("))
        {
            Fail(new(name.End, 0, amount is RuleAmount.Count ? "count stands before a condition in parentheses; all requests are requests." : $"After {name.Raw} stands in parentheses what it is of, as in {Example(amount)}.", amount is RuleAmount.Count ? null : "("));
            return null;
        }

        var open = _token;
        Advance();
        RuleField? field = null;
        RuleNode? of = null;
        if (amount is RuleAmount.Count or RuleAmount.Share)
        {
            if (Any(depth + 1, ofRequest: true) is not { } condition) return null;
            of = condition;
        }
        else
        {
            if (FieldOf(amount) is not { } named) return null;
            field = named;
            if (_token.Is("where"))
            {
                Advance();
                if (Any(depth + 1, ofRequest: true) is not { } condition) return null;
                of = condition;
            }
        }

        return Closed(open) ? new(amount, field, of, null, null) : null;
    }

    private RuleField? FieldOf(RuleAmount amount)
    {
        var token = _token;
        if (token.Kind is not RuleTokenKind.Word || RuleFields.Find(token.Raw) is not { } field)
        {
            if (token.Kind is RuleTokenKind.Word) Unknown(RuleFields.All.Where(f => !f.IsOfAccount && Suits(f, amount)).Select(f => f.Name), "field");
            else Fail(token, $"Here stands a field, as in {Example(amount)}.", null);
            return null;
        }

        if (field.IsOfAccount || !Suits(field, amount))
        {
            Fail(token, field.IsOfAccount ? $"{field.Name} is said of the account: there is one of it."
                : amount is RuleAmount.Distinct ? $"Different values of {field.Name} can't be counted; ask for a share instead."
                : field.Kind is RuleFieldKind.Fraction ? $"{field.Name} has decimals: its highest value can be asked, not its {RuleWriter.Word(amount)}."
                : $"{field.Name} is no number: only distinct({field.Name}) can be asked.", null);
            return null;
        }

        Advance();
        return field;
    }

    private static bool Suits(RuleField field, RuleAmount amount) => amount switch
    {
        RuleAmount.Distinct => field.Kind is RuleFieldKind.Text or RuleFieldKind.Whole or RuleFieldKind.Sign,
        RuleAmount.Highest => field.Kind is RuleFieldKind.Whole or RuleFieldKind.Fraction,
        _ => field.Kind is RuleFieldKind.Whole,
    };

    private RuleMeasure? Spanned(RuleMeasure measure, RuleToken name)
    {
        while (_token.Is("per") || _token.Is("in"))
        {
            var (word, per) = (_token, _token.Is("per"));
            Advance();
            if (per ? measure.Per is not null : measure.In is not null)
            {
                Fail(word, $"\"{word.Raw}\" stands once behind a number.", null);
                return null;
            }

            if ((per ? Rated(measure, name) : Within(measure)) is not { } next) return null;
            measure = next;
        }

        return measure;
    }

    private RuleMeasure? Rated(RuleMeasure measure, RuleToken name)
    {
        RuleRate? rate = _token.Is("minute") ? RuleRate.Minute : _token.Is("hour") ? RuleRate.Hour : _token.Is("day") ? RuleRate.Day : null;
        if (rate is null) Fail(_token, "A rate is per minute, per hour or per day.", "hour");
        else if (measure.Amount is not (RuleAmount.Count or RuleAmount.Sum)) Fail(_token, $"A rate is of counts and sums; {name.Raw} is the same however long it is measured.", null);
        if (Fault is not null) return null;
        Advance();
        return measure with { Per = rate };
    }

    private RuleMeasure? Within(RuleMeasure measure)
    {
        if (_token.Kind is not RuleTokenKind.Number || RuleSpan.Read(_token.Raw) is not { } length)
        {
            Fail(_token, $"After \"in\" stands a stretch of the clock: {Spans}.", "1h");
            return null;
        }

        if (RuleSpan.Of(length) is not { } span)
        {
            Fail(_token, $"There is no span of {_token.Raw}; the clock is cut into {Spans}. Without \"in\" the whole window counts.", RuleSpan.Nearest(length).Name);
            return null;
        }

        Advance();
        return measure with { In = span };
    }

    private static string Spans => string.Join(", ", RuleSpan.All.Select(s => s.Name));

    private RuleNode? Compared(RuleMeasure measure)
    {
        if (Comparison() is not var (how, not)) return null;
        var token = _token;
        if (token.Kind is not RuleTokenKind.Number) return Fail(token, $"{measure.Text} is compared with a number.", null);
        if (Number(token) is not { } bound) return null;
        if (measure.Amount is RuleAmount.Share && bound > 1)
            return Fail(token, "A share lies between 0 and 1, or 0% and 100%.", bound <= 100 && !token.Raw.EndsWith('%') ? token.Raw + "%" : null);
        if (measure.Amount is not RuleAmount.Share && token.Raw.EndsWith('%')) return Fail(token, $"{measure.Text} is no share: write a plain number.", token.Raw.TrimEnd('%'));
        Advance();
        var test = new MeasureTest(measure, how, bound);
        return not ? new RuleNot(test) : test;
    }

    private static string Example(RuleAmount amount) => amount switch
    {
        RuleAmount.Share => "share(model = \"gpt\")",
        RuleAmount.Count => "count(status >= 400)",
        RuleAmount.Distinct => "distinct(network_prefix)",
        _ => $"{RuleWriter.Word(amount)}(output_tokens)",
    };
}
