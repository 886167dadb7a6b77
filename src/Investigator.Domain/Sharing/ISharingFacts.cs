using Investigator.Domain.Usage;

namespace Investigator.Domain.Sharing;

/// <summary>What the composer needs to know of a campaign's traffic, asked of the telemetry store.</summary>
public interface ISharingFacts
{
    /// <summary>Each member's traffic and resources, and how many accounts that are not among <paramref name="members"/> used the same resources.</summary>
    /// <param name="members">Everyone in the campaign with their standing. Members without any traffic are left out of the answer.</param>
    Task<SharingMeasures> MeasureAsync(IReadOnlyDictionary<AccountId, MemberStanding> members, CancellationToken ct);
}

/// <summary>The measured part of <see cref="CampaignFacts"/>.</summary>
/// <param name="Members">See <see cref="CampaignFacts.Members"/>.</param>
/// <param name="OutsideAccounts">See <see cref="CampaignFacts.OutsideAccounts"/>.</param>
/// <param name="OutsideUsers">See <see cref="CampaignFacts.OutsideUsers"/>.</param>
public sealed record SharingMeasures(
    IReadOnlyList<MemberFacts> Members, long OutsideAccounts, IReadOnlyDictionary<IndicatorKey, long> OutsideUsers)
{
    /// <summary>See <see cref="CampaignFacts.Hours"/>; over confirmed members and candidates.</summary>
    public IReadOnlyDictionary<IndicatorKey, IReadOnlyList<long>> Hours { get; init; } = new Dictionary<IndicatorKey, IReadOnlyList<long>>();
}
