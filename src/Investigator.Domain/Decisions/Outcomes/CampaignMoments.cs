using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>When what happened to a campaign. Innocent members are left out of everything.</summary>
/// <param name="FirstSeenAt">First request of a member, as the latest analysis saw it.</param>
/// <param name="FlaggedAt">When the first member passed the line for the queue.</param>
/// <param name="TriagedAt">When the first entry about a member or its cluster was closed as a true positive, or else the campaign was started.</param>
/// <param name="FrozenAt">The first freeze or ban of a member.</param>
/// <param name="ContainedAt">When 95 % of the members were frozen or banned; <c>null</c>: they are not.</param>
/// <param name="BannedAt">The first ban of a member.</param>
/// <param name="Members">All but the innocent.</param>
/// <param name="Stops">When each stopped member was first frozen or banned.</param>
public sealed record CampaignMoments(
    Guid CampaignId, string Name, DateTimeOffset StartedAt, DateTimeOffset? FirstSeenAt, DateTimeOffset? FlaggedAt, DateTimeOffset? TriagedAt, DateTimeOffset? FrozenAt, DateTimeOffset? ContainedAt,
    DateTimeOffset? BannedAt, int Members, IReadOnlyDictionary<AccountId, DateTimeOffset> Stops)
{
    /// <summary>Those members.</summary>
    public IReadOnlyList<AccountId> Accounts { get; init; } = [];

    /// <summary>The share of members from which a campaign counts as contained.</summary>
    public const double ContainedShare = 0.95;

    /// <summary>When the <see cref="ContainedShare"/> of <paramref name="members"/> was stopped; <c>null</c>: it is not. O(n log n).</summary>
    public static DateTimeOffset? Contained(IEnumerable<DateTimeOffset> stops, int members)
    {
        var needed = (int)Math.Ceiling(ContainedShare * members);
        var sorted = stops.Order().Take(needed).ToList();
        return needed > 0 && sorted.Count == needed ? sorted[^1] : null;
    }
}
