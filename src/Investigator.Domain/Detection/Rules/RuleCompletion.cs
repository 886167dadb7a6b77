namespace Investigator.Domain.Detection.Rules;

/// <summary>What somebody who types a rule is about to write.</summary>
/// <param name="From">Where an offer goes: characters from 0, up to <paramref name="To"/>.</param>
/// <param name="Offers">Best first.</param>
public sealed record RuleCompletion(int From, int To, IReadOnlyList<RuleOffer> Offers)
{
    private const int Most = 12;

    private static readonly RuleOffer[] s_numbers =
    [
        new("requests", "how many requests"), new("distinct(", "how many different values"), new("share(", "part of the requests, 0 to 1"), new("count(", "requests that are so"), new("errors", "requests with status 400 and above"),
        new("tokens", "input and output together"), new("sum(", "values added up"), new("average(", "mean value"), new("highest(", "largest value"),
    ];

    private static readonly RuleOffer[] s_after = [new(">", "more than"), new(">=", "at least"), new("<", "less than"), new("in ", "in the busiest hour, day, …"), new("per ", "as a rate")];

    /// <summary>What is expected at a place in a text. O(length).</summary>
    /// <param name="caret">Characters from 0; what follows it is not looked at.</param>
    public static RuleCompletion At(string text, int caret)
    {
        if (text.Length > Rule.LongestText || caret < 0 || caret > text.Length) return new(0, 0, []);
        var tokens = Tokens(text[..caret]);
        var typed = tokens is [.., { Kind: RuleTokenKind.Word or RuleTokenKind.Number } last] && last.End == caret ? last : default;
        if (typed.Length > 0) tokens.RemoveAt(tokens.Count - 1);
        if (tokens is [.., { Kind: RuleTokenKind.Broken }]) return new(caret, caret, []);
        return new(typed.Length > 0 ? typed.At : caret, caret, [.. Expected(tokens).Where(o => o.Text.StartsWith(typed.Raw ?? "", StringComparison.OrdinalIgnoreCase) && o.Text != typed.Raw).Take(typed.Length > 0 ? Most : int.MaxValue)]);
    }

    private static List<RuleToken> Tokens(string text)
    {
        var (lexer, tokens) = (new RuleLexer(text), new List<RuleToken>());
        while (lexer.Next() is { Kind: not RuleTokenKind.End } token)
        {
            tokens.Add(token);
            if (token.Kind is RuleTokenKind.Broken) break;
        }

        return tokens;
    }

    private static IEnumerable<RuleOffer> Expected(List<RuleToken> tokens)
    {
        var place = PlaceOf(tokens);
        var last = tokens.Count > 0 ? tokens[^1] : default;
        if (place is Place.Values) return [];
        if (tokens.Count == 0 || last.Is("and") || last.Is("or") || last.Is("not") || last.Is("where") || last.IsSign("(") || last.IsSign(":")) return Beginnings(place);
        if (place is Place.Top && last.Is("in")) return RuleSpan.All.Select(s => new RuleOffer(s.Name, "of the clock"));
        if (place is Place.Top && last.Is("per")) return [new("minute", ""), new("hour", ""), new("day", "")];
        if (last.IsSign("=") || last.IsSign("!="))
            return tokens.Count > 1 && RuleFields.Find(tokens[^2].Raw) is { Kind: RuleFieldKind.Flag } ? [new("true", ""), new("false", "")] : [];
        if (place is Place.Field) return last.Kind is RuleTokenKind.Word ? [new("where ", "only requests that are so")] : [];
        if (last.Kind is RuleTokenKind.Word && RuleFields.Find(last.Raw) is { } field && (place is Place.Request || field.IsOfAccount)) return After(field);
        if (last.Kind is RuleTokenKind.Word || (last.IsSign(")") && place is Place.Top)) return s_after;
        return last.Kind is RuleTokenKind.Number or RuleTokenKind.Quoted || last.IsSign(")") ? [new("and ", "both hold"), new("or ", "one holds")] : [];
    }

    private static IEnumerable<RuleOffer> Beginnings(Place place) => place switch
    {
        Place.Field => RuleFields.All.Where(f => !f.IsOfAccount).Select(f => new RuleOffer(f.Name, f.Says)),
        Place.Request => RuleFields.All.Where(f => !f.IsOfAccount && f.Kind is not RuleFieldKind.Sign).Select(f => new RuleOffer(f.Name + " ", f.Says)),
        _ => s_numbers.Concat(RuleFields.All.Where(f => f.IsOfAccount).Select(f => new RuleOffer(f.Name + " ", f.Says))).Append(new("not ", "it does not hold")),
    };

    private static IEnumerable<RuleOffer> After(RuleField field) => field.Kind switch
    {
        RuleFieldKind.Text => [new("= ", "exactly"), new("!= ", "not"), new("in (", "one of several"), new("like ", "* stands for anything")],
        RuleFieldKind.Flag => [new("= ", "true or false")],
        _ => [new(">= ", "at least"), new("< ", "less than"), new("= ", "exactly")],
    };

    // What the innermost open parenthesis asks for.
    private static Place PlaceOf(List<RuleToken> tokens)
    {
        var open = new Stack<Place>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var around = open.TryPeek(out var inner) ? inner : Place.Top;
            var before = i > 0 ? tokens[i - 1] : default;
            if (tokens[i].IsSign("("))
                open.Push(before.Is("count") || before.Is("share") ? Place.Request : before.Is("distinct") || before.Is("sum") || before.Is("average") || before.Is("highest") ? Place.Field : before.Is("in") ? Place.Values : around);
            else if (tokens[i].IsSign(")")) open.TryPop(out _);
            else if (tokens[i].Is("where") && around is Place.Field)
            {
                open.Pop();
                open.Push(Place.Request);
            }
        }

        return open.TryPeek(out var innermost) ? innermost : Place.Top;
    }

    private enum Place
    {
        Top,
        Request,
        Field,
        Values,
    }
}

/// <summary>One offer of a completion.</summary>
/// <param name="Text">What goes into the rule.</param>
/// <param name="Says">What it means.</param>
public sealed record RuleOffer(string Text, string Says);
