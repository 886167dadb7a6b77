namespace Investigator.Domain.Triage.Queries;

/// <summary>Reads the grammar of docs/queries.md by recursive descent. Stops at the first fault.</summary>
internal sealed partial class QueryParser(string text, QueryFields fields)
{
    private readonly QueryLexer _lexer = new(text);
    private QueryToken _token;
    private int _values;

    public QueryFault? Fault { get; private set; }

    public QueryNode? Read()
    {
        Advance();
        var root = Any(0);
        if (root is null || _token.Kind is QueryTokenKind.End) return root;
        return _token.Kind switch
        {
            QueryTokenKind.Close => Fail(_token.At, 1, "This parenthesis closes nothing.", ""),
            QueryTokenKind.Comma => Fail(_token.At, 1, "A comma separates the values of in (a, b). Between parts write \"and\" or \"or\".", " or"),
            _ => Fail(_token.At, _token.Length, "Here the query can't go on.", null),
        };
    }

    private QueryNode? Any(int depth)
    {
        var parts = new List<QueryNode>();
        do
        {
            if (parts.Count > 0) Advance();
            if (All(depth) is not { } part) return null;
            parts.Add(part);
        }
        while (_token.IsWord(QueryWords.Or));
        return QueryNode.Any(parts);
    }

    private QueryNode? All(int depth)
    {
        var parts = new List<QueryNode>();
        do
        {
            if (parts.Count > 0 && _token.IsWord(QueryWords.And)) Advance();
            if (One(depth) is not { } part) return null;
            parts.Add(part);
        }
        while (_token.Kind is QueryTokenKind.Field or QueryTokenKind.Word or QueryTokenKind.Quoted or QueryTokenKind.Open or QueryTokenKind.Broken && !_token.IsWord(QueryWords.Or));
        return QueryNode.All(parts);
    }

    private QueryNode? One(int depth)
    {
        if (depth > Query.DeepestNesting)
            return Fail(_token.At, _token.Length, FormattableString.Invariant($"A query nests at most {Query.DeepestNesting} deep."), null);
        if (_token.IsWord(QueryWords.Not) || _token.IsWord(QueryWords.Off))
        {
            var off = _token.IsWord(QueryWords.Off);
            Advance();
            return One(depth + 1) is not { } part ? null : off ? new SwitchedOff(part) : new NotThis(part);
        }

        return _token.Kind switch
        {
            QueryTokenKind.Open => Group(depth),
            QueryTokenKind.Field => Field(_token),
            QueryTokenKind.Word or QueryTokenKind.Quoted => Text(_token),
            QueryTokenKind.Broken => Fail(_lexer.Fault!),
            QueryTokenKind.End => Fail(text.Length, 0, "Something is missing at the end: a word, or a field with a value.", null),
            QueryTokenKind.Close => Fail(_token.At, 1, "Something is missing before this parenthesis.", null),
            QueryTokenKind.Comma or QueryTokenKind.Sign => Fail(_token.At, _token.Length, $"A part can't begin with \"{_token.Raw}\".", ""),
            _ => throw new InvalidOperationException($"A part began with {_token.Kind}."),
        };
    }

    private QueryNode? Group(int depth)
    {
        var open = _token;
        Advance();
        if (Any(depth + 1) is not { } inside) return null;
        if (_token.Kind is not QueryTokenKind.Close)
            return _token.Kind is QueryTokenKind.End ? Fail(open.At, 1, "This parenthesis is never closed.", null) : Fail(_token.At, Math.Max(1, _token.Length), "Between parentheses parts stand beside each other; a comma separates only the values of in (a, b).", " or");
        Advance();
        return inside;
    }

    private QueryNode? Text(QueryToken word)
    {
        if (word.Kind is QueryTokenKind.Word)
        {
            if (QueryWords.Is(word.Raw, QueryWords.And) || QueryWords.Is(word.Raw, QueryWords.Or))
                return Fail(word.At, word.Length, $"\"{word.Raw}\" stands between two parts; here one is missing. Put it in quotes to search for the word.", $"\"{word.Raw}\"");
            if (fields.Find(word.Raw) is { } field && IsIn(out var list)) return List(field, list);
            if (IsForeign(word)) return null;
        }

        if (fields.TextSays is null)
        {
            if (PastedIndicators.AsQuery(text, fields) is { } pasted) return Fail(0, text.Length, "This list holds no text to search. These look like indicators: ask for the accounts that used them?", pasted);
            return Fail(word.At, word.Length, $"This list holds no text to search: a word needs its field, as in {fields.All[0].Name}:{Written(word)}.", $"{fields.All[0].Name}:{Written(word)}");
        }

        if (word.Pattern!.Letters.Length == 0) return Fail(word.At, word.Length, "This asks for nothing: a text to search for has one letter at least.", null);
        if (!Counts(word)) return null;
        Advance();
        return new TextTerm(word.Pattern);
    }

    // What other query languages write, said in this one.
    private bool IsForeign(QueryToken word)
    {
        var raw = word.Raw;
        var sign = raw.IndexOfAny(['<', '>', '=']);
        if (sign > 0 && fields.Find(raw[..sign]) is { } field) Fail(word.At, word.Length, $"A colon stands between a field and what is asked of it: {field.Name}:{raw[sign..]}", $"{field.Name}:{raw[sign..]}");
        else if (raw is "&&" or "&" or "||" or "|") Fail(word.At, word.Length, $"Write \"{(raw[0] == '&' ? "and" : "or")}\" instead of {raw}.", raw[0] == '&' ? "and" : "or");
        else if (raw[0] is '-' or '!' && raw.Length > 1) Fail(word.At, word.Length, $"Write \"not\" to leave something out, or quote the text if it begins with {raw[0]}.", "not " + raw[1..]);
        else if (raw[0] is '<' or '>' or '=') Fail(word.At, word.Length, $"\"{raw[0]}\" stands after a field and a colon, as in score:>0.8.", null);
        return Fault is not null;
    }

    private static string Written(QueryToken word) => word.Kind is QueryTokenKind.Word ? Query.Write(new TextTerm(word.Pattern!)) : word.Raw;

    private bool IsIn(out int list)
    {
        var here = _lexer.Position;
        var next = _lexer.Next(value: false);
        list = _lexer.Position;
        if (next.IsWord(QueryWords.In) && _lexer.OpensNext()) return true;
        _lexer.Position = here;
        return false;
    }

    private bool Counts(QueryToken token)
    {
        if (++_values <= Query.MostValues) return true;
        Fail(token.At, token.Length, FormattableString.Invariant($"A query has at most {Query.MostValues} words and values."), null);
        return false;
    }

    private void Advance() => _token = _lexer.Next(value: false);

    private QueryNode? Fail(int at, int length, string says, string? instead) => Fail(new(at, length, says, instead));

    private QueryNode? Fail(QueryFault fault)
    {
        Fault ??= fault;
        return null;
    }
}
