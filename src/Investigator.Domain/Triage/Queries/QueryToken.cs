namespace Investigator.Domain.Triage.Queries;

/// <summary>A piece of the text with its place.</summary>
/// <param name="Raw">As it stands in the text.</param>
/// <param name="Pattern">What a word or quoted text means; <c>null</c> for the others.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, int At, int Length, string Raw, QueryPattern? Pattern = null)
{
    public int End => At + Length;

    public bool IsWord(string word) => Kind is QueryTokenKind.Word && QueryWords.Is(Raw, word);
}

internal enum QueryTokenKind
{
    /// <summary>A name with its colon.</summary>
    Field,

    /// <summary><c>&gt; &gt;= &lt; &lt;= =</c> before a value.</summary>
    Sign,
    Word,
    Quoted,
    Open,
    Close,
    Comma,
    End,

    /// <summary>What follows can't be read; the fault says why.</summary>
    Broken,
}
