namespace Investigator.Tests.Sharing.Stix;

/// <summary>One comparison of a pattern: <c>type:path operator literal</c>.</summary>
internal sealed record Comparison(string ObjectType, string Path, string Operator, string Literal, TokenKind LiteralKind, bool Negated);

/// <summary>Reads the whole comparison and observation grammar of STIX 2.1, section 9, written from the standard and, where that leaves a choice, from the grammar that OASIS publishes.</summary>
internal sealed class PatternParser
{
    private readonly List<Token> _tokens;
    private readonly List<Comparison> _comparisons = [];
    private int _at;

    private PatternParser(List<Token> tokens) => _tokens = tokens;

    /// <summary>The comparisons in order.</summary>
    /// <exception cref="PatternException">Not a pattern.</exception>
    internal static IReadOnlyList<Comparison> Parse(string pattern)
    {
        var parser = new PatternParser(PatternLexer.Read(pattern));
        parser.Chain(() => parser.Chain(() => parser.Chain(parser.Observation, "AND"), "OR"), "FOLLOWEDBY");
        if (parser.Now.Kind != TokenKind.End)
            throw new PatternException($"'{parser.Now.Text}' after the end");
        return parser._comparisons;
    }

    private Token Now => _tokens[_at];

    private void Chain(Action part, string word)
    {
        part();
        while (TakeWord(word))
            part();
    }

    private void Observation()
    {
        if (TakeSymbol("("))
        {
            Chain(() => Chain(() => Chain(Observation, "AND"), "OR"), "FOLLOWEDBY");
            Symbol(")");
        }
        else
        {
            Symbol("[");
            var first = _comparisons.Count;
            ComparisonExpression();
            Symbol("]");
            // Section 9.6: comparisons joined by AND inside one observation speak of one object type; we write no others.
            if (_comparisons.Skip(first).Select(one => one.ObjectType).Distinct(StringComparer.Ordinal).Count() > 1)
                throw new PatternException("one observation speaks of several object types");
        }

        while (Qualifier())
        {
        }
    }

    private bool Qualifier()
    {
        if (TakeWord("WITHIN"))
        {
            Positive(whole: false);
            Word("SECONDS");
            return true;
        }

        if (TakeWord("REPEATS"))
        {
            Positive(whole: true);
            Word("TIMES");
            return true;
        }

        if (!TakeWord("START"))
            return false;
        Take(TokenKind.Timestamp);
        Word("STOP");
        Take(TokenKind.Timestamp);
        return true;
    }

    private void ComparisonExpression() => Chain(() => Chain(PropertyTest, "AND"), "OR");

    private void PropertyTest()
    {
        if (TakeSymbol("("))
        {
            ComparisonExpression();
            Symbol(")");
            return;
        }

        if (TakeWord("EXISTS"))
        {
            var (existing, existingPath) = ObjectPath();
            _comparisons.Add(new(existing, existingPath, "EXISTS", "", TokenKind.End, false));
            return;
        }

        var (type, path) = ObjectPath();
        var negated = TakeWord("NOT");
        var word = Now.Kind == TokenKind.Keyword ? Now.Text : "";
        if (word is "LIKE" or "MATCHES" or "ISSUBSET" or "ISSUPERSET")
        {
            _at++;
            _comparisons.Add(new(type, path, word, Take(TokenKind.Text).Text, TokenKind.Text, negated));
        }
        else if (word == "IN")
        {
            _at++;
            Set(type, path, negated);
        }
        else if (Now is { Kind: TokenKind.Symbol, Text: "=" or "==" or "!=" or "<>" or "<" or "<=" or ">" or ">=" })
        {
            var symbol = _tokens[_at++].Text;
            var literal = Primitive(orderable: symbol[0] is '<' or '>' && symbol != "<>");
            _comparisons.Add(new(type, path, symbol, literal.Text, literal.Kind, negated));
        }
        else
        {
            throw new PatternException($"no comparison at '{Now.Text}'");
        }
    }

    private void Set(string type, string path, bool negated)
    {
        Symbol("(");
        if (TakeSymbol(")")) return;
        do
        {
            var literal = Primitive();
            _comparisons.Add(new(type, path, "IN", literal.Text, literal.Kind, negated));
        }
        while (TakeSymbol(","));
        Symbol(")");
    }

    private (string Type, string Path) ObjectPath()
    {
        var type = Take(TokenKind.Word).Text;
        Symbol(":");
        var path = Step();
        while (true)
        {
            if (TakeSymbol("."))
                path += "." + Step();
            else if (Now is { Kind: TokenKind.Symbol, Text: "[" })
                path += Index();
            else
                return (type, path);
        }
    }

    // A key with a hyphen must be quoted (section 9.7).
    private string Step()
    {
        var step = _tokens[_at++];
        if (step.Kind == TokenKind.Text || (step.Kind == TokenKind.Word && !step.Text.Contains('-', StringComparison.Ordinal)))
            return step.Text;
        throw new PatternException($"'{step.Text}' is no path step");
    }

    private string Index()
    {
        Symbol("[");
        var index = TakeSymbol("*") ? "*" : Whole(Take(TokenKind.Number).Text);
        Symbol("]");
        return $"[{index}]";
    }

    private void Positive(bool whole)
    {
        var number = Take(TokenKind.Number).Text;
        if (number[0] == '-') throw new PatternException($"'{number}' is negative");
        if (whole) Whole(number);
    }

    private static string Whole(string number) => number.Contains('.', StringComparison.Ordinal) ? throw new PatternException($"'{number}' is no whole number") : number;

    private Token Primitive(bool orderable = false)
    {
        var literal = _tokens[_at++];
        if (literal.Kind is TokenKind.Text or TokenKind.Number or TokenKind.Timestamp or TokenKind.Bytes)
            return literal;
        return !orderable && literal is { Kind: TokenKind.Keyword, Text: "true" or "false" } ? literal : throw new PatternException($"'{literal.Text}' is no literal");
    }

    private Token Take(TokenKind kind) => Now.Kind == kind ? _tokens[_at++] : throw new PatternException($"{kind} expected at '{Now.Text}'");

    private void Symbol(string symbol)
    {
        if (!TakeSymbol(symbol))
            throw new PatternException($"'{symbol}' expected at '{Now.Text}'");
    }

    private bool TakeSymbol(string symbol) => TakeIf(Now.Kind == TokenKind.Symbol && Now.Text == symbol);

    private void Word(string word)
    {
        if (!TakeWord(word))
            throw new PatternException($"{word} expected at '{Now.Text}'");
    }

    private bool TakeWord(string word) => TakeIf(Now.Kind == TokenKind.Keyword && Now.Text == word);

    private bool TakeIf(bool fits)
    {
        if (fits)
            _at++;
        return fits;
    }
}
