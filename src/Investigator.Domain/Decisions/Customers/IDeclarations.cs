using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Customers;

/// <summary>Keeps what customers declared.</summary>
public interface IDeclarations
{
    /// <summary>Standing ones first, the latest first.</summary>
    Task<Page<Declaration>> LoadAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>All that stand now.</summary>
    Task<IReadOnlyList<Declaration>> StandingAsync(CancellationToken ct);

    /// <summary>Writes one down; an earlier one of the same target ends.</summary>
    Task<Done<Declaration>> MakeAsync(Person by, DecisionTarget target, DeclaredTerms terms, DateTimeOffset? endsAt, CancellationToken ct);

    Task<Refusal?> EndAsync(Person by, Guid id, CancellationToken ct);
}
