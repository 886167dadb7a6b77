using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>What the case store says about how the work came out.</summary>
public interface ICaseOutcomes
{
    /// <summary>The moments of one campaign; <c>null</c>: there is none.</summary>
    Task<CampaignMoments?> MomentsAsync(Guid campaign, CancellationToken ct);

    /// <summary>Ids of campaigns, the latest first.</summary>
    Task<IReadOnlyList<Guid>> CampaignsAsync(int take, CancellationToken ct);

    /// <summary>Accounts that are confirmed or candidates in one of the latest campaigns, each once.</summary>
    /// <param name="campaigns">How many campaigns are looked at.</param>
    Task<IReadOnlyList<AccountId>> MembersAsync(int campaigns, CancellationToken ct);

    /// <summary>How appeals went, of decisions that stop.</summary>
    Task<AppealOutcomes> AppealsAsync(CancellationToken ct);

    /// <summary>Freezes and bans that turned out to be wrong: overturned on appeal, ended by the allow list, or of a member that was found innocent afterwards.</summary>
    Task<IReadOnlyList<WrongStop>> WrongStopsAsync(CancellationToken ct);

    /// <summary>What second readers said of first verdicts, over all samples.</summary>
    Task<ReviewCounts> ReviewsAsync(CancellationToken ct);
}

/// <summary>Counts of appeals.</summary>
/// <param name="Stopped">Accounts ever frozen or banned.</param>
/// <param name="Appealed">Appeals against freezes and bans of accounts.</param>
/// <param name="Decided">Those of them that are decided.</param>
/// <param name="Overturned">Those of them in which the decision was wrong.</param>
public sealed record AppealOutcomes(long Stopped, long Appealed, long Decided, long Overturned);

/// <summary>A freeze or a ban that was wrong.</summary>
/// <param name="To">When it ended; <c>null</c>: it stands still.</param>
/// <param name="Why">In words.</param>
public sealed record WrongStop(AccountId AccountId, DateTimeOffset From, DateTimeOffset? To, string Why);

/// <summary>What blind second readings said.</summary>
/// <param name="Positive">Second readings of what was first a true positive; those who could not tell are left out.</param>
/// <param name="Confirmed">Those of them that say the same.</param>
/// <param name="Read">All second readings that could tell.</param>
/// <param name="Agreed">Those of them that say the same as the first.</param>
public sealed record ReviewCounts(long Positive, long Confirmed, long Read, long Agreed);
