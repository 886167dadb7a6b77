namespace Investigator.Domain.Triage.Queries;

/// <summary>Text with wildcards: the pieces between them, in order. One piece is plain text.</summary>
public sealed record QueryPattern(IReadOnlyList<string> Pieces)
{
    /// <summary>True when it holds no wildcard.</summary>
    public bool IsPlain => Pieces.Count == 1;

    /// <summary>The pieces without the wildcards between them.</summary>
    public string Letters => string.Concat(Pieces);

    /// <summary>What it must begin with; empty when it begins with a wildcard.</summary>
    public string Prefix => Pieces[0];

    /// <summary>Exactly this.</summary>
    public static QueryPattern Plain(string text) => new([text]);

    public bool Equals(QueryPattern? other) => other is not null && Pieces.SequenceEqual(other.Pieces, StringComparer.Ordinal);

    public override int GetHashCode() => Pieces.Aggregate(0, (hash, piece) => HashCode.Combine(hash, StringComparer.Ordinal.GetHashCode(piece)));
}
