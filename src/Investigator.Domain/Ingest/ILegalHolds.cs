using Investigator.Domain.Usage;

namespace Investigator.Domain.Ingest;

/// <summary>Which accounts retention must not touch, because a court, an agency or a running case needs their usage.</summary>
public interface ILegalHolds
{
    /// <summary>The accounts held now; empty when there are none. Asked before each deletion.</summary>
    Task<IReadOnlyCollection<AccountId>> HeldAccountsAsync(CancellationToken ct);
}
