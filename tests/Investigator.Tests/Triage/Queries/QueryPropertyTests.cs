using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;

namespace Investigator.Tests.Triage.Queries;

public sealed class QueryPropertyTests
{
    private static readonly string[] s_pieces =
    [
        "score", "queue", "state", "subject", "seen", ":", ">=", "<", "=", "0.8", "1e9", "-7d", "..", "2026-03-01", "open", "me", "in", "(", ")", ",", " ", "and", "or", "not", "off", "\"", "\\", "*", "hxxp://", "[.]",
        "\u202E", "\u200B", "\0", "\uD800", "\U0001F600", "é", "'; DROP TABLE QueueEntry; --", "%", "_", "\\u{202E}", "\\u{", "~", "\r\n", "\u00A0", "|", "&&", "!", "-",
    ];

    private static readonly string[] s_words = ["and", "off", "in", "me", "none", "hxxps://a", "a b", "a\"b", "a\\b", "a*b", "-7d", ">5", "x:y", "(a)", "a,b", "\u202E", "\uD83D\uDE00", "\uDC00", "", "ünïcode", "C:\\temp", "1[.]2", "..", "{x}", "~x", "\\u{41}", " "];

    [Property(MaxTest = 2000)]
    public void A_tree_that_is_written_is_read_as_the_same_tree(int seed)
    {
        var query = Query.Of(Tree(new Random(seed), 4));
        if (query.Text.Length > Query.LongestText) return;

        var read = Query.Read(query.Text, QueueFields.All);

        Assert.True(read.Query is not null, $"{query.Text}: {read.Fault}");
        Assert.Equal(Shape(query.Root), Shape(read.Query.Root));
        Assert.Equal(query.Text, read.Query.Text);
    }

