using System.ComponentModel.DataAnnotations;

namespace Investigator.Domain.Detection;

/// <summary>When a newcomer is an heir.</summary>
public sealed class HeirOptions
{
    /// <summary>
    /// Fewest bits by which what it shares with a cut pool is likelier of an heir than of anybody, beyond the logarithm of the number of accounts. Default 4: among all accounts
    /// together one is taken for an heir by chance in sixteen times at most.
    /// </summary>
    [Range(0, 100)]
    public double MarginBits { get; set; } = 4;

    /// <summary>Fewest kinds of things that it shares with more than a bit each. Default 2: a template alone may be a public one, a network alone a neighbour.</summary>
    [Range(1, 8)]
    public int FewestKinds { get; set; } = 2;

    /// <summary>Most bits that one kind gives: ten templates of one list of work are one coincidence, told ten times. Default 14.</summary>
    [Range(1, 100)]
    public double MostBitsOfAKind { get; set; } = 14;
}
