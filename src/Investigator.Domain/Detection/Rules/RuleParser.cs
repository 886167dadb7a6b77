using Investigator.Domain.Text;

namespace Investigator.Domain.Detection.Rules;

/// <summary>Reads the grammar of docs/rules.md by recursive descent. Stops at the first fault.</summary>
internal sealed partial class RuleParser(string text)
{
    private readonly RuleLexer _lexer = new(text);
    private RuleToken _token;
    private RuleToken _ahead;
    private int _tests;

    public RuleFault? Fault { get; private set; }

    public (RuleSubject Subject, RuleNode Root)? Read()
    {
        (_token, _ahead) = (_lexer.Next(), _lexer.Next());
        if (Subject() is not { } subject || Any(0, ofRequest: false) is not { } root) return null;
        if (_token.Kind is RuleTokenKind.End) return (subject, root);
        if (_token.Kind is RuleTokenKind.Broken) Fail(_lexer.Fault!);
        else if (_token.IsSign(")")) Fail(_token, "This parenthesis closes nothing.", "");
        else FailBetween();
        return null;
    }

    // "for each key:" or "for each account:"; without it, each account.
    private RuleSubject? Subject()
    {
        if (!_token.Is("for")) return RuleSubject.Account;
        Advance();
        if (_token.Is("each")) Advance();
        RuleSubject? subject = _token.Is("key") || _token.Is("api_key_id") ? RuleSubject.Key : _token.Is("account") ? RuleSubject.Account : null;
        if (subject is null)
        {
            Fail(_token, "A rule counts for each account or for each key.", "each account:");
            return null;
        }

        Advance();
        if (_token.IsSign(":"))
        {
            Advance();
            return subject;
        }

        Fail(new(_token.At, 0, "A colon stands between whom the rule counts for and what it asks.", ": "));
        return null;
    }

    private RuleNode? Any(int depth, bool ofRequest)
    {
        var parts = new List<RuleNode>();
        do
        {
            if (parts.Count > 0) Advance();
            if (All(depth, ofRequest) is not { } part) return null;
            parts.Add(part);
        }
        while (_token.Is("or"));
        return RuleNode.Any(parts);
    }

    private RuleNode? All(int depth, bool ofRequest)
    {
        var parts = new List<RuleNode>();
        do
        {
            if (parts.Count > 0) Advance();
            if (One(depth, ofRequest) is not { } part) return null;
            parts.Add(part);
        }
        while (_token.Is("and"));
        return RuleNode.All(parts);
    }

    private RuleNode? One(int depth, bool ofRequest)
    {
        if (depth > Rule.DeepestNesting) return Fail(_token, FormattableString.Invariant($"A rule nests at most {Rule.DeepestNesting} deep."), null);
        if (_token.Is("not"))
        {
            Advance();
            return One(depth + 1, ofRequest) is { } part ? part is RuleNot twice ? twice.Part : new RuleNot(part) : null;
        }

        if (_token.IsSign("(")) return Group(depth, ofRequest);
        return _token.Kind switch
        {
            RuleTokenKind.Word => Test(depth, ofRequest),
            RuleTokenKind.Broken => Fail(_lexer.Fault!),
            RuleTokenKind.End => Fail(new(text.Length, 0, ofRequest ? "A condition is missing at the end, such as model = \"gpt\"." : "Something is missing at the end, such as requests in 1h > 400.")),
            RuleTokenKind.Number => Fail(_token, "A comparison begins with what is compared: write requests > 400, not 400 < requests.", null),
            RuleTokenKind.Quoted => Fail(_token, "Text stands after a field, as in model = \"gpt\".", null),
            _ when _token.IsSign("!") => Fail(_token, "Write \"not\" instead of !.", "not "),
            _ => Fail(_token, $"A part can't begin with \"{_token.Raw}\".", ""),
        };
    }

