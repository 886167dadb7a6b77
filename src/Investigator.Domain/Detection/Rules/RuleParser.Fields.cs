using System.Globalization;

namespace Investigator.Domain.Detection.Rules;

/// <summary>A field of a request or an account, and what is asked of it.</summary>
internal sealed partial class RuleParser
{
    /// <summary>Longest text that a rule compares with.</summary>
    private const int LongestValue = 300;

    private RuleNode? Known(bool ofRequest)
    {
        Advance();
        var open = _token;
        Advance();
        var token = _token;
        if (token.Kind is not RuleTokenKind.Word || RuleFields.Find(token.Raw) is not { } field)
            return token.Kind is RuleTokenKind.Word ? Unknown(RuleFields.All.Where(f => f.IsOfAccount != ofRequest).Select(f => f.Name), "field") : Fail(token, "Here stands a field, as in known(temperature).", null);
        if (field.IsOfAccount == ofRequest) return Fail(token, ofRequest ? $"{field.Name} is said of the account, not of a request." : $"{field.Name} differs from request to request: ask for share(known({field.Name})).", null);
        Advance();
        return Closed(open) ? new FieldTest(field, new IsKnown()) : null;
    }

    private RuleNode? Field(RuleField field)
    {
        var name = _token;
        Advance();
        if (field.Kind is RuleFieldKind.Sign) return Fail(name, $"{field.Name} is only told apart: ask how many there are, as in distinct({field.Name}) > 5.", null);
        if (_token.Is("like")) return Like(field);
        if (_token.Is("in")) return List(field);
        var sign = _token;
        if (Comparison() is not var (how, not)) return null;
        var ordered = field.Kind is RuleFieldKind.Whole or RuleFieldKind.Fraction or RuleFieldKind.Age;
        if (!ordered && how is not RuleComparison.Same) return Fail(sign, $"{field.Name} has no order: only = and != can be asked of it.", null);
        var test = field.Kind switch
        {
            RuleFieldKind.Text => Written(field) is { } text ? new IsOneOf([text]) : null,
            RuleFieldKind.Flag => Flag(field),
            _ => Value(field) is { } number ? new Compares(how, [number]) : (FieldAsk?)null,
        };
        if (test is null) return null;
        return not ? new RuleNot(new FieldTest(field, test)) : new FieldTest(field, test);
    }

    private RuleNode? Like(RuleField field)
    {
        if (field.Kind is not RuleFieldKind.Text) return Fail(_token, $"{field.Name} is no text: \"like\" can't be asked of it.", "=");
        Advance();
        if (Written(field) is not { } pattern) return null;
        var pieces = pattern.Split('*');
        if (pieces.Length == 1) return new FieldTest(field, new IsOneOf([pattern]));
        // Two wildcards side by side say no more than one.
        return new FieldTest(field, new IsLike([.. pieces.Where((p, i) => p.Length > 0 || i == 0 || i == pieces.Length - 1)]));
    }

    private RuleNode? List(RuleField field)
    {
        Advance();
        var open = _token;
        if (!open.IsSign("(")) return Fail(open, $"After \"in\" stands a list in parentheses, as in {field.Name} in ({ExampleOf(field)}).", null);
        if (field.Kind is RuleFieldKind.Flag) return Fail(open, $"{field.Name} is true or false: write {field.Name} = true.", null);
        var (texts, numbers) = (new List<string>(), new List<double>());
        do
        {
            Advance();
            if (++_tests > Rule.MostTests) return Fail(_token, FormattableString.Invariant($"A rule has at most {Rule.MostTests} comparisons and values."), null);
            if (field.Kind is RuleFieldKind.Text)
            {
                if (Written(field) is not { } text) return null;
                texts.Add(text);
            }
            else
            {
                if (Value(field) is not { } number) return null;
                numbers.Add(number);
            }
        }
        while (_token.IsSign(","));
        if (!Closed(open)) return null;
        return new FieldTest(field, field.Kind is RuleFieldKind.Text ? new IsOneOf(texts) : new Compares(RuleComparison.Same, numbers));
    }

    private string? Written(RuleField field)
    {
        var token = _token;
        if (token.Kind is not RuleTokenKind.Quoted)
        {
            Fail(token, $"{field.Name} is compared with text in quotes, as in {field.Name} = {ExampleOf(field)}.", token.Kind is RuleTokenKind.Word or RuleTokenKind.Number ? RuleWriter.Quoted(token.Raw) : null);
            return null;
        }

        if (token.Text.Length > LongestValue)
        {
            Fail(token, FormattableString.Invariant($"A text has at most {LongestValue} characters."), null);
            return null;
        }

        Advance();
        return token.Text;
    }

    private IsFlag? Flag(RuleField field)
    {
        var token = _token;
        if (token.Is("true") || token.Is("false"))
        {
            Advance();
            return new(token.Is("true"));
        }

        Fail(token, $"{field.Name} is true or false.", "true");
        return null;
    }

    private double? Value(RuleField field)
    {
        var token = _token;
        if (field.Kind is not RuleFieldKind.Age)
        {
            if (token.Kind is RuleTokenKind.Number && Number(token) is { } number)
            {
                Advance();
                return number;
            }

            Fail(token, $"{field.Name} is compared with a number.", null);
            return null;
        }

        if (token.Kind is RuleTokenKind.Number && RuleSpan.Read(token.Raw) is { } age)
        {
            Advance();
            return age.TotalDays;
        }

        Fail(token, $"{field.Name} is compared with a length of time, as in 7d or 12h.", token.Kind is RuleTokenKind.Number && token.Raw.All(char.IsAsciiDigit) ? token.Raw + "d" : null);
        return null;
    }

    /// <returns>How, and whether it is turned round.</returns>
    private (RuleComparison How, bool Not)? Comparison()
    {
        var token = _token;
        (RuleComparison, bool)? found = token.Kind is not RuleTokenKind.Sign ? null : token.Raw switch
        {
            ">" => (RuleComparison.More, false),
            ">=" or "≥" => (RuleComparison.AtLeast, false),
            "<" => (RuleComparison.Less, false),
            "<=" or "≤" => (RuleComparison.AtMost, false),
            "=" => (RuleComparison.Same, false),
            "!=" or "≠" or "<>" => (RuleComparison.Same, true),
            _ => null,
        };
        if (found is not null) Advance();
        else if (token.IsSign("==")) Fail(token, "One = is enough.", "=");
        else if (token.IsSign(":")) Fail(token, "Here stands a sign of comparison: = or >.", " =");
        else Fail(token, "Here a comparison is missing: > >= < <= = or !=.", null);
        return found;
    }

    // 400, 0.9, 10k, 2.5m, 90%. Fifteen digits, so that what is written again reads the same.
    private double? Number(RuleToken token)
    {
        var raw = token.Raw.Replace("_", "", StringComparison.Ordinal);
        var factor = raw[^1] switch { '%' => 0.01m, 'k' or 'K' => 1_000m, 'm' or 'M' => 1_000_000m, _ => 1m };
        var digits = factor == 1m ? raw : raw[..^1];
        if (digits.Length is > 0 and <= 15 && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * factor <= 1e15m) return (double)(number * factor);
        Fail(token, "This is no number: write 400, 0.9, 90%, 10k or 2.5m.", null);
        return null;
    }

    private static string ExampleOf(RuleField field) => field.Kind switch { RuleFieldKind.Text => "\"one\"", RuleFieldKind.Age => "7d", _ => "1" };
}
