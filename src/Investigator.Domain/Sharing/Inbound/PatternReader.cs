namespace Investigator.Domain.Sharing.Inbound;

/// <summary>
/// Reads a STIX pattern as alternatives, each a list of comparisons that hold together. Takes one observation, or several joined by OR; what joins or qualifies observations otherwise
/// (AND, FOLLOWEDBY, WITHIN, REPEATS, START) speaks of an order in time that single events can't answer, and is told.
/// </summary>
internal sealed class PatternReader
{
    // FormatException leaves the reader from wherever it is, and never leaves Read.
    private readonly List<PatternToken> _tokens;
    private int _at;
    private int _depth;

    private PatternReader(List<PatternToken> tokens) => _tokens = tokens;

    private PatternToken Now => _tokens[_at];

    /// <returns>The alternatives, or why there are none.</returns>
    internal static (IReadOnlyList<IReadOnlyList<Comparison>> Alternatives, string? Wrong) Read(string pattern)
    {
        if (pattern.Length > InboundLimits.PatternLength) return ([], "the pattern is longer than 4,000 characters");
        var (tokens, wrong) = PatternWords.Of(pattern);
        if (wrong is not null) return ([], wrong);
        try
        {
            return (new PatternReader(tokens).Observations(), null);
        }
        catch (FormatException broken)
        {
            return ([], broken.Message);
        }
    }

    private List<IReadOnlyList<Comparison>> Observations()
    {
        var all = new List<IReadOnlyList<Comparison>>();
        do
        {
            all.AddRange(Observation());
            Bounded(all.Count);
        }
        while (Took("OR"));

        if (Now.Kind is PatternTokenKind.End) return all;
        throw Now.Text.ToUpperInvariant() is "AND" or "FOLLOWEDBY" or "WITHIN" or "REPEATS" or "START" or "STOP"
            ? new FormatException($"it joins observations in time ({Now.Text.ToUpperInvariant()}), which single requests can't answer")
            : Unexpected();
    }

    private List<IReadOnlyList<Comparison>> Observation()
    {
        if (TookSign("("))
        {
            using var deeper = Deeper();
            var inside = Observation();
            while (Took("OR"))
            {
                inside.AddRange(Observation());
                Bounded(inside.Count);
            }

            Expect(")");
            return inside;
        }

        Expect("[");
        var alternatives = Or();
        Expect("]");
        return alternatives;
    }

    private List<IReadOnlyList<Comparison>> Or()
    {
        var all = And();
        while (Took("OR"))
        {
            all.AddRange(And());
            Bounded(all.Count);
        }

        return all;
    }

    private List<IReadOnlyList<Comparison>> And()
    {
        var all = Term();
        while (Took("AND"))
        {
            var right = Term();
            Bounded((long)all.Count * right.Count);
            all = [.. all.SelectMany(left => right, IReadOnlyList<Comparison> (left, more) => [.. left, .. more])];
            Bounded(all.Sum(one => (long)one.Count) / 4);
        }

        return all;
    }

    private List<IReadOnlyList<Comparison>> Term()
    {
        if (!TookSign("(")) return Compared();
        using var deeper = Deeper();
        var inside = Or();
        Expect(")");
        return inside;
    }

    private List<IReadOnlyList<Comparison>> Compared()
    {
        if (Took("EXISTS")) return [[new(Word(), "EXISTS", "")]];
        var path = Word();
        if (!path.Contains(':', StringComparison.Ordinal)) throw new FormatException($"\"{Shown(path)}\" is no path of an observable");
        var not = Took("NOT") ? "NOT " : "";
        var sign = Now;
        _at++;
        switch (sign)
        {
            case { Kind: PatternTokenKind.Sign, Text: "=" or "!=" or "<>" or "<" or ">" or "<=" or ">=" }:
                return [[new(path, not + sign.Text, Literal())]];
            case { Kind: PatternTokenKind.Word } when sign.Text.ToUpperInvariant() is "LIKE" or "MATCHES" or "ISSUBSET" or "ISSUPERSET":
                return [[new(path, not + sign.Text.ToUpperInvariant(), Literal())]];
            case { Kind: PatternTokenKind.Word } when sign.Text.ToUpperInvariant() is "IN":
                // One of a list is that many alternatives; none of a list is one condition that nobody here can answer.
                var values = Listed();
                return not.Length > 0 ? [[new(path, "NOT IN", "")]] : [.. values.Select(IReadOnlyList<Comparison> (value) => [new(path, "=", value)])];
            default:
                _at--;
                throw Unexpected();
        }
    }

    private List<string> Listed()
    {
        Expect("(");
        var values = new List<string> { Literal() };
        while (TookSign(","))
        {
            values.Add(Literal());
            Bounded(values.Count);
        }

        Expect(")");
        return values;
    }

    private string Literal()
    {
        if (Now.Kind is PatternTokenKind.Text || (Now.Kind is PatternTokenKind.Word && !Now.Text.Contains(':', StringComparison.Ordinal)))
        {
            // t'…', b'…', h'…' come as one word from the lexer, their letter in front.
            _at++;
            return _tokens[_at - 1].Text;
        }

        throw Unexpected();
    }

    private string Word()
    {
        if (Now.Kind is not PatternTokenKind.Word) throw Unexpected();
        _at++;
        return _tokens[_at - 1].Text;
    }

    private bool Took(string word)
    {
        if (Now.Kind is not PatternTokenKind.Word || !string.Equals(Now.Text, word, StringComparison.OrdinalIgnoreCase)) return false;
        _at++;
        return true;
    }

    private bool TookSign(string sign)
    {
        if (Now.Kind is not PatternTokenKind.Sign || Now.Text != sign) return false;
        _at++;
        return true;
    }

    private void Expect(string sign)
    {
        if (!TookSign(sign)) throw Unexpected();
    }

    private Depth Deeper() => ++_depth <= InboundLimits.PatternDepth ? new(this) : throw new FormatException("its brackets are nested too deep");

    private static void Bounded(long count)
    {
        if (count > InboundLimits.Alternatives) throw new FormatException("it has more than 100 alternatives");
    }

    private FormatException Unexpected() =>
        new(Now.Kind is PatternTokenKind.End ? "the pattern ends too early" : $"\"{Shown(Now.Text)}\" at place {Now.At + 1} was not expected");

    private static string Shown(string text) => SharedText.Clean(text, 40);

    private sealed class Depth(PatternReader reader) : IDisposable
    {
        public void Dispose() => reader._depth--;
    }
}
