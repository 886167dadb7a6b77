namespace Investigator.Domain.Sharing;

/// <summary>What is known at home about one campaign (or one cluster), in clear. Input of <see cref="BundleComposer"/>; never written anywhere.</summary>
public sealed record CampaignFacts
{
    /// <summary>Id of the campaign or cluster.</summary>
    public required string CampaignId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The analysts' words; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>0 to 100.</summary>
    public required int Confidence { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Everyone in it, whatever their standing.</summary>
    public required IReadOnlyList<MemberFacts> Members { get; init; }

    /// <summary>What it does.</summary>
    public IReadOnlyList<Behaviour> Behaviours { get; init; } = [];

    /// <summary>Whose work people hold it to be; <c>null</c> when nobody said so firmly, or the bundle is asked for without.</summary>
    public Attribution? Attribution { get; init; }

    /// <summary>For prefixes and autonomous systems how many exchanges of members fell into each hour of the day (24 numbers, UTC), by plain value.</summary>
    public IReadOnlyDictionary<IndicatorKey, IReadOnlyList<long>> Hours { get; init; } = new Dictionary<IndicatorKey, IReadOnlyList<long>>();

    /// <summary>Pools of the campaign that began soon after another one was stopped, as the campaign's record of them says.</summary>
    public IReadOnlyList<PoolFailOver> FailOvers { get; init; } = [];

    /// <summary>All accounts that are not in <see cref="Members"/>, in the window that was looked at.</summary>
    public required long OutsideAccounts { get; init; }

    /// <summary>
    /// For each resource of a member (kind and plain value, as in <see cref="ResourceUse"/>) how many accounts that are not in <see cref="Members"/> used it.
    /// A resource that is missing here was not measured and does not leave.
    /// </summary>
    public required IReadOnlyDictionary<IndicatorKey, long> OutsideUsers { get; init; }
}

/// <summary>That a pool took over from one that was stopped.</summary>
/// <param name="Accounts">Accounts of the pool that took over.</param>
/// <param name="After">From the stop to its first request.</param>
public sealed record PoolFailOver(int Accounts, TimeSpan After);

/// <summary>Where people have put an account in a campaign.</summary>
public enum MemberStanding
{
    /// <summary>Proposed by the machine.</summary>
    Candidate,

    /// <summary>Confirmed by a person.</summary>
    Confirmed,

    /// <summary>Cleared by a person: nothing about it leaves, and its use of a resource counts as use outside.</summary>
    Innocent,
}

/// <summary>One account of a campaign, in clear.</summary>
public sealed record MemberFacts
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>Its standing.</summary>
    public required MemberStanding Standing { get; init; }

    /// <summary>Its exchanges.</summary>
    public required long Exchanges { get; init; }

    /// <summary>Tokens of those exchanges.</summary>
    public required long Tokens { get; init; }

    /// <summary>Its first exchange.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Its last exchange.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>When it signed up; <c>null</c> when that is not known.</summary>
    public DateTimeOffset? SignedUpAt { get; init; }

    /// <summary>The class of its payment token, such as <c>prepaid</c>; <c>null</c> when that is not known.</summary>
    public string? PaymentClass { get; init; }

    /// <summary>Whether its API keys show signs of theft.</summary>
    public bool ShowsKeyTheft { get; init; }

    /// <summary>The resources it used. Account hashes need not be among them: the composer makes them.</summary>
    public IReadOnlyList<ResourceUse> Resources { get; init; } = [];
}

/// <summary>One account's use of one resource, in clear.</summary>
/// <param name="Kind">What it is; for personal kinds the plain value is given here and hashed by the composer.</param>
/// <param name="Value">The plain value.</param>
/// <param name="FirstSeenAt">First use.</param>
/// <param name="LastSeenAt">Last use.</param>
/// <param name="Exchanges">Exchanges through it.</param>
public sealed record ResourceUse(IndicatorKind Kind, string Value, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, long Exchanges);