    private RuleNode? Group(int depth, bool ofRequest)
    {
        var open = _token;
        Advance();
        if (Any(depth + 1, ofRequest) is not { } inside) return null;
        return Closed(open) ? inside : null;
    }

    // What begins with a word: a measure, or a field.
    private RuleNode? Test(int depth, bool ofRequest)
    {
        if (++_tests > Rule.MostTests) return Fail(_token, FormattableString.Invariant($"A rule has at most {Rule.MostTests} comparisons and values."), null);
        if (_token.Is("known") && _ahead.IsSign("(")) return Known(ofRequest);
        var field = RuleFields.Find(_token.Raw);
        var amount = AmountOf(_token);
        if (ofRequest)
        {
            if (field is not null && !field.IsOfAccount) return Field(field);
            if (amount is not null) return Fail(_token, $"Here stand conditions on one request; {_token.Raw} is a number over many of them.", null);
            if (field is not null) return Fail(_token, $"{field.Name} is said of the account, not of a request: put it beside the count with \"and\".", null);
            return Unknown(RuleFields.All.Where(f => !f.IsOfAccount).Select(f => f.Name), "field");
        }

        if (amount is { } of) return Measure(of, depth);
        if (field is { IsOfAccount: true }) return Field(field);
        if (field is not null) return Fail(_token, $"{field.Name} differs from request to request: {Instead(field)}.", null);
        return Unknown([.. s_amounts.Keys, "known", .. RuleFields.All.Select(f => f.Name)], "number or field");
    }

    private static string Instead(RuleField field) => field.Kind switch
    {
        RuleFieldKind.Text => $"ask for its share, as in share({field.Name} = \"…\") > 90%, or for how many there are, as in distinct({field.Name}) > 5",
        RuleFieldKind.Sign => $"ask how many there are, as in distinct({field.Name}) > 5",
        RuleFieldKind.Whole => $"ask for its sum, average or highest value, as in average({field.Name}) > 100",
        _ => $"ask for a share, as in share({field.Name} = {(field.Kind is RuleFieldKind.Flag ? "true" : "0")}) > 90%",
    };

    private RuleNode? Unknown(IEnumerable<string> known, string what)
    {
        var near = RuleFields.Nearest(_token.Raw) is { } field && known.Contains(field, StringComparer.Ordinal) ? field : Spelling.Nearest(_token.Raw, known);
        return Fail(_token, $"There is no {what} \"{_token.Raw}\". {(near is null ? "docs/rules.md lists them." : $"Is {near} meant?")}", near);
    }

    private bool Closed(RuleToken open)
    {
        if (_token.IsSign(")"))
        {
            Advance();
            return true;
        }

        if (_token.Kind is RuleTokenKind.End) Fail(open, "This parenthesis is never closed.", null);
        else if (_token.Kind is RuleTokenKind.Broken) Fail(_lexer.Fault!);
        else FailBetween();
        return false;
    }

    private void FailBetween()
    {
        var instead = _token.Raw switch { "&&" or "&" => "and", "||" or "|" => "or", "," => " and", _ => null };
        if (instead is not null) Fail(_token, $"Write \"{instead.Trim()}\" between two parts.", instead);
        else if (_token.Kind is RuleTokenKind.Word or RuleTokenKind.Quoted or RuleTokenKind.Number || _token.IsSign("(")) Fail(new(_token.At, 0, "Between two parts stands \"and\" or \"or\".", "and "));
        else Fail(_token, "Here the rule can't go on.", null);
    }

    private void Advance()
    {
        _token = _ahead;
        if (_token.Kind is not (RuleTokenKind.End or RuleTokenKind.Broken)) _ahead = _lexer.Next();
    }

    private RuleNode? Fail(RuleToken at, string says, string? instead) => Fail(at.Kind is RuleTokenKind.Broken ? _lexer.Fault! : new(at.At, at.Length, says, instead));

    private RuleNode? Fail(RuleFault fault)
    {
        Fault ??= fault;
        return null;
    }
}
