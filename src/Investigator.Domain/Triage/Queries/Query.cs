namespace Investigator.Domain.Triage.Queries;

/// <summary>A question to a list, as text and as a tree. Two that say the same are equal, however they were typed.</summary>
public sealed class Query : IEquatable<Query>
{
    /// <summary>Longest text that is read, in characters. A longer one is refused unread.</summary>
    public const int LongestText = 4_000;

    /// <summary>Deepest nesting of parentheses, <c>not</c> and <c>off</c>.</summary>
    public const int DeepestNesting = 20;

    /// <summary>Most words and values.</summary>
    public const int MostValues = 200;

    private Query(QueryNode root) => (Root, Text) = (root, QueryWriter.Write(root));

    public QueryNode Root { get; }

    /// <summary>The one way in which this query is written.</summary>
    public string Text { get; }

    /// <summary>The parts that all must hold, as chips show them; one part when it is no conjunction.</summary>
    public IReadOnlyList<QueryNode> Parts => Root is AllOf all ? all.Parts : [Root];

    /// <summary>True: some of what is asked for can name a person or a customer. What is switched off counts, too: it stands in the text.</summary>
    public bool IsPersonal => Terms(Root, offToo: true).Any(t => t is TextTerm || t is FieldTerm { Field.IsPersonal: true });

    /// <summary>Reads a text. O(length); a text that is too long costs nothing.</summary>
    public static QueryReading Read(string? text, QueryFields fields)
    {
        if (text is { Length: > LongestText })
            return new(null, new(LongestText, 0, FormattableString.Invariant($"A query has at most {LongestText:N0} characters; this one has {text.Length:N0}.")));
        if (string.IsNullOrWhiteSpace(text)) return new(null, null);
        var parser = new QueryParser(text, fields);
        return parser.Read() is { } root ? new(new(root), null) : new(null, parser.Fault);
    }

    public static Query Of(QueryNode root) => new(root);

    /// <summary>True when a part that is switched on asks about the field.</summary>
    public bool Asks(string field) => Terms(Root, offToo: false).Any(t => t is FieldTerm term && term.Field.Name == field);

    /// <summary>Every value that a part which is switched on asks the field for.</summary>
    public IEnumerable<QueryValue> ValuesOf(string field) =>
        Terms(Root, offToo: false).OfType<FieldTerm>().Where(t => t.Field.Name == field).SelectMany(t => t.Test is IsOneOf one ? one.Values : []);

    /// <summary>With one more part that must hold, unless it is there already; one that was switched off is switched on.</summary>
    public Query And(QueryNode part)
    {
        var text = QueryWriter.Write(part);
        var kept = Parts.Where(p => QueryWriter.Write(p is SwitchedOff off ? off.Part : p) != text);
        return new(QueryNode.All([.. kept, part]));
    }

    /// <summary>With a part (by its place in <see cref="Parts"/>) switched off, or on again.</summary>
    public Query Switched(int part) => With(part, Parts[part] is SwitchedOff off ? off.Part : new SwitchedOff(Parts[part]));

    /// <summary>Without a part; <c>null</c>: none is left.</summary>
    public Query? Without(int part) => Parts.Count == 1 ? null : new(QueryNode.All(Parts.Where((_, i) => i != part)));

    /// <summary>As a chip or a link shows one part.</summary>
    public static string Write(QueryNode part) => QueryWriter.Write(part);

    public bool Equals(Query? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as Query);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;

    private Query With(int part, QueryNode node) => new(QueryNode.All(Parts.Select((p, i) => i == part ? node : p)));

    private static IEnumerable<QueryNode> Terms(QueryNode node, bool offToo) => node switch
    {
        AllOf all => all.Parts.SelectMany(p => Terms(p, offToo)),
        AnyOf any => any.Parts.SelectMany(p => Terms(p, offToo)),
        NotThis not => Terms(not.Part, offToo),
        SwitchedOff off => offToo ? Terms(off.Part, offToo) : [],
        _ => [node],
    };
}
