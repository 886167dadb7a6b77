using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Sharing;

/// <summary>Who fetched what and when, whatever the path.</summary>
public interface IBundleLedger
{
    /// <summary>The latest first; nothing for who is not of this house.</summary>
    Task<Page<LedgerRow>> LoadAsync(Person by, LedgerFilter filter, int skip, int take, CancellationToken ct);
}

/// <summary>Which lines of the ledger.</summary>
/// <param name="Bundle">Of this bundle; <c>null</c>: of all.</param>
/// <param name="Partner">By this partner; <c>null</c>: by all.</param>
public sealed record LedgerFilter(Guid? Bundle = null, Guid? Partner = null);

/// <summary>A line of the ledger with the names.</summary>
/// <param name="Campaign">The campaign's name; <c>null</c> when a file was written of what was never released.</param>
/// <param name="Partner">The partner's name; <c>null</c> for this house.</param>
public sealed record LedgerRow(
    Guid Id, DateTimeOffset At, Guid? BundleId, string? Campaign, Guid? PartnerId, string? Partner, string PersonName, FetchPath Path, int? Objects, string ContentHash);
