namespace Investigator.Domain.Triage.Queries;

/// <summary>What somebody who types is about to write: a field, or a value of one.</summary>
/// <param name="From">Where an offer goes: characters from 0, up to <paramref name="To"/>.</param>
/// <param name="Field">Whose value is expected; <c>null</c>: a field's name.</param>
/// <param name="Typed">What stands there already, without quotes.</param>
public sealed record QueryCompletion(int From, int To, QueryField? Field, string Typed)
{
    private const int MostOffers = 12;

    private static readonly string[] s_numbers = [">=", "<", "0.5..0.9"];

    private static readonly string[] s_times = [">-1d", ">-7d", ">-30d", "<-7d"];

    /// <summary>What is expected at a place in a text. O(length).</summary>
    /// <param name="caret">Characters from 0; what follows it is not looked at.</param>
    /// <returns><c>null</c>: nothing can be offered.</returns>
    public static QueryCompletion? At(string text, int caret, QueryFields fields)
    {
        if (text.Length > Query.LongestText || caret < 0 || caret > text.Length) return null;
        var lexer = new QueryLexer(text[..caret]);
        QueryField? field = null; // whose value is expected next
        QueryField? list = null; // whose values stand between parentheses
        while (true)
        {
            var token = lexer.Next(value: (list ?? field) is not null);
            if (token.Kind is QueryTokenKind.Broken) return (list ?? field) is { } quoted && text[token.At] == '"' ? new(token.At, caret, quoted, text[(token.At + 1)..caret]) : null;
            if (token.Kind is QueryTokenKind.End) return new(caret, caret, list ?? field, "");
            var expected = list ?? field;
            field = token.Kind switch
            {
                QueryTokenKind.Field => fields.Find(token.Raw),
                QueryTokenKind.Sign => field,
                _ when expected is null && token.Kind is QueryTokenKind.Word && fields.Find(token.Raw) is { } named && FollowedByIn(text, token.End) => named,
                _ when token.IsWord(QueryWords.In) => field,
                _ => null,
            };
            if (token.Kind is QueryTokenKind.Field && field is null) return null;
            if (token.Kind is QueryTokenKind.Open && expected is not null) list = expected;
            if (token.Kind is QueryTokenKind.Close) list = null;
            if (token.End == caret && token.Pattern is { } pattern) return new(token.At, caret, expected, token.Kind is QueryTokenKind.Quoted ? pattern.Letters : token.Raw);
        }
    }

    /// <summary>What can be offered, best first.</summary>
    /// <param name="values">What the store has for <see cref="Field"/>; looked at only where <see cref="QueryField.HasValues"/> or an id.</param>
    public IReadOnlyList<QueryOffer> Offers(QueryFields fields, IReadOnlyList<ValueCount> values)
    {
        if (Field is null)
        {
            var names = fields.All.Where(f => f.Aliases.Prepend(f.Name).Any(n => n.StartsWith(Typed, StringComparison.OrdinalIgnoreCase)));
            return [.. names.Take(Typed.Length == 0 ? int.MaxValue : MostOffers).Select(f => new QueryOffer(f.Name + ":", f.Name + ":", f.Says))];
        }

        IEnumerable<QueryOffer> offers = Field.Kind switch
        {
            QueryFieldKind.Number => s_numbers.Select(n => new QueryOffer(n, n, n switch { ">=" => "at least", "<" => "less than", _ => "a range" })),
            QueryFieldKind.Time => s_times.Select(t => new QueryOffer(t, t, t[0] == '>' ? $"in the last {Days(t)}" : $"not in the last {Days(t)}")),
            _ => Field.Choices.Where(c => c.StartsWith(Typed, StringComparison.OrdinalIgnoreCase)).Select(c => new QueryOffer(c, c, CountOf(values.FirstOrDefault(v => v.Value == c))))
                .Concat(values.Where(v => Field.Kind is not QueryFieldKind.Choice).Select(v => new QueryOffer(Written(v.Value), v.Value, CountOf(v)))),
        };
        return [.. offers.Where(o => Field.Kind is not (QueryFieldKind.Number or QueryFieldKind.Time) || o.Text.StartsWith(Typed, StringComparison.Ordinal)).Where(o => o.Text != Typed).Take(MostOffers)];
    }

    private static bool FollowedByIn(string text, int at)
    {
        var rest = text.AsSpan(at).TrimStart();
        return rest.StartsWith("in ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("in(", StringComparison.OrdinalIgnoreCase);
    }

    private string Written(string value) => Query.Write(new FieldTerm(Field!, new IsOneOf([new PatternValue(QueryPattern.Plain(value))])))[(Field!.Name.Length + 1)..];

    private static string Days(string offset) => offset[2..^1] == "1" ? "day" : $"{offset[2..^1]} days";

    private static string CountOf(ValueCount? value) => value is null ? "" : value.Count >= ValueCount.LookedAt ? FormattableString.Invariant($"{value.Count:N0} or more") : FormattableString.Invariant($"{value.Count:N0}");
}

/// <summary>One offer of a completion.</summary>
/// <param name="Text">What goes into the query.</param>
/// <param name="Shows">What a person reads.</param>
/// <param name="Says">How many have it, or what it holds.</param>
public sealed record QueryOffer(string Text, string Shows, string Says);
