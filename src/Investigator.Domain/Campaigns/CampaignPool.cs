namespace Investigator.Domain.Campaigns;

/// <summary>Where a pool stands.</summary>
public enum PoolState
{
    /// <summary>It gets answers.</summary>
    Active,

    /// <summary>It is silent, and nothing holds most of it: it may take over.</summary>
    Standby,

    /// <summary>Frozen or banned for the most part, and silent.</summary>
    Burnt,
}

/// <summary>Members of a campaign that are one suspected pool.</summary>
/// <param name="Cluster"><c>null</c>: those that the latest analysis puts into none.</param>
/// <param name="Active">Accounts that got an answer within <see cref="CampaignPools.ActiveWithin"/> of the latest stored request.</param>
/// <param name="Burnt">Accounts that a freeze or a ban holds, and that got none.</param>
/// <param name="BurntAt">When the first of them was stopped; <c>null</c>: none was.</param>
/// <param name="SuspectShare">Share of its requests that are like a known family of harvesting prompts, 0 to 1.</param>
/// <param name="SuspectLow">Lower end of that share's 95 % interval (Wilson 1927), as if requests were independent.</param>
/// <param name="SuspectHigh">Its upper end.</param>
public sealed record CampaignPool(
    Guid? Cluster, PoolState State, int Accounts, int Active, int Burnt, DateTimeOffset? FirstAt, DateTimeOffset? LastAnsweredAt, DateTimeOffset? BurntAt,
    double SuspectShare, double SuspectLow, double SuspectHigh)
{
    /// <summary>Accounts that are neither active nor burnt.</summary>
    public int Standby => Accounts - Active - Burnt;

    /// <summary>The stop after which it began, within <see cref="CampaignPools.TakesOverWithin"/>; inferred, <c>null</c> when there was none.</summary>
    public FailOver? Took { get; init; }
}

/// <summary>That a pool began soon after another was stopped.</summary>
/// <param name="From">The pool that was stopped; <c>null</c>: the accounts in none.</param>
public sealed record FailOver(Guid? From, DateTimeOffset StoppedAt, TimeSpan After);
