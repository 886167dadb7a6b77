namespace Investigator.Domain.Detection.Rules;

/// <summary>A piece of the text with its place.</summary>
/// <param name="Raw">As it stands in the text.</param>
/// <param name="Text">What a quoted text means.</param>
internal readonly record struct RuleToken(RuleTokenKind Kind, int At, int Length, string Raw, string Text = "")
{
    public int End => At + Length;

    public bool Is(string word) => Kind is RuleTokenKind.Word && Raw.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSign(string sign) => Kind is RuleTokenKind.Sign && Raw == sign;
}

internal enum RuleTokenKind
{
    /// <summary>A name or a word of the language.</summary>
    Word,

    /// <summary>Digits and what follows them: <c>400</c>, <c>0.9</c>, <c>10k</c>, <c>90%</c>, <c>24h</c>.</summary>
    Number,
    Quoted,

    /// <summary><c>&gt; &gt;= &lt; &lt;= = !=</c> and <c>( ) , :</c>.</summary>
    Sign,
    End,

    /// <summary>What follows can't be read; the fault says why.</summary>
    Broken,
}
