using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Customers;

/// <summary>The rules of segments, and who of them turned out to abuse.</summary>
public interface ISegments
{
    /// <summary>By segment.</summary>
    Task<IReadOnlyList<SegmentRule>> LoadAsync(CancellationToken ct);

    /// <summary>Sets the terms of a segment.</summary>
    /// <param name="version">The version that the person saw; 0 where there was none.</param>
    Task<Refusal?> SetAsync(Person by, string segment, long version, SegmentTerms terms, CancellationToken ct);

    /// <summary>Accounts that are confirmed in a campaign, or that a freeze or a ban holds now.</summary>
    Task<IReadOnlySet<AccountId>> AbusersAsync(CancellationToken ct);
}
