using System.ComponentModel.DataAnnotations;

namespace Investigator.Domain.Sharing;

/// <summary>What may leave. Every limit errs towards keeping things at home.</summary>
public sealed record SharingPolicy
{
    /// <summary>Fewest members that must use a resource before it leaves; also the fewest confirmed members of a campaign. Default 5: below it one person's address could be named.</summary>
    [Range(2, 10_000)] public int MinMembers { get; init; } = 5;

    /// <summary>Largest share of a resource's users that may be outside the campaign. Default 0.05. Keeps shared addresses (carrier NAT, campus, office) at home. Raise it only for partners that will not block on it.</summary>
    [Range(0, 0.5)] public double MaxOutsideShareOfUsers { get; init; } = 0.05;

    /// <summary>Largest share of all outside accounts that may use a resource. Default 0.001. Keeps popular networks, domains and client builds at home even when a huge pool drowns their other users.</summary>
    [Range(0, 0.1)] public double MaxShareOfOutsideAccounts { get; init; } = 0.001;

    /// <summary>Whether candidates count as members. Default false: only what people confirmed leaves.</summary>
    public bool IncludeCandidates { get; init; }

    /// <summary>Whether the keyed hashes of the member accounts leave. Default true: partners with the same key can find accounts they share, nobody else can read them.</summary>
    public bool IncludeAccountHashes { get; init; } = true;

    /// <summary>How long the indicators hold after they were composed. Default 30 days: addresses of rented pools change hands quickly.</summary>
    public TimeSpan ValidFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Most indicators in one bundle. Default 25,000; those seen on fewer members are left out first, and listed as left out.</summary>
    [Range(1, 1_000_000)] public int MaxIndicators { get; init; } = 25_000;
}
