using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Sharing;

/// <summary>Where one person proposes to release a file and another, who has seen it, decides.</summary>
public interface IReleaseDesk
{
    /// <summary>Proposes the previewed bytes.</summary>
    /// <param name="contentHash">The preview's hash: when the same question gives other bytes now, it refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Done<BundleProposalRow>> ProposeAsync(Person by, BundleRequest request, string contentHash, string? legalBasis, string? reason, CancellationToken ct);

    /// <summary>Proposals, those that wait first, then the latest.</summary>
    Task<Page<BundleProposalRow>> LoadAsync(Person by, BundleProposalState? state, int skip, int take, CancellationToken ct);

    /// <summary>One proposal with its file, and a note that the person was shown it.</summary>
    Task<Done<BundleProposal>> OpenAsync(Person by, Guid id, CancellationToken ct);

    /// <summary>One proposal as a row, and who opened it.</summary>
    Task<BundleProposalRow?> FindAsync(Person by, Guid id, CancellationToken ct);

    /// <summary>Releases it: by a second person who was shown the file.</summary>
    Task<Done<SharedBundleRow>> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct);

    /// <summary>Turns it down.</summary>
    Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct);

    /// <summary>Takes it back.</summary>
    Task<Refusal?> WithdrawAsync(Person by, Guid id, CancellationToken ct);
}

/// <summary>A proposed bundle in a list, without its bytes.</summary>
/// <param name="To">For whom.</param>
/// <param name="ExpiresAt">Until when it may be decided.</param>
/// <param name="OpenedBy">Ids of those who were shown the file.</param>
public sealed record BundleProposalRow(
    Guid Id, Guid CampaignId, string CampaignName, string Format, TrafficLight Marking, int Bytes, string ContentHash, int Indicators, Recipients To, DateTimeOffset ValidUntil,
    string LegalBasis, string Reason, string ProposedById, string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset ExpiresAt, BundleProposalState State, string? DecidedBy,
    DateTimeOffset? DecidedAt, string Answer, IReadOnlyList<string> OpenedBy, long Version);
