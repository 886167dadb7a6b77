using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>What is left alone, for a reason and until a time.</summary>
public interface IAllowList
{
    /// <summary>Standing entries first, then latest first.</summary>
    Task<Page<AllowListing>> LoadAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>Puts something on the list and lifts every decision that stands against it. Where a ban or a degradation stands, only a manager may.</summary>
    Task<Done<AllowListing>> AddAsync(Person by, DecisionTarget target, string? reason, DateTimeOffset? expiresAt, CancellationToken ct);

    Task<Refusal?> EndAsync(Person by, Guid id, CancellationToken ct);
}
