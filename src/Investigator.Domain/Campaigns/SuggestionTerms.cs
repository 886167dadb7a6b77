using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>Which suggested members a rule takes: all that is said must hold.</summary>
public sealed record SuggestionTerms
{
    /// <summary>The most links or bits that can be asked for.</summary>
    public const int Most = 100_000;

    private const int LongestWord = 64;

    /// <summary>How firmly the machine puts it into the pool, at least; 0 to 1. Who came by hand or by a link has 0.</summary>
    public double LeastWeight { get; init; }

    /// <summary>The same, at most.</summary>
    public double MostWeight { get; init; } = 1;

    /// <summary>Where it came from: <see cref="CampaignMember.Source"/>; <c>null</c>: from anywhere.</summary>
    public string? Source { get; init; }

    /// <summary>Bits of surprise of all its links to other members, at least.</summary>
    public double LeastBits { get; init; }

    /// <summary>How many other members it is linked to, at least.</summary>
    public int LeastLinked { get; init; }

    /// <summary>The kind of a reason that one of these links has: <see cref="Linking.LinkReason.Kind"/>; <c>null</c>: any or none.</summary>
    public string? Evidence { get; init; }

    /// <summary>Whether it asks for links to other members.</summary>
    public bool AsksLinks => LeastBits > 0 || LeastLinked > 0 || Evidence is not null;

    /// <summary>Why it is no rule, or <c>null</c>.</summary>
    public Refusal? Check()
    {
        if (!(LeastWeight is >= 0 and <= 1 && MostWeight is >= 0 and <= 1 && LeastBits is >= 0 and <= Most && LeastLinked is >= 0 and <= Most) || LeastWeight > MostWeight) return Refusal.ConditionWrong;
        if (Source?.Length > LongestWord || Evidence?.Length > LongestWord) return Refusal.TooLong;
        return LeastWeight <= 0 && MostWeight >= 1 && string.IsNullOrWhiteSpace(Source) && !AsksLinks ? Refusal.ConditionMissing : null;
    }

    /// <summary>Whether it takes a suggestion.</summary>
    public bool Takes(Suggestion one) =>
        one.Weight >= LeastWeight && one.Weight <= MostWeight && (Source is null || Source == one.Source)
        && one.Bits >= LeastBits && one.Linked >= LeastLinked && (Evidence is null || one.Evidence.Contains(Evidence));
}

/// <summary>A suggested member as rules see it.</summary>
/// <param name="Weight">Of its membership, 0 to 1.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Bits">Of its links to other members, together; 0 where no rule asks.</param>
/// <param name="Linked">How many other members it is linked to.</param>
/// <param name="Evidence">The kinds of reasons that these links have.</param>
public sealed record Suggestion(Usage.AccountId AccountId, double Weight, string Source, double Bits, int Linked, IReadOnlySet<string> Evidence);
