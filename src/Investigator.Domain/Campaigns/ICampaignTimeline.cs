using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Campaigns;

/// <summary>All that people and the console did about a campaign, and about those its members came from: read out of the audit, so nothing stands there that was not recorded when it happened.</summary>
public interface ICampaignTimeline
{
    /// <summary>The most entries that are looked through.</summary>
    const int Most = 20_000;

    /// <summary>Latest first; the latest <see cref="Most"/> at most. O(entries of the campaign).</summary>
    Task<Page<AuditEntry>> LoadAsync(Person by, Guid campaign, TimelineFilter filter, int skip, int take, CancellationToken ct);
}

/// <summary>Which entries to show; <c>null</c> shows all.</summary>
/// <param name="Person">A part of the name of who acted, in any case.</param>
public sealed record TimelineFilter(TimelineKind? Kind = null, string? Person = null);