    [Property(MaxTest = 5000)]
    public void Whatever_is_typed_is_read_or_told_where_it_fails(int seed)
    {
        var random = new Random(seed);
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));

        Judge(text);
    }

    [Property(MaxTest = 2000)]
    public void A_query_with_a_letter_too_many_too_few_or_wrong_is_read_or_told_where_it_fails(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(Query.Of(Tree(random, 3)).Text);
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(text.Length);
            var piece = s_pieces[random.Next(s_pieces.Length)];
            if (random.Next(3) > 0) text.Insert(at, piece);
            else if (text.Length > 1) text.Remove(at, 1);
        }

        Judge(text.ToString());
    }

    [Property(MaxTest = 1000)]
    public void Any_text_at_all_is_read_or_told_where_it_fails(string? text) => Judge(text ?? "");

    private static void Judge(string text)
    {
        var reading = Query.Read(text, QueueFields.All);
        if (reading.Fault is { } fault)
        {
            Assert.Null(reading.Query);
            Assert.True(fault.At >= 0 && fault.Length >= 0 && fault.At + fault.Length <= text.Length, $"{fault} lies outside of {text}");
            Assert.EndsWith(".", fault.Says.TrimEnd('?') + ".");
            _ = fault.Mended(text);
        }
        else if (reading.Query is { } query)
        {
            Assert.Equal(query, Query.Read(query.Text, QueueFields.All).Query);
            Assert.False(query.Text.Any(c => c is '\u202E' or '\0' or '\u200B'), "what can't be seen is not written");
        }
        else
        {
            Assert.True(string.IsNullOrWhiteSpace(text));
        }
    }

    private static QueryNode Tree(Random random, int depth) => random.Next(depth > 0 ? 7 : 2) switch
    {
        0 => new TextTerm(Pattern(random, allowEmpty: false)),
        2 => new NotThis(Tree(random, depth - 1)),
        3 => new SwitchedOff(Tree(random, depth - 1)),
        4 => QueryNode.All(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Tree(random, depth - 1))),
        5 => QueryNode.Any(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Tree(random, depth - 1))),
        _ => Term(random),
    };

    private static FieldTerm Term(Random random)
    {
        var field = QueueFields.All.All[random.Next(QueueFields.All.All.Count)];
        var ranged = field.Kind is QueryFieldKind.Number or QueryFieldKind.Time;
        return new(field, random.Next(ranged ? 3 : 1) switch
        {
            1 => new Compares((QueryComparison)random.Next(4), Value(field, random, equals: false)),
            2 => Ordered(Value(field, random, equals: false), Value(field, random, equals: false)),
            _ => new IsOneOf([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Value(field, random, equals: true))]),
        });
    }

    private static FieldTest Ordered(QueryValue a, QueryValue b) => (a, b) switch
    {
        (NumberValue x, NumberValue y) when x.Number > y.Number => new Between(b, a),
        (MomentValue x, MomentValue y) when x.Moment.IsRelative || y.Moment.IsRelative || x.Moment.Span(default).From > y.Moment.Span(default).From => new Compares(QueryComparison.AtLeast, b),
        _ => new Between(a, b),
    };

    private static QueryValue Value(QueryField field, Random random, bool equals) => field.Kind switch
    {
        QueryFieldKind.Number => new NumberValue(random.Next(4) switch { 0 => random.NextDouble(), 1 => -random.Next(), 2 => random.NextDouble() * 1e-300, _ => random.NextInt64() }),
        QueryFieldKind.Time => new MomentValue(QueryMoment.Read(!equals && random.Next(2) == 0 ? string.Create(CultureInfo.InvariantCulture, $"-{random.Next(1, 300)}d") : string.Create(CultureInfo.InvariantCulture, $"{random.Next(1900, 2100):D4}-0{random.Next(1, 10)}-1{random.Next(10)}"))!),
        QueryFieldKind.Choice => new ChoiceValue(field.Choices[random.Next(field.Choices.Count)]),
        QueryFieldKind.Name when field.Choices.Count > 0 && random.Next(3) == 0 => new ChoiceValue(field.Choices[random.Next(field.Choices.Count)]),
        var kind => new PatternValue(Pattern(random, allowEmpty: kind is not QueryFieldKind.Text)),
    };

    private static QueryPattern Pattern(Random random, bool allowEmpty)
    {
        List<string> pieces = [Piece(random)];
        while (random.Next(3) == 0) pieces.Add(Piece(random));
        for (var i = 1; i < pieces.Count - 1; i++) if (pieces[i].Length == 0) pieces[i] = "m";
        if (!allowEmpty && pieces.All(p => p.Length == 0)) pieces[0] = "a";
        return new(pieces);
    }

    private static string Piece(Random random) => random.Next(3) switch
    {
        0 => s_words[random.Next(s_words.Length)],
        1 => new string([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (char)random.Next(1, 0x3000))]),
        _ => s_words[random.Next(s_words.Length)] + s_words[random.Next(s_words.Length)],
    };

    // Written here a second time, so that the writer under test is not its own witness.
    private static string Shape(QueryNode node) => node switch
    {
        AllOf all => $"all[{string.Join('|', all.Parts.Select(Shape))}]",
        AnyOf any => $"any[{string.Join('|', any.Parts.Select(Shape))}]",
        NotThis not => $"not[{Shape(not.Part)}]",
        SwitchedOff off => $"off[{Shape(off.Part)}]",
        TextTerm text => $"text[{Shape(text.Pattern)}]",
        FieldTerm { Test: IsOneOf one } term => $"{term.Field.Name}=[{string.Join('|', one.Values.Select(Shape))}]",
        FieldTerm { Test: Compares compares } term => $"{term.Field.Name}{compares.How}[{Shape(compares.Value)}]",
        FieldTerm { Test: Between between } term => $"{term.Field.Name}[{Shape(between.From)}|{Shape(between.To)}]",
        _ => throw new NotSupportedException(),
    };

    private static string Shape(QueryValue value) => value switch
    {
        NumberValue number => number.Number.ToString("R", CultureInfo.InvariantCulture),
        MomentValue moment => "t" + moment.Moment.Text,
        ChoiceValue choice => "c" + choice.Choice,
        PatternValue pattern => Shape(pattern.Pattern),
        _ => throw new NotSupportedException(),
    };

    private static string Shape(QueryPattern pattern) => string.Join("\u0001*\u0001", pattern.Pieces.Select(p => string.Join('.', p.Select(c => (int)c))));
}
