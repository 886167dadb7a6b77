using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>What large groups of accounts stand on, and when somebody used something: asked for pictures, where thousands of accounts are one node.</summary>
public interface IGroundQuestions
{
    /// <summary>Most resources of one kind that a picture is folded by.</summary>
    const int MostOfKind = 8;

    /// <summary>
    /// The resources that most of the accounts use: of each kind at most <see cref="MostOfKind"/>, each with how many of every group use it. API keys and organizations are left out: those are an account's own.
    /// </summary>
    /// <param name="groups">Each account once, with the number of its group.</param>
    /// <param name="fewest">Resources that fewer of the accounts use are left out.</param>
    Task<SharedGround> SharedAsync(IReadOnlyCollection<(AccountId Account, int Group)> groups, int fewest, CancellationToken ct);

    /// <summary>When each of the accounts used each of the resources; pairs without a request are left out, such as what only a record names. O(accounts · resources).</summary>
    Task<IReadOnlyList<AccountUse>> UsesAsync(IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<Resource> resources, CancellationToken ct);
}

/// <summary>What groups of accounts share.</summary>
/// <param name="Resources">How many resources enough of the accounts use, those that were left out among them.</param>
/// <param name="Accounts">How many accounts the store knows in all: what is common among them is no surprise.</param>
public sealed record SharedGround(IReadOnlyList<GroundUse> Uses, long Resources, long Accounts)
{
    public static SharedGround None { get; } = new([], 0, 0);
}

/// <summary>One group on one resource.</summary>
/// <param name="Label">What to show, as in <see cref="ResourceUse.Label"/>.</param>
/// <param name="Group">The number of the group.</param>
/// <param name="Accounts">How many accounts of the group use it.</param>
/// <param name="InAll">How many accounts use it in all.</param>
/// <param name="FirstSeenAt">Their first request with it; <c>null</c>: only records name it.</param>
public sealed record GroundUse(Resource Resource, string Label, int Group, int Accounts, long InAll, DateTimeOffset? FirstSeenAt, DateTimeOffset? LastSeenAt);

/// <summary>When an account used a resource.</summary>
public sealed record AccountUse(AccountId Account, Resource Resource, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, long Requests);
