using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>A weighted, explained edge between two accounts. <see cref="First"/> sorts before <see cref="Second"/> (ordinal).</summary>
public sealed class Link
{
    private Link() { } // EF

    public AccountId First { get; private set; }

    public AccountId Second { get; private set; }

    /// <summary>Sum of the reasons' weights, in bits of surprise: rare things shared weigh more.</summary>
    public double Weight { get; private set; }

    /// <summary>Why, heaviest first.</summary>
    public IReadOnlyList<LinkReason> Reasons { get; private set; } = [];

    public static Link Between(AccountId a, AccountId b, IReadOnlyList<LinkReason> reasons)
    {
        var (first, second) = string.CompareOrdinal(a.Value, b.Value) <= 0 ? (a, b) : (b, a);
        return new() { First = first, Second = second, Reasons = [.. reasons.OrderByDescending(r => r.Weight)], Weight = reasons.Sum(r => r.Weight) };
    }

    public AccountId Other(AccountId one) => one == First ? Second : First;
}

/// <summary>One reason of a link.</summary>
/// <param name="Kind">The resource kind in camel case (<c>payment</c>) or a behaviour (<c>lockstep</c>).</param>
/// <param name="ResourceId">The shared resource's id (<see cref="Resource.Id"/>); <c>null</c> for behaviour.</param>
/// <param name="Sentence">"Both paid with card 9f…, which 14 of 52,000 accounts use."</param>
/// <param name="Weight">Bits of surprise.</param>
public sealed record LinkReason(string Kind, string? ResourceId, string Sentence, double Weight);
