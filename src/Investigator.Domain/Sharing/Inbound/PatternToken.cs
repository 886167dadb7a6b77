namespace Investigator.Domain.Sharing.Inbound;

/// <summary>One word of a STIX pattern.</summary>
internal readonly record struct PatternToken(PatternTokenKind Kind, string Text, int At);

internal enum PatternTokenKind
{
    /// <summary>A keyword, an object path or a bare literal.</summary>
    Word,

    /// <summary>A quoted string, its escapes resolved.</summary>
    Text,

    /// <summary>A bracket, a comma or an operator.</summary>
    Sign,

    End,
}
