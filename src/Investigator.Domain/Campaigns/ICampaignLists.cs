using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Campaigns;

/// <summary>The campaigns as a list under a query.</summary>
public interface ICampaignLists
{
    /// <summary>Latest first.</summary>
    /// <param name="query">Over <see cref="Triage.CampaignFields"/>; <c>null</c>: all.</param>
    Task<Page<CampaignRow>> CampaignsAsync(Query? query, int skip, int take, CancellationToken ct);

    /// <summary>For <c>by</c> the people who started any, with how many; empty for every other field.</summary>
    Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct);
}
