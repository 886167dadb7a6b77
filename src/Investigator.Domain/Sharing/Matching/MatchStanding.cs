namespace Investigator.Domain.Sharing.Matching;

/// <summary>What whoever answers thinks of an account that both have.</summary>
public enum MatchStanding
{
    /// <summary>Known, and nothing against it.</summary>
    Known,

    /// <summary>Flagged by the analysis.</summary>
    Suspected,

    /// <summary>Frozen or banned.</summary>
    Stopped,
}
