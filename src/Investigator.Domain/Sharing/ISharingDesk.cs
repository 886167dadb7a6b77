using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Sharing;

/// <summary>Where bundles are made, looked at and fetched; <see cref="IReleaseDesk"/> releases them. Every act is checked against the person's role and audited.</summary>
public interface ISharingDesk
{
    /// <summary>Exactly what would leave, and what would not. Writes nothing but the audit.</summary>
    Task<Done<BundlePreview>> PreviewAsync(Person by, BundleRequest request, CancellationToken ct);

    /// <summary>The same for a cluster that nobody has looked at yet: its members count as if they were confirmed. It can be looked at and written to a file, never released.</summary>
    Task<Done<BundlePreview>> PreviewClusterAsync(Person by, Guid cluster, string format, TrafficLight marking, CancellationToken ct);

    /// <summary>Notes in the ledger that a previewed file was written by the command line.</summary>
    /// <param name="partner">For whom; <c>null</c>: for this house.</param>
    Task<Refusal?> WrittenAsync(Person by, string contentHash, Guid? partner, CancellationToken ct);

    /// <summary>Partners see what the gate opens to them now; people of this house see all. Latest first.</summary>
    Task<Page<SharedBundleRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>The bytes, for a download that is in the audit and in the ledger.</summary>
    Task<Done<SharedBundle>> DownloadAsync(Person by, Guid id, FetchPath path, CancellationToken ct);

    /// <summary>Takes a bundle back: nobody outside sees it any more.</summary>
    Task<Refusal?> RevokeAsync(Person by, Guid id, CancellationToken ct);
}

/// <summary>A released bundle in a list.</summary>
public sealed record SharedBundleRow(
    Guid Id, Guid CampaignId, string CampaignName, string Format, TrafficLight Marking, string FileName, int Bytes, string ContentHash, int Indicators,
    string ReleasedBy, DateTimeOffset ReleasedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>When it lapses; <c>null</c> for bundles released before there was an end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>For whom.</summary>
    public Recipients To { get; init; } = Recipients.Everyone;
}
